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

  /** Scrolls to a share of the way, from 0 to 1. */
  async scrollTo(share) {
    await this.region.evaluate((box, share) => {
      box.scrollTop = (box.scrollHeight - box.clientHeight) * share;
    }, share);
  }

  async sortBy(column) {
    await this.region.getByRole("columnheader", { name: column }).getByRole("button").click();
  }

  /** The rows that are shown, as the CSV file tells them. */
  async csv() {
    const { text } = await downloaded(this.page, () => this.page.getByRole("button", { name: "CSV" }).click());
    return csvRows(text);
  }
}
