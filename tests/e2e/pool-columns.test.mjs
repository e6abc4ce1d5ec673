// The list of pools, flat and as a hierarchy, with the columns that one has to choose.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Table } from "./pages/table.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

const HIDDEN = ["Source IPAM Pool", "Depth", "Auto-import", "Share Status"];

async function list(t, query = "") {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { path: `#/pool${query}`, storageState });
  const table = new Table(page, "IPAM Pool");
  await table.rows.first().waitFor();
  return { page, table, file };
}

const byId = (a, b) => (a.id < b.id ? -1 : 1);
const titles = async (table) => {
  const heads = await table.region.getByRole("columnheader").allInnerTexts();
  return heads.map((text) => text.trim());
};

for (const [view, query] of [["the list", ""], ["the hierarchy", "?view=tree"]]) {
  test(`${view} of pools tells source, depth, auto-import, share and status of each`, async (t) => {
    const { table, file } = await list(t, query);
    const { pools } = file.workspace;
    await table.showColumns(...HIDDEN);
    const told = (await table.csv()).map((row) => ({
      id: row["ID/Name"].split(" ").at(-1),
      source: row["Source IPAM Pool"],
      depth: row.Depth,
      autoImport: row["Auto-import"],
      share: row["Share Status"],
      status: row.Status,
    }));
    const source = ({ source_pool }) => pools.find(({ id }) => id === source_pool);
    const depth = (pool) => 1 + (pool.source_pool ? depth(source(pool)) : 0);
    const expected = pools.map((pool) => ({
      id: pool.id,
      source: source(pool)?.label.name ?? "",
      depth: String(depth(pool)),
      autoImport: { On: "On", Off: "Off" }[pool.auto_import],
      share: { Plain: "Not shared", Sharing: "Shared by me" }[pool.share],
      status: { Created: "Available" }[pool.status],
    }));
    assert.deepEqual(told.sort(byId), expected.sort(byId));
    for (const key of ["depth", "autoImport", "share"]) {
      assert.ok(new Set(expected.map((pool) => pool[key])).size > 1, `${key} differs among them`);
    }
  });
}

test("the chooser hides and shows columns, in the file as well, and remembers it over a reload", async (t) => {
  const { page, table } = await list(t);
  const before = await titles(table);
  assert.ok(before.includes("CIDRs") && !before.includes("Depth"));
  await table.chooseColumns(async (list) => {
    // What names a row, and what can be done with it, stay.
    for (const fixed of ["ID/Name", "Operation"]) {
      assert.equal(await list.getByRole("checkbox", { name: fixed, exact: true }).count(), 0, fixed);
    }
    await list.getByRole("checkbox", { name: "CIDRs", exact: true }).uncheck();
    await list.getByRole("checkbox", { name: "Depth", exact: true }).check();
  });
  const head = (name) => table.region.getByRole("columnheader", { name, exact: true });
  const chosen = async () => {
    await head("Depth").waitFor();
    await head("CIDRs").waitFor({ state: "detached" });
    const now = await titles(table);
    assert.deepEqual([...now].sort(), [...before.filter((title) => title !== "CIDRs"), "Depth"].sort());
    const [first] = await table.csv();
    assert.deepEqual([first.Depth, first.CIDRs], ["1", undefined]);
  };
  await chosen();
  await page.reload();
  await table.rows.first().waitFor();
  await chosen();
  // What was chosen is taken back the same way.
  await table.chooseColumns(async (list) => {
    await list.getByRole("checkbox", { name: "CIDRs", exact: true }).check();
    await list.getByRole("checkbox", { name: "Depth", exact: true }).uncheck();
  });
  await head("Depth").waitFor({ state: "detached" });
  assert.deepEqual(await titles(table), before);
});
