// Sharing between two accounts: share units, and the files that they hand each other.

import { downloaded, made } from "../support/files.mjs";
import { App } from "./app.mjs";
import { ImportPage } from "./import.mjs";
import { Table } from "./table.mjs";

/** The Share Management tab of a pool or a resource discovery. */
export class SharePage extends App {
  constructor(page) {
    super(page);
    this.units = new Table(page, "Share units");
  }

  async tab(name) {
    const tabs = this.page.getByRole("navigation", { name: "Tabs" });
    await tabs.getByRole("link", { name }).click();
  }

  /** Shares with an account. */
  async share(account, name) {
    await this.page.getByRole("button", { name: "Create Resource Share" }).first().click();
    const dialog = this.page.getByRole("dialog", { name: "Create Resource Share" });
    const accounts = dialog.getByRole("group", { name: "Principals" });
    await accounts.getByRole("combobox", { name: "Account 1", exact: true }).fill(account);
    await dialog.getByRole("textbox", { name: /^Name/ }).fill(name);
    await dialog.getByRole("button", { name: "Share", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  /** The file for the account of a share unit. */
  shareFile(account) {
    const row = this.units.rows.filter({ hasText: account });
    return this.#file(() => row.getByRole("button", { name: "Download share file" }).click());
  }

  /** Ends a share, and gives the file that tells the account so. */
  async end(account) {
    const row = this.units.rows.filter({ hasText: account });
    await row.getByRole("button", { name: "Delete" }).click();
    const dialog = this.page.getByRole("dialog", { name: /^End the share with / });
    await dialog.getByRole("button", { name: "Delete share unit" }).click();
    const button = this.page.getByRole("button", { name: "Download withdrawal file" });
    return this.#file(() => button.click());
  }

  /** What a principal hands back to the owner. */
  returnFile() {
    const button = this.page.getByRole("main").getByRole("button", { name: "Download return file" });
    return this.#file(() => button.click());
  }

  async #file(act) {
    const { name, text } = await downloaded(this.page, act);
    return made(name, text);
  }
}

/** The import page, for files of other accounts. */
export class HandedFile extends ImportPage {
  /** Hands a file over and waits for its preview. */
  async preview(file) {
    await this.show();
    await this.choose(file);
    return this.report(file.name);
  }

  /** Takes in what a file shares; the page of its first object opens, where it brings one. */
  async accept(file) {
    const report = await this.preview(file);
    await report.getByRole("button", { name: "Accept", exact: true }).click();
  }

  /** The request for a block, with its two answers. */
  request(cidr) {
    return this.page.getByRole("group", { name: new RegExp(`^${cidr.replaceAll(".", "\\.")} `) });
  }

  /** Sends the answers, and gives the file that tells them. */
  async settle(file) {
    const report = this.report(file.name);
    await report.getByRole("button", { name: "Settle" }).click();
    const button = report.getByRole("button", { name: "Download the next share file" });
    const { name, text } = await downloaded(this.page, () => button.click());
    return made(name, text);
  }
}
