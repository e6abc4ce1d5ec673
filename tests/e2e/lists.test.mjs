// Lists on screens of every width: their order, their operations, and their rows as cards.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
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

test("the schema of our own format is served beside the page, and linked", async (t) => {
  const { page } = await openApp(t);
  await new App(page).go("/import-export");
  const link = page.getByRole("link", { name: "Schema of our own format" });
  const address = new URL(await link.getAttribute("href"), await serverUrl());
  const schema = await (await fetch(address)).json();
  assert.match(schema.$schema, /json-schema\.org\/draft\/2020-12/);
});
