// Multi-account Management: the members, and the dialogs about them.

import { App } from "./app.mjs";
import { Table } from "./table.mjs";

export class MembersPage extends App {
  constructor(page) {
    super(page);
    this.members = new Table(page, "Members");
    this.addDialog = page.getByRole("dialog", { name: "Add Member" });
  }

  async show() {
    await this.open("Multi-account Management");
  }

  /** Says that this account may manage members. */
  async becomeAdministrator() {
    const main = this.page.getByRole("main");
    await main.getByRole("button", { name: "This account is the delegated administrator" }).click();
  }

  async startAdding() {
    await this.page.getByRole("button", { name: "Add Member" }).first().click();
    await this.addDialog.waitFor();
  }

  /** Adds accounts, one by one. */
  async addAccounts(...accounts) {
    await this.startAdding();
    await this.#type(this.addDialog, accounts);
    await this.#send(this.addDialog, "Add");
  }

  async addFolder({ id, name, accounts }) {
    await this.startAdding();
    await this.addDialog.getByRole("combobox", { name: "Member Type" }).selectOption("Folder");
    await this.addDialog.getByRole("textbox", { name: "Folder ID" }).fill(id);
    await this.#type(this.addDialog, accounts);
    await this.addDialog.getByRole("textbox", { name: /^Name/ }).fill(name);
    await this.#send(this.addDialog, "Add");
  }

  /** Changes the accounts of a folder. */
  async editFolder(id, { name, accounts }) {
    const row = this.row(id);
    await row.getByRole("button", { name: "More actions" }).click();
    await this.page.getByRole("menuitem", { name: "Edit" }).click();
    const dialog = this.page.getByRole("dialog", { name: /^Edit folder / });
    await dialog.getByRole("textbox", { name: /^Name/ }).fill(name);
    await this.#type(dialog, accounts);
    await this.#send(dialog, "Save");
  }

  row(id) {
    return this.members.rows.filter({ hasText: id });
  }

  async remove(id) {
    await this.row(id).getByRole("button", { name: "Remove" }).click();
    const dialog = this.page.getByRole("dialog", { name: /^Remove / });
    await this.#send(dialog, "Remove");
  }

  /** Removes several members at once. */
  async removeSeveral(...ids) {
    for (const id of ids) await this.row(id).getByRole("checkbox").check();
    await this.page.getByRole("main").getByRole("button", { name: "Remove" }).first().click();
    await this.#send(this.page.getByRole("dialog", { name: /^Remove / }), "Remove");
  }

  /** Fills the rows of an account list, and makes as many as are needed. */
  async #type(dialog, accounts) {
    const list = dialog.getByRole("group", { name: /^Accounts/ });
    for (const [place, account] of accounts.entries()) {
      const row = list.getByRole("combobox", { name: `Account ${place + 1}`, exact: true });
      if ((await row.count()) === 0) await list.getByRole("button", { name: "Add account" }).click();
      await row.fill(account);
    }
  }

  async #send(dialog, button) {
    await dialog.getByRole("button", { name: button, exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  }
}
