// The list of IPAMs and the dialog that makes one.

import { App } from "./app.mjs";

export class IpamPage extends App {
  /** The dialog that makes an IPAM. */
  get dialog() {
    return this.page.getByRole("dialog", { name: "Create IPAM" });
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
    await this.dialog.getByRole("textbox", { name: /^Name/ }).fill(name);
    await this.dialog.getByRole("button", { name: "Create", exact: true }).click();
    await this.heading.filter({ hasText: name }).waitFor();
  }
}
