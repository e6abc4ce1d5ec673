// The command palette and the list of keys.

export class Palette {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Search, ask, go, do" });
    this.field = this.dialog.getByRole("combobox");
    this.lines = this.dialog.getByRole("option");
    this.keys = page.getByRole("dialog", { name: "Keys" });
  }

  async open() {
    await this.page.keyboard.press("Control+k");
    await this.field.waitFor();
  }

  /** Opens it, types, and returns the lines as texts. */
  async ask(text) {
    await this.open();
    await this.field.fill(text);
    await this.lines.first().waitFor();
    return this.lines.allTextContents();
  }

  /** Types and takes the first line. */
  async take(text) {
    await this.ask(text);
    await this.page.keyboard.press("Enter");
    await this.dialog.waitFor({ state: "hidden" });
  }
}
