// IP Space and the planner: what lies where, and where the next block can go.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { block, rowsOf } from "./support/naive.mjs";

async function open(t, place) {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { path: `#${place}`, storageState });
  return { page, app: new App(page), file, at: landmarks(file) };
}

const inside = (inner, outer) =>
  inner.version === outer.version && outer.first <= inner.first && inner.last <= outer.last;

test("the table beside a picture lists every block of the pool, and each block leads to its page", async (t) => {
  const { page, file, at } = await open(t, "/space");
  const figure = page.getByRole("figure", { name: "10.0.0.0/8 · backbone", exact: true });
  await figure.getByText("As a table").click();
  await figure.getByRole("rowheader").first().waitFor();
  const rows = await figure.getByRole("row").filter({ has: page.getByRole("rowheader") }).all();
  const lines = await Promise.all(rows.map(async (row) => ({
    cidr: await row.getByRole("rowheader").innerText(),
    what: await row.getByRole("cell").first().innerText(),
  })));
  // Ranges that several share stand below the blocks that share them.
  const blocks = lines.filter(({ what }) => what !== "Overlapping range");
  const expected = rowsOf(file, at.scope).filter(
    ({ type, cidr }) => type !== "VSwitch" && inside(block(cidr), block("10.0.0.0/8")),
  );
  assert.deepEqual(blocks.map(({ cidr }) => cidr).sort(), expected.map(({ cidr }) => cidr).sort());
  assert.ok(lines.length > blocks.length, "shared ranges are told");
  const vpc = figure.getByRole("row").filter({ hasText: at.vpc.name }).getByRole("link").first();
  await vpc.click();
  await page.getByRole("heading", { level: 1, name: at.vpc.name }).waitFor();
});

test("a block of a picture opens what it shows", async (t) => {
  const { page, app, file } = await open(t, "/space");
  const figure = page.getByRole("figure", { name: "192.168.0.0/16 · on-premises", exact: true });
  const drawn = figure.getByRole("link", { name: "office-hangzhou", exact: true }).first();
  await drawn.click();
  const pool = file.workspace.pools.find(({ label }) => label.name === "on-premises");
  await page.waitForURL(new RegExp(`/pool/${pool.id}/allocations`));
  await app.heading.filter({ hasText: "on-premises" }).waitFor();
});

test("the legend takes a kind out of the pictures and puts it back, and the address keeps it", async (t) => {
  const { page } = await open(t, "/space");
  const figure = page.getByRole("figure", { name: "10.0.0.0/8 · backbone", exact: true });
  await figure.getByText("As a table").click();
  const what = figure.getByRole("cell", { name: "Custom Allocation", exact: true });
  await what.first().waitFor();
  const before = await what.count();
  const entry = page.getByRole("group", { name: "Legend" }).first()
    .getByRole("button", { name: "Custom Allocation", pressed: true });
  await entry.click();
  await what.first().waitFor({ state: "detached" });
  await page.waitForURL(/hide=space\.custom/);
  await page.reload();
  await figure.getByText("As a table").click();
  await figure.getByRole("cell", { name: "Sub-pool", exact: true }).first().waitFor();
  assert.equal(await what.count(), 0);
  await page.getByRole("group", { name: "Legend" }).first()
    .getByRole("button", { name: "Custom Allocation", pressed: false }).click();
  await what.nth(before - 1).waitFor();
  assert.ok(!page.url().includes("hide="));
});

/** The first block of a size in a pool that no allocation takes and no resource of its scope has. */
function firstFree(file, pool, length) {
  const given = file.workspace.allocations.filter((one) => one.pool === pool.id).map(({ cidr }) => block(cidr));
  const found = rowsOf(file, pool.scope).filter(({ type }) => type === "VPC" || type === "VSwitch").map(({ cidr }) => block(cidr));
  const clash = (first, last) => [...given, ...found].some((one) => one.first <= last && first <= one.last);
  const size = 1n << BigInt(32 - length);
  for (const { first, last } of pool.cidrs.map(({ cidr }) => block(cidr)).sort((a, b) => (a.first < b.first ? -1 : 1))) {
    for (let at = first; at + size - 1n <= last; at += size) if (!clash(at, at + size - 1n)) return at;
  }
  return undefined;
}

const written = (at) => [24n, 16n, 8n, 0n].map((shift) => String((at >> shift) & 255n)).join(".");

test("the planner names the first free block of each pool, as a walk over the file finds it", async (t) => {
  const { page, file, at } = await open(t, "/planner?size=24");
  const table = new Table(page, "Free blocks");
  await table.rows.first().waitFor();
  const told = Object.fromEntries((await table.csv()).map((row) => [row.Where, row["Free block"]]));
  const pools = file.workspace.pools.filter(({ scope, family, region }) => scope === at.scope && family === "IPv4" && region);
  const leaves = pools.filter(({ id }) => !pools.some(({ source_pool }) => source_pool === id));
  assert.ok(leaves.length > 10);
  for (const pool of leaves) {
    const first = firstFree(file, pool, 24);
    assert.equal(told[pool.label.name], first === undefined ? undefined : `${written(first)}/24`, pool.label.name);
  }
});

test("space that no pool has is offered for a pool of its own", async (t) => {
  const { page, app } = await open(t, "/planner");
  await page.getByRole("textbox", { name: /Inside this block/ }).fill("11.0.0.0/8");
  await page.waitForURL(/within=11\.0\.0\.0\/8/);
  const table = new Table(page, "Free blocks");
  const row = table.rows.filter({ hasText: "private-default" });
  await row.filter({ hasText: "11.0.0.0/24" }).waitFor();
  await row.getByRole("link", { name: "Make a pool" }).click();
  await app.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
  const cidr = page.getByRole("group", { name: "CIDR 1", exact: true }).getByRole("textbox", { name: "CIDR" });
  assert.equal(await cidr.inputValue(), "11.0.0.0/24");
});

test("a free block of the planner becomes a sub-pool of the pool that it lies in", async (t) => {
  const { page, app, file } = await open(t, "/planner?size=24");
  const table = new Table(page, "Free blocks");
  const row = table.rows.filter({ has: page.getByRole("link", { name: "hz-retail-staging", exact: true }) });
  await row.getByRole("link", { name: "Make a sub-pool" }).click();
  await app.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
  const source = page.getByRole("combobox", { name: "Source IPAM Pool" });
  const pool = file.workspace.pools.find(({ label }) => label.name === "hz-retail-staging");
  assert.equal(await source.inputValue(), pool.id);
  const cidr = page.getByRole("group", { name: "CIDR 1", exact: true }).getByRole("textbox", { name: "CIDR" });
  assert.equal(await cidr.inputValue(), `${written(firstFree(file, pool, 24))}/24`);
});
