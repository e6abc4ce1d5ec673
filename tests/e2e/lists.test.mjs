// Lists on screens of every width: their order, their operations, and their rows as cards.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { csvRows, downloaded } from "./support/files.mjs";
import { block } from "./support/naive.mjs";
import { serverUrl } from "./support/server.mjs";

/** The ids of the pools as an address plan reads: each below its source, by first CIDR. */
function inOrder({ pools }, source = null) {
  const first = (pool) => pool.cidrs.map(({ cidr }) => block(cidr)).sort(byBlock)[0];
  return pools
    .filter((pool) => pool.source_pool === source)
    .sort((a, b) => byBlock(first(a), first(b)) || (a.label.name < b.label.name ? -1 : 1))
    .flatMap((pool) => [pool.id, ...inOrder({ pools }, pool.id)]);
}

function byBlock(a, b) {
  if (a.version !== b.version) return a.version - b.version;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.length - b.length;
}

test("pools are listed in the order of their hierarchy", async (t) => {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState });
  const app = new App(page);
  await app.go("/pool");
  const rows = await new Table(page, "IPAM Pool").csv();
  const ids = rows.map((row) => row["ID/Name"].split(" ").at(-1));
  assert.deepEqual(ids, inOrder(file.workspace));
});

const LISTS = {
  IPAM: () => "/ipam",
  scopes: () => "/scope",
  pools: () => "/pool",
  allocations: ({ pool }) => `/pool/${pool.id}/allocations`,
  discoveries: () => "/discovery",
  resources: ({ scope }) => `/scope/${scope}/resources`,
};

test("the operations of every list are in view, whatever its width", async (t) => {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState });
  const app = new App(page);
  for (const width of [1440, 1024]) {
    await page.setViewportSize({ width, height: 900 });
    for (const [name, place] of Object.entries(LISTS)) {
      await app.go(place(landmarks(file)));
      const head = page.getByRole("columnheader", { name: "Operation" });
      await head.waitFor();
      const { x, width: own } = await head.boundingBox();
      assert.ok(x + own <= width, `${name} at ${width} px`);
      // Nothing lies over the last control of the first row.
      const last = page.getByRole("row").nth(1).getByRole("button").last();
      await last.click({ trial: true });
    }
  }
});

/** Lists with the name of their table; the columns are those that are shown at 1440 px. */
const SORTED = [
  ["IPAMs", () => "/ipam"],
  ["IPAM Scope", () => "/scope"],
  ["IPAM Pool", () => "/pool"],
  ["Custom and pool allocations", ({ pool }) => `/pool/${pool.id}/allocations`],
  ["Resource discoveries", () => "/discovery"],
  ["Resources of the scope", ({ scope }) => `/scope/${scope}/resources`],
  ["Discovered resources", ({ discovery }) => `/discovery/${discovery}/resources`],
];

/** The rows in groups that sort alike: those that keep their order when it is turned round. */
function groups(up, down) {
  const places = new Map(down.map((row, place) => [row, place]));
  const all = [];
  for (const [place, row] of up.entries()) {
    if (place > 0 && places.get(row) > places.get(up[place - 1])) all.at(-1).push(row);
    else all.push([row]);
  }
  return all;
}

/** Orders names by their letters, whatever their case, and by the numbers in them. */
function naturally(a, b) {
  const parts = (name) => name.toLowerCase().match(/\d+|\D/g) ?? [];
  const [one, other] = [parts(a), parts(b)];
  for (let place = 0; place < Math.min(one.length, other.length); place += 1) {
    const [left, right] = [one[place], other[place]];
    if (left === right) continue;
    const both = /^\d/.test(left) && /^\d/.test(right);
    if (!both || Number(left) !== Number(right)) return (both ? Number(left) < Number(right) : left < right) ? -1 : 1;
  }
  return one.length - other.length;
}

/** What a cell is sorted as where that can be told from the file: an address, a number, a name. */
function comparable(column, values) {
  // A bar is ordered by its share; the file tells how much it is.
  if (column === "Allocated") return undefined;
  if (column === "CIDR" && values.every((value) => /^[\da-f.:]+\/\d+$/.test(value))) {
    return (a, b) => byBlock(block(a), block(b));
  }
  const number = (value) => (value === "" || value === "–" ? -1 : Number(value.replace(/,| ?%.*$/g, "")));
  if (values.some((value) => /\d/.test(value)) && values.every((value) => !Number.isNaN(number(value)))) {
    return (a, b) => number(a) - number(b);
  }
  return undefined;
}

