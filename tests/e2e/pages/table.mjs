// A table: its rows, filter, order, count and CSV file.

import { csvRows, downloaded } from "../support/files.mjs";

export class Table {
  /** The table of this name. */
  constructor(page, name) {
    this.page = page;
    this.region = page.getByRole("region", { name, exact: true });
    this.filterBox = page.getByRole("searchbox", { name: "Filter" });
    this.rows = this.region.getByRole("rowgroup").last().getByRole("row");
  }

  /** "14 of 312", or "312 rows". */
  get count() {
    return this.page.getByRole("main").getByRole("status").filter({ hasText: /^[\d,]+ (rows?|of [\d,]+)$/ });
  }

  async filter(text) {
    await this.filterBox.fill(text);
  }

  /** Scrolls to a share of the way, from 0 to 1. The rows come over some frames; it waits for all. */
  async scrollTo(share) {
    await this.region.evaluate(async (box, share) => {
      box.scrollTop = (box.scrollHeight - box.clientHeight) * share;
      const mounted = () => {
        const rows = [...box.querySelectorAll("tbody tr[aria-rowindex]")];
        return rows.map((row) => row.getAttribute("aria-rowindex")).join();
      };
      for (let [last, same] = [mounted(), 0]; same < 3; ) {
        await new Promise(requestAnimationFrame);
        const now = mounted();
        same = now === last ? same + 1 : 0;
        last = now;
      }
    }, share);
  }

  /** Waits until the table has scrolled to where this holds of `top`, and of its `end`. */
  async scrolled(where) {
    const region = await this.region.elementHandle();
    await this.page.waitForFunction(
      ([box, where]) => {
        const [top, end] = [box.scrollTop, box.scrollHeight - box.clientHeight];
        return { "top > 0": top > 0, "top > end - 2": top > end - 2, "top < end - 2": top < end - 2, "top === 0": top === 0 }[where];
      },
      [region, where],
    );
  }

  /** How far the table is scrolled. */
  async top() {
    return this.region.evaluate((box) => box.scrollTop);
  }

  /** What names the row of a control, and nothing else in the table. */
  async nameOf(control) {
    return control.evaluate((one) => one.closest("tr").dataset.row);
  }

  /** The row of this name, wherever it stands. */
  row(name) {
    return this.region.locator(`tr[data-row="${name}"]`);
  }

  /** The cells of a row that is in view, by the titles of their columns. */
  async cells(row) {
    const titles = await this.region.getByRole("columnheader").allInnerTexts();
    const cells = await row.locator("th, td").allInnerTexts();
    const written = (text) => text.replaceAll(/\s+/g, " ").trim();
    return Object.fromEntries(titles.map((title, at) => [title.trim(), written(cells[at])]));
  }

  /** Does something with the chooser of columns open, which is a box for each. */
  async chooseColumns(act) {
    const opener = this.page.getByRole("main").getByRole("button", { name: "Columns", exact: true });
    await opener.first().click();
    const list = this.page.getByRole("group", { name: "Columns", exact: true });
    await list.waitFor();
    const found = await act(list);
    await this.page.keyboard.press("Escape");
    await list.waitFor({ state: "hidden" });
    return found;
  }

  /** Shows these columns, whatever the window has room for. */
  async showColumns(...titles) {
    await this.chooseColumns(async (list) => {
      for (const title of titles) await list.getByRole("checkbox", { name: title, exact: true }).check();
    });
    for (const title of titles) await this.region.getByRole("columnheader", { name: title, exact: true }).waitFor();
  }

  async sortBy(column) {
    await this.region.getByRole("columnheader", { name: column }).getByRole("button").click();
  }

  /** The rows that are shown, as the CSV file tells them. */
  async csv() {
    const button = this.page.getByRole("button", { name: "CSV", exact: true });
    const { text } = await downloaded(this.page, () => button.click());
    return csvRows(text);
  }
}
