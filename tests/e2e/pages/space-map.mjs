// One picture of a block of addresses.

import assert from "node:assert/strict";

export class SpaceMap {
  /** @param {string} title the name of the figure that it stands in */
  constructor(page, title) {
    this.page = page;
    this.figure = page.getByRole("figure", { name: title, exact: true });
    this.canvas = this.figure.getByRole("group", { name: new RegExp(`^${title.replaceAll(".", "\\.")}\\. `) });
    this.status = this.figure.getByRole("status");
  }

  button(name) {
    return this.figure.getByRole("button", { name, exact: true });
  }

  /** What it says about what it shows, or what is under the cursor. */
  async said() {
    await this.canvas.waitFor();
    return this.status.innerText();
  }

  async sees(text) {
    await this.leave();
    const said = this.status.filter({ hasText: text });
    await said.waitFor();
    if (typeof text === "string") assert.equal(await said.innerText(), text);
  }

  /** Takes the pointer away, so that nothing is under it. */
  async leave() {
    await this.page.mouse.move(0, 0);
  }

  /** Turns the wheel over the chosen picture, at a share of its width. */
  async wheel(share, turned) {
    await this.canvas.focus();
    const { x, y, width } = await this.canvas.boundingBox();
    await this.page.mouse.move(x + width * share, y + 20);
    await this.page.mouse.wheel(0, turned);
  }

  /** The addresses below the picture. */
  ruler() {
    return this.canvas.locator("text.address").allTextContents();
  }

  /** The names of all blocks drawn. */
  blocks() {
    return this.canvas.locator(".block > title").allTextContents();
  }

  /** What is drawn apart, free space too, by name: the rectangle that has its colour. */
  drawn(name) {
    const named = this.page.locator("title").getByText(name, { exact: true });
    return this.canvas.locator(".block:not(.group)").filter({ has: named }).locator("rect.area");
  }

  /** The rows of the table below it: block, what it is, its name. */
  async twin() {
    const summary = this.figure.getByText("As a table");
    const heads = this.figure.getByRole("rowheader");
    if (!(await heads.first().isVisible())) await summary.click();
    await heads.first().waitFor();
    // Long tables show all when asked.
    const more = this.figure.getByRole("button", { name: /^Show [\d,]+ more blocks?$/ });
    if (await more.count()) await more.click();
    const rows = this.figure.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
    return rows.evaluateAll((all) =>
      all.map(({ cells: [cidr, what, name] }) => ({ cidr: cidr.innerText, what: what.innerText, name: name.innerText })));
  }
}