for (const [name, place] of SORTED) {
  test(`every column of a list orders it, up and down: ${name}`, async (t) => {
    const { storageState, file } = await demoEstate();
    const { page } = await openApp(t, { storageState });
    await new App(page).go(place(landmarks(file)));
    const table = page.getByRole("main").locator("[data-table]").first();
    await table.waitFor();
    const csv = async () => csvRows((await downloaded(page, () => page.getByRole("button", { name: "CSV", exact: true }).first().click())).text);
    const all = (rows) => rows.map((row) => JSON.stringify(row)).sort();
    const before = all(await csv());
    const heads = await table.getByRole("columnheader").filter({ has: page.getByRole("button") }).all();
    assert.ok(heads.length >= 3, `${heads.length} columns can be sorted by`);
    for (const head of heads) {
      const column = await head.innerText();
      const orders = [];
      for (const order of ["ascending", "descending"]) {
        await head.getByRole("button").click();
        await table.locator(`th[aria-sort="${order}"]`).filter({ hasText: column }).waitFor();
        const rows = await csv();
        assert.deepEqual(all(rows), before, `${column}: the same rows`);
        orders.push(rows);
      }
      const [up, down] = orders.map((rows) => rows.map((row) => JSON.stringify(row)));
      const alike = groups(up, down);
      assert.deepEqual(alike.reverse().flat(), down, column);
      assert.ok(column in orders[0][0], `${column} is written`);
      const values = orders[0].map((row) => row[column]);
      if (new Set(values).size > 1) assert.ok(alike.length > 1, `${column} orders nothing`);
      const compare = comparable(column, values);
      if (compare) assert.deepEqual(values, [...values].sort(compare), column);
      else if (head === heads[0]) {
        // Names, before their ids; numbers in them count as numbers.
        const names = values.map((value) => value.slice(0, Math.max(0, value.lastIndexOf(" "))));
        assert.deepEqual(names, [...names].sort(naturally), column);
      }
    }
  });
}

test("on a phone rows are cards without a head, and can still be ordered and all be chosen", async (t) => {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState, viewport: { width: 390, height: 844 } });
  const app = new App(page);
  await app.go(`/scope/${landmarks(file).scope}/resources`);
  const table = new Table(page, "Resources of the scope");
  await table.rows.first().waitFor();
  const heads = table.region.getByRole("columnheader");
  assert.ok((await heads.count()) > 5, "the head is still there for those who hear it");
  for (const head of await heads.filter({ hasNot: page.getByRole("checkbox") }).all()) {
    const { width, height } = await head.boundingBox();
    assert.ok(width <= 1 && height <= 1, await head.innerText());
  }
  await page.getByRole("combobox", { name: "Order" }).selectOption("CIDR, descending");
  await page.waitForURL(/sort=-cidr/);
  const cidrs = (await table.csv()).map((row) => block(row.CIDR));
  assert.deepEqual(cidrs, [...cidrs].sort(byBlock).reverse());
  await page.getByText("Select all rows shown").click();
  await page.getByText(`${cidrs.length} rows selected`).waitFor();
});

test("on a phone the facets are put away until they are asked for, but for those that choose", async (t) => {
  const { storageState } = await demoEstate();
  const { page } = await openApp(t, { path: "#/resources", storageState, viewport: { width: 390, height: 844 } });
  const table = new Table(page, "Resources of all scopes");
  await table.rows.first().waitFor();
  const facet = (name) => page.getByRole("combobox", { name, exact: true });
  assert.ok(!(await facet("Overlap").isVisible()));
  const opener = page.getByRole("button", { name: "Filters" });
  await opener.click();
  await facet("Overlap").selectOption("Overlapping");
  await table.count.filter({ hasText: / of / }).waitFor();
  assert.ok(await facet("Region").isVisible());
  await opener.click();
  assert.ok(await facet("Overlap").isVisible(), "what chooses stays in sight");
  assert.ok(!(await facet("Region").isVisible()));
  // Where there is room, all are there.
  await page.setViewportSize({ width: 1440, height: 900 });
  assert.ok(await facet("Region").isVisible());
  assert.ok(!(await opener.isVisible()));
});

test("the schema of our own format is served beside the page, and linked", async (t) => {
  const { page } = await openApp(t);
  await new App(page).go("/import-export");
  const link = page.getByRole("link", { name: "Schema of our own format" });
  const address = new URL(await link.getAttribute("href"), await serverUrl());
  const schema = await (await fetch(address)).json();
  assert.match(schema.$schema, /json-schema\.org\/draft\/2020-12/);
});
