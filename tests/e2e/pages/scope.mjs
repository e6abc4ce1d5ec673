// A scope: the list of its resource CIDRs, and what a row conflicts with.

import { App } from "./app.mjs";
import { Table } from "./table.mjs";

export class ScopePage extends App {
  constructor(page) {
    super(page);
    this.table = new Table(page, "Resources of the scope");
  }

  /** Opens the list of the scope's resource CIDRs. */
  async show(scope) {
    await this.go(`/scope/${scope}/resources`);
    await this.table.count.waitFor();
  }

  /** The rows as the page tells them: id, type, CIDR, statuses, usage; by type, id and CIDR. */
  async rows() {
    const rows = (await this.table.csv()).map((row) => ({
      id: row.Resource.match(/ \(([^()]+)\)$/)?.[1] ?? row.Resource,
      type: row.Type,
      cidr: row.CIDR,
      management: row.Management,
      compliance: row.Compliance,
      overlap: row.Overlap,
      usage: row.Usage,
    }));
    return rows.sort(byPlace);
  }

  /** Takes a row out of monitoring. */
  async ignore(cidr) {
    const row = this.table.rows.filter({ hasText: cidr });
    await row.getByRole("button", { name: "Ignore" }).click();
    await row.filter({ hasText: "Ignored" }).first().waitFor();
  }
}

/** Orders rows in the one way in which two lists of them are compared. */
export function byPlace(a, b) {
  const key = (row) => `${row.type} ${row.id} ${row.cidr}`;
  return key(a) < key(b) ? -1 : 1;
}
