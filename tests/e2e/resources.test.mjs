// Resources: all scopes in one list, narrowed by facets that the address keeps.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Table } from "./pages/table.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { allRows } from "./support/naive.mjs";

async function list(t, query = "") {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { path: `#/resources${query}`, storageState });
  const table = new Table(page, "Resources of all scopes");
  await table.count.waitFor();
  const facet = (name) => page.getByRole("main").getByRole("combobox", { name, exact: true });
  return { page, app: new App(page), table, facet, file, rows: allRows(file) };
}

const place = ({ id, cidr }) => `${id} ${cidr}`;
const told = async (table) => (await table.csv()).map(
  (row) => `${row.Resource.match(/ \(([^()]+)\)$/)?.[1] ?? row.Resource} ${row.CIDR}`,
).sort();

test("the list has every row of every scope, each with its scope", async (t) => {
  const { table, file, rows } = await list(t);
  await table.count.filter({ hasText: `${rows.length} rows` }).waitFor();
  assert.deepEqual(await told(table), rows.map(place).sort());
  const called = ({ label, kind }) => label.name || `${kind}-default`;
  const counts = {};
  for (const { Scope } of await table.csv()) counts[Scope] = (counts[Scope] ?? 0) + 1;
  const expected = file.workspace.scopes.map((scope) => [called(scope), rows.filter((row) => row.scope === scope.id).length]);
  assert.deepEqual(counts, Object.fromEntries(expected));
});

test("each facet narrows the list to exactly what it says", async (t) => {
  const { app, table, facet, file, rows } = await list(t);
  const { scopes, pools } = file.workspace;
  const regionOf = (row) => {
    if (row.resource) return row.resource.region?.code;
    const pool = pools.find(({ id }) => id === row.id)
      ?? pools.find(({ id }) => id === file.workspace.allocations.find((one) => one.id === row.id)?.pool);
    return pool.region?.code;
  };
  const facets = [
    ["Scope", "lab", ({ scope }) => scopes.find(({ id }) => id === scope).label.name === "lab"],
    ["Type", "Custom Allocation", ({ type }) => type === "Custom Allocation"],
    ["Management", "Ignored", ({ management }) => management === "Ignored"],
    ["Compliance", "Non-compliant", ({ compliance }) => compliance === "Noncompliant"],
    ["Overlap", "Overlapping", ({ overlap }) => overlap === "Overlapping"],
    ["Region", "Germany (Frankfurt)", (row) => regionOf(row) === "eu-central-1"],
    ["Owner Account", "Tea business (merged) (1950274613380476)", ({ resource }) => resource?.account === "1950274613380476"],
  ];
  for (const [name, label, holds] of facets) {
    await facet(name).selectOption({ label });
    const expected = rows.filter(holds);
    assert.ok(expected.length > 0 && expected.length < rows.length, name);
    await table.count.filter({ hasText: `${expected.length} of ${rows.length}` }).waitFor();
    assert.deepEqual(await told(table), expected.map(place).sort(), name);
    await app.go("/resources");
    await table.count.filter({ hasText: `${rows.length} rows` }).waitFor();
  }
});

test("facets add up, stand in the address, and are there after a reload and on the way back", async (t) => {
  const { page, app, table, facet, rows } = await list(t);
  await facet("Type").selectOption({ label: "VPC" });
  await facet("Region").selectOption({ label: "China (Shanghai)" });
  await facet("Overlap").selectOption({ label: "Overlapping" });
  await page.waitForURL((url) => ["type=vpc", "region=alibaba:cn-shanghai", "overlap=overlapping"].every((part) => url.hash.includes(part)));
  const expected = rows.filter(({ type, overlap, resource }) =>
    type === "VPC" && overlap === "Overlapping" && resource.region?.code === "cn-shanghai");
  assert.ok(expected.length > 1);
  const narrowed = table.count.filter({ hasText: `${expected.length} of ${rows.length}` });
  await narrowed.waitFor();
  await page.reload();
  await narrowed.waitFor();
  assert.deepEqual(await told(table), expected.map(place).sort());
  await table.rows.first().getByRole("link").first().click();
  await page.waitForURL(/\/vpc\/alibaba\//);
  await page.goBack();
  await narrowed.waitFor();
  assert.equal(await facet("Overlap").evaluate((select) => select.selectedOptions[0].text), "Overlapping");
  await app.heading.filter({ hasText: "Resources" }).waitFor();
});

test("free text finds by name and by CIDR, and clearing the filters brings all back", async (t) => {
  const { page, table, rows } = await list(t);
  await table.filter("legacy-mail");
  await table.rows.filter({ hasText: "legacy-mail" }).first().waitFor();
  const named = rows.filter(({ resource }) => resource?.name?.includes("legacy-mail"));
  await table.count.filter({ hasText: `${named.length} of ${rows.length}` }).waitFor();
  await table.filter("no such thing");
  await page.getByText("No row matches.").waitFor();
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await table.count.filter({ hasText: `${rows.length} rows` }).waitFor();
});

test("the region of the top bar narrows nothing that it does not manage", async (t) => {
  const { app, table, rows } = await list(t);
  await app.onlyRegion("China (Hangzhou)");
  // The only IPAM is managed there, and its rows lie in all of its effective regions.
  await table.count.filter({ hasText: `${rows.length} rows` }).waitFor();
});
