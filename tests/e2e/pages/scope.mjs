// A scope: the list of its resource CIDRs, and what a row conflicts with.

import assert from "node:assert/strict";
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

  /** Opens the list of the rows that overlap with others. */
  async showOverlapping(scope) {
    await this.go(`/scope/${scope}/resources?overlap=overlapping`);
    await this.table.count.waitFor();
  }

  /** What "View" of a row lists: each row in conflict, with the range that both share. */
  async conflicts(row) {
    await this.row(row).getByRole("link", { name: "View", exact: true }).click();
    return conflictsOf(this.page, row);
  }

  /** The row of this CIDR of a resource. */
  row({ id, cidr }) {
    const copies = (text) => this.page.getByRole("button", { name: `Copy ${text}`, exact: true });
    return this.table.rows.filter({ has: copies(id) }).filter({ has: copies(cidr) });
  }

  /** Filters the list down to a resource, and waits until it is. */
  async find({ id }) {
    await this.table.filter(id);
    await this.page.waitForURL((url) => url.hash.includes(`q=${id}`));
    await this.table.count.filter({ hasText: " of " }).waitFor();
  }

  /** What "View" of a row tells of each row in conflict; the panel stays open. */
  async sides({ id, cidr }) {
    await this.row({ id, cidr }).getByRole("link", { name: "View", exact: true }).click();
    const panel = this.page.getByRole("dialog", { name: /^What overlaps with / });
    await panel.getByText(/ shares? addresses with it\.$/).waitFor();
    const told = [];
    for (const conflict of await panel.getByRole("region").all()) {
      const copied = async (within) => {
        const copies = await within.getByRole("button", { name: /^Copy / }).all();
        const labels = await Promise.all(copies.map((copy) => copy.getAttribute("aria-label")));
        return labels.map((label) => label.slice("Copy ".length));
      };
      const other = conflict.locator(".conflict-side").last();
      const lines = await other.getByRole("paragraph").allInnerTexts();
      const [shared] = await copied(conflict);
      const [otherId, otherCidr] = await copied(other);
      told.push({
        id: otherId,
        cidr: otherCidr,
        shared,
        href: await other.getByRole("link").first().getAttribute("href"),
        region: lines.at(-2).trim(),
        owner: lines.at(-1).match(/Owner Account: .*?(\d{16}|—)/)[1],
      });
    }
    return { panel, told: told.sort(byRange) };
  }

  /** A doughnut of the overview. */
  doughnut(title) {
    return new Doughnut(this.page, title);
  }

  /** Takes a row out of monitoring. */
  async ignore(cidr) {
    const row = this.table.rows.filter({ hasText: cidr });
    await row.getByRole("button", { name: "Ignore" }).click();
    await row.filter({ hasText: "Ignored" }).first().waitFor();
  }
}

/** What the panel of overlaps lists for a row, once it is open; the panel is closed after all. */
export async function conflictsOf(page, { id, cidr }) {
  const panel = page.getByRole("dialog", { name: /^What overlaps with / });
  await panel.getByText(/ shares? addresses with it\.$/).waitFor();
  const listed = [];
  // A notice may stand in the panel too.
  const pairs = panel.getByRole("region").filter({ has: page.getByRole("button", { name: /^Copy / }) });
  for (const other of await pairs.all()) {
    const copies = await other.getByRole("button", { name: /^Copy / }).all();
    const labels = await Promise.all(copies.map((copy) => copy.getAttribute("aria-label")));
    const [shared, thisId, thisCidr, otherId, otherCidr] = labels.map((label) => label.slice(5));
    assert.deepEqual([thisId, thisCidr], [id, cidr]);
    listed.push({ id: otherId, cidr: otherCidr, shared });
  }
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  return listed.sort(byRange);
}

/** A ring of the overview with its numbers, each a link to the list that it counts. */
class Doughnut {
  constructor(page, title) {
    this.ring = page.getByRole("group", { name: title, exact: true });
    const heading = page.getByRole("heading", { level: 2, name: title, exact: true });
    this.card = page.getByRole("main").locator("section").filter({ has: heading });
    this.entries = this.card.getByRole("listitem").getByRole("link");
  }

  /** The numbers beside the ring, by what they count: `{number, share}`. */
  async numbers() {
    await this.entries.first().waitFor();
    const read = (texts) => texts.map((text) => text.trim().split(/\s*\n\s*/));
    const parts = read(await this.entries.allInnerTexts());
    return Object.fromEntries(parts.map(([label, number, share]) => [label, { number: Number(number), share }]));
  }

  /** The parts of the ring, as they are named: `VPC: 41`. */
  async parts() {
    const links = await this.ring.getByRole("link").all();
    return Promise.all(links.map((link) => link.getAttribute("aria-label")));
  }

  entry(label) {
    return this.entries.filter({ hasText: new RegExp(`^\\s*${label}\\s*\\d`) });
  }
}

/** Orders rows in the one way in which two lists of them are compared. */
export function byPlace(a, b) {
  const key = (row) => `${row.type} ${row.id} ${row.cidr}`;
  return key(a) < key(b) ? -1 : 1;
}

/** Orders what a row conflicts with. */
export function byRange(a, b) {
  const key = (one) => `${one.id} ${one.cidr} ${one.shared}`;
  return key(a) < key(b) ? -1 : 1;
}
