// The form for a new pool, and the page of a pool.

import { App } from "./app.mjs";
import { Table } from "./table.mjs";

export class PoolForm extends App {
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
