// The activity log and the checkpoints.

import { App } from "./app.mjs";
import { Table } from "./table.mjs";

export class ActivityPage extends App {
  constructor(page) {
    super(page);
    this.table = new Table(page, "Activity");
    this.checkpoints = page.getByRole("main").getByRole("listitem");
  }

  async show() {
    await this.open("Activity");
    await this.table.region.waitFor();
  }

  /** What the lines tell, newest first. */
  async told() {
    return this.table.rows.getByRole("cell").and(this.page.locator(":first-child")).allInnerTexts();
  }

  line(text) {
    return this.table.rows.filter({ has: this.page.getByText(text, { exact: true }) });
  }

  async undoThis(text) {
    await this.line(text).getByRole("button", { name: "Undo this" }).click();
  }

  async only(kind) {
    await this.page.getByRole("combobox", { name: "Kind" }).selectOption({ label: kind });
  }

  async mark(name) {
    await this.page.getByRole("button", { name: "New checkpoint" }).click();
    const dialog = this.page.getByRole("dialog", { name: "New checkpoint" });
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  async goBackTo(name) {
    await this.checkpoints.filter({ hasText: name }).getByRole("button", { name: "Go back" }).click();
    const dialog = this.page.getByRole("dialog", { name: `Go back to ${name}?` });
    await dialog.getByRole("button", { name: "Go back" }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  async deleteCheckpoint(name) {
    await this.checkpoints.filter({ hasText: name }).getByRole("button", { name: "Delete" }).click();
    const dialog = this.page.getByRole("dialog", { name: `Delete checkpoint ${name}?` });
    await dialog.getByRole("button", { name: "Delete" }).click();
    await dialog.waitFor({ state: "hidden" });
  }
}
