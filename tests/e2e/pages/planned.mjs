// Create VPC, and the page of a VPC or vSwitch.

import { App } from "./app.mjs";

export class PlanForm extends App {
  constructor(page) {
    super(page);
    const main = page.getByRole("main");
    this.pool = main.getByRole("combobox", { name: "IPAM Pool" });
    this.size = main.getByRole("combobox", { name: "Netmask Length" });
    this.cidr = main.getByRole("textbox", { name: "CIDR" });
    this.name = main.getByRole("textbox", { name: /^Name/ });
    this.account = main.getByRole("combobox", { name: /^Owner Account/ });
    this.create = main.getByRole("button", { name: "Create VPC" });
  }

  /** Opens it from the pool's Allocation tab. */
  async showFrom(pool) {
    await this.go(`/pool/${pool}/allocations`);
    await this.page.getByRole("main").getByRole("link", { name: "Create VPC" }).first().click();
    await this.heading.filter({ hasText: "Create VPC" }).waitFor();
  }

  /** Waits until the CIDR is this one. */
  async gets(cidr) {
    const main = this.page.getByRole("main");
    await main.getByRole("status").filter({ hasText: `${cidr}, ` }).waitFor();
  }

  /** Makes it, and waits for its page. */
  async send(name) {
    await this.create.click();
    await this.heading.filter({ hasText: name }).waitFor();
  }
}

export class NetworkPage extends App {
  constructor(page) {
    super(page);
    this.head = page.getByRole("main").locator("header").first();
    this.tabs = page.getByRole("navigation", { name: "Tabs" });
  }

  /** The names of the tabs, in order. */
  async tabNames() {
    return (await this.tabs.getByRole("link").allTextContents()).map((text) => text.trim());
  }

  async tab(name) {
    await this.tabs.getByRole("link", { name, exact: true }).click();
    await this.tabs.locator("[aria-current=page]").filter({ hasText: name }).waitFor();
  }

  /** Opens a dialog by a button of the head. */
  async ask(button) {
    await this.head.getByRole("button", { name: button, exact: true }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.waitFor();
    return dialog;
  }

  /** Plans a vSwitch of this size, the first that is free. */
  async planVSwitch({ name, size }) {
    const dialog = await this.ask("Create vSwitch");
    await dialog.getByRole("combobox", { name: "Netmask Length" }).selectOption(String(size));
    await dialog.getByRole("textbox", { name: /^Name/ }).fill(name);
    await dialog.getByRole("button", { name: "Create vSwitch" }).click();
    await dialog.waitFor({ state: "hidden" });
  }
}
