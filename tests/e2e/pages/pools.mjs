// The form for a new pool, and the page of a pool.

import { App } from "./app.mjs";
import { Table } from "./table.mjs";

/** One CIDR that a form or dialog asks for: typed, or any of a size. */
export class CidrRow {
  constructor(within, number) {
    this.group = within.getByRole("group", { name: `CIDR ${number}`, exact: true });
    this.cidr = this.group.getByRole("textbox", { name: "CIDR" });
  }

  /** Asks for any block of this size, and waits until it says which it gets. */
  async ofSize(length, gets) {
    await this.group.getByRole("combobox", { name: "How" }).selectOption({ label: "Any of this size" });
    await this.group.getByRole("combobox", { name: "Netmask Length" }).selectOption(String(length));
    await this.group.getByText(`Gets ${gets}`, { exact: true }).waitFor();
  }
}

export class PoolForm extends App {
  constructor(page) {
    super(page);
    this.main = page.getByRole("main");
    this.version = this.main.getByRole("combobox", { name: "IP Version" });
    this.region = this.main.getByRole("combobox", { name: "Effective Region" });
    this.source = this.main.getByRole("combobox", { name: "Source IPAM Pool" });
    this.autoImport = this.main.getByRole("checkbox", { name: /^Automatically Import/ });
    this.effect = this.main.getByRole("complementary");
  }

  field(label) {
    return this.main.getByRole("combobox", { name: new RegExp(`^${label}`) });
  }

  row(number) {
    return new CidrRow(this.main, number);
  }

  /** Sends the form as it is filled in, under this name, and waits for the page of the pool. */
  async send(name) {
    await this.main.getByRole("textbox", { name: /^Name/ }).fill(name);
    await this.main.getByRole("button", { name: "Create IPAM Pool" }).click();
    await this.heading.filter({ hasText: name }).waitFor();
  }

  async show() {
    await this.open("IPAM Pool");
    await this.page.getByRole("main").getByRole("link", { name: "Create IPAM Pool" }).first().click();
    await this.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
  }

  /** Makes a pool, in the scope that the form begins with, and waits for its page. */
  async create({ name, region, cidrs }) {
    const main = this.page.getByRole("main");
    await main.getByRole("textbox", { name: /^Name/ }).fill(name);
    await main.getByRole("combobox", { name: "Effective Region" }).selectOption({ label: region });
    for (const [place, cidr] of cidrs.entries()) {
      if (place > 0) await main.getByRole("button", { name: "Add CIDR" }).click();
      const row = main.getByRole("group", { name: `CIDR ${place + 1}`, exact: true });
      await row.getByRole("textbox", { name: "CIDR" }).fill(cidr);
    }
    await main.getByRole("button", { name: "Create IPAM Pool" }).click();
    await this.heading.filter({ hasText: name }).waitFor();
  }

  /** Makes a sub-pool of the pool whose page is open, and waits for its page. */
  async createSubPool({ name, cidr }) {
    const main = this.page.getByRole("main");
    await main.getByRole("button", { name: "Create sub-pool" }).first().click();
    await this.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
    await main.getByRole("textbox", { name: /^Name/ }).fill(name);
    const row = main.getByRole("group", { name: "CIDR 1", exact: true });
    await row.getByRole("textbox", { name: "CIDR" }).fill(cidr);
    await main.getByRole("button", { name: "Create IPAM Pool" }).click();
    await this.heading.filter({ hasText: name }).waitFor();
  }
}

export class PoolPage extends App {
  constructor(page) {
    super(page);
    this.allocations = new Table(page, "Allocation");
  }

  async tab(name) {
    const tabs = this.page.getByRole("navigation", { name: "Tabs" });
    await tabs.getByRole("link", { name }).click();
  }

  /** The numbers of a card of usage, by their terms. */
  async usage(title) {
    const card = this.card(title);
    await card.getByRole("term").first().waitFor();
    const terms = await card.getByRole("term").allInnerTexts();
    const numbers = await card.getByRole("definition").allInnerTexts();
    return Object.fromEntries(terms.map((term, at) => [term.trim(), numbers[at].trim().split(/\s/)[0]]));
  }

  /** Opens the dialog that provisions CIDRs. */
  async startProvisioning() {
    await this.page.getByRole("main").getByRole("button", { name: "Provision CIDR" }).first().click();
    const dialog = this.page.getByRole("dialog", { name: /^Provision CIDR to / });
    await dialog.waitFor();
    return dialog;
  }

  /** Links a discovered VPC CIDR to the pool. */
  async allocateVpc(cidr) {
    await this.page.getByRole("button", { name: "Allocate to a VPC" }).first().click();
    const dialog = this.page.getByRole("dialog", { name: "Allocate to a VPC" });
    await dialog.getByRole("row").filter({ hasText: cidr }).getByRole("radio").check();
    await dialog.getByRole("button", { name: "Allocate", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  /** Reserves a CIDR by a custom allocation. */
  async reserve({ cidr, name }) {
    await this.page.getByRole("button", { name: "Create Custom Allocation" }).first().click();
    const dialog = this.page.getByRole("dialog", { name: /^Create Custom Allocation in / });
    await dialog.getByRole("textbox", { name: "CIDR" }).fill(cidr);
    await dialog.getByRole("textbox", { name: /^Name/ }).fill(name);
    await dialog.getByRole("button", { name: "Create Custom Allocation" }).click();
    await dialog.waitFor({ state: "hidden" });
  }
}
