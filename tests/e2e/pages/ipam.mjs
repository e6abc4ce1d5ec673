// The list of IPAMs, the dialog that makes one, and the page of one.

import { App } from "./app.mjs";
import { Table } from "./table.mjs";

export class IpamPage extends App {
  constructor(page) {
    super(page);
    this.ipams = new Table(page, "IPAMs");
    this.regions = new Table(page, "Effective regions");
    this.discoveries = new Table(page, "Associated resource discoveries");
    this.head = page.getByRole("main").locator("header").first();
  }

  /** The dialog that makes an IPAM. */
  get dialog() {
    return this.page.getByRole("dialog", { name: "Create IPAM" });
  }

  /** The dialog that adds effective regions. */
  get regionDialog() {
    return new RegionChoice(this.page.getByRole("dialog", { name: "Add Effective Region" }));
  }

  /** The effective regions within the dialog that makes an IPAM. */
  get firstRegions() {
    return new RegionChoice(this.dialog);
  }

  async startCreating() {
    if (!(await this.dialog.isVisible())) {
      await this.page.getByRole("button", { name: "Create IPAM" }).first().click();
    }
    await this.dialog.waitFor();
  }

  /** Makes an IPAM and waits for its page. */
  async create({ name, region }) {
    await this.startCreating();
    const field = this.dialog.getByRole("combobox", { name: "Managed Region" });
    await field.selectOption({ label: region });
    await this.send(name);
  }

  /** Sends the dialog as it is filled in, with this name, and waits for the page of the IPAM. */
  async send(name) {
    await this.dialog.getByRole("textbox", { name: /^Name/ }).fill(name);
    await this.dialog.getByRole("button", { name: "Create", exact: true }).click();
    await this.heading.filter({ hasText: name }).waitFor();
  }

  /** The row of an IPAM in the list. */
  row(name) {
    const link = this.page.getByRole("link", { name, exact: true });
    return this.ipams.rows.filter({ has: link });
  }

  /** The row of a region in the tab of an IPAM. */
  region(label) {
    return this.regions.rows.filter({ hasText: label });
  }

  /** A fact of the first tab as it is written. */
  async fact(term) {
    return (await this.factCell(term).innerText()).trim();
  }
}

/** The field that chooses several regions, one of which may be locked. */
class RegionChoice {
  constructor(dialog) {
    this.dialog = dialog;
    this.group = dialog.getByRole("group", { name: "Effective Region" });
    this.chosen = this.group.getByRole("listitem");
    this.opener = this.group.getByRole("button", { name: /^\d+ regions?$/ });
  }

  /** The box of a region in the list of all, which opens with it. */
  async box(label) {
    const box = this.group.getByRole("checkbox", { name: new RegExp(`^${label.replaceAll(/[()]/g, "\\$&")}`) });
    if (!(await box.isVisible())) await this.opener.click();
    return box;
  }

  async choose(...labels) {
    for (const label of labels) await (await this.box(label)).check();
    // The open list would lie over the buttons of the dialog.
    await this.opener.click();
  }

  async add(...labels) {
    await this.choose(...labels);
    await this.dialog.getByRole("button", { name: "Add", exact: true }).click();
    await this.dialog.waitFor({ state: "hidden" });
  }
}
