// The list of pools, flat and as a hierarchy, and what its rows offer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PoolForm } from "./pages/pools.mjs";
import { Table } from "./pages/table.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

async function list(t, query = "") {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { path: `#/pool${query}`, storageState });
  const table = new Table(page, "IPAM Pool");
  const row = (pool) => table.rows.filter({
    has: page.getByRole("button", { name: `Copy ${pool.id}`, exact: true }),
  });
  return { page, form: new PoolForm(page), table, row, file };
}

const ids = async (table) => (await table.csv()).map((row) => row["ID/Name"].split(" ").at(-1));

/** The pools below this one, however deep. */
function below({ pools }, { id }) {
  const own = pools.filter(({ source_pool }) => source_pool === id);
  return own.flatMap((pool) => [pool, ...below({ pools }, pool)]);
}

/** A default scope has no name of its own. */
const called = ({ label, kind }) => label.name || `${kind}-default`;

const byName = ({ workspace }, name) => workspace.pools.find(({ label }) => label.name === name);

test("the list tells CIDRs, region, IP version and scope of every pool as they are", async (t) => {
  const { table, file } = await list(t);
  await table.rows.first().waitFor();
  const { pools, scopes } = file.workspace;
  const regions = {
    "cn-hangzhou": "China (Hangzhou)", "cn-shanghai": "China (Shanghai)", "eu-central-1": "Germany (Frankfurt)",
  };
  const told = (await table.csv()).map((row) => ({
    id: row["ID/Name"].split(" ").at(-1),
    cidrs: row.CIDRs.split(/[, ]+/).filter(Boolean).sort(),
    region: row["Effective Region"],
    version: row["IP Version"],
    scope: row["IPAM Scope"],
  }));
  const expected = pools.map((pool) => ({
    id: pool.id,
    cidrs: pool.cidrs.map(({ cidr }) => cidr).sort(),
    region: pool.region ? regions[pool.region.code] : "",
    version: pool.family,
    scope: called(scopes.find(({ id }) => id === pool.scope)),
  }));
  const byId = (a, b) => (a.id < b.id ? -1 : 1);
  assert.deepEqual(told.sort(byId), expected.sort(byId));
});

test("the scope narrows the list, stands in the address, and is there on the way back", async (t) => {
  const { page, table, file } = await list(t);
  const { pools, scopes } = file.workspace;
  const lab = scopes.find(({ label }) => label.name === "lab");
  await table.count.filter({ hasText: `${pools.length} rows` }).waitFor();
  await page.getByRole("combobox", { name: "IPAM Scope" }).selectOption({ label: "lab · corp-backbone" });
  await page.waitForURL(new RegExp(`scope=${lab.id}`));
  const own = pools.filter(({ scope }) => scope === lab.id);
  await table.count.filter({ hasText: `${own.length} of ${pools.length}` }).waitFor();
  assert.deepEqual((await ids(table)).sort(), own.map(({ id }) => id).sort());
  await page.reload();
  await table.count.filter({ hasText: `${own.length} of ${pools.length}` }).waitFor();
  await table.rows.getByRole("link", { name: own[0].label.name, exact: true }).click();
  await page.waitForURL(new RegExp(`/pool/${own[0].id}`));
  await page.goBack();
  await table.count.filter({ hasText: `${own.length} of ${pools.length}` }).waitFor();
});

test("in the hierarchy a pool folds away exactly what lies below it", async (t) => {
  const { page, table, row, file } = await list(t);
  await page.getByRole("navigation", { name: "View" }).getByRole("link", { name: "Hierarchy" }).click();
  await page.waitForURL(/view=tree/);
  const hz = byName(file, "hz");
  const before = await ids(table);
  await row(hz).getByRole("button", { name: "Collapse hz" }).click();
  await row(hz).getByRole("button", { name: "Expand hz" }).waitFor();
  const hidden = new Set(below(file.workspace, hz).map(({ id }) => id));
  assert.ok(hidden.size > 10);
  assert.deepEqual(await ids(table), before.filter((id) => !hidden.has(id)));
  // What is folded is folded after a reload, and comes back with one press.
  await page.reload();
  await row(hz).getByRole("button", { name: "Expand hz" }).click();
  await row(hz).getByRole("button", { name: "Collapse hz" }).waitFor();
  assert.deepEqual(await ids(table), before);
});

test("a row's menu starts a sub-pool of its pool, and provisions CIDRs to it", async (t) => {
  const { page, form, row, file } = await list(t);
  const hz = byName(file, "hz");
  await form.more(row(hz), "Create sub-pool");
  await form.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
  assert.equal(await form.source.inputValue(), hz.id);
  assert.equal(await form.region.evaluate((select) => select.selectedOptions[0].text), "China (Hangzhou)");
  await page.goBack();
  await form.more(row(hz), "Provision CIDR");
  await page.waitForURL(new RegExp(`/pool/${hz.id}/cidrs`));
  await page.getByRole("dialog", { name: /hz$/ }).getByRole("group", { name: "CIDR 1", exact: true }).waitFor();
});

test("a pool with sub-pools goes only with all below it, and undo brings it back", async (t) => {
  const { page, form, row, file } = await list(t);
  const eu = byName(file, "eu");
  const before = await form.workspaceText();
  await form.open("IPAM Pool");
  await form.more(row(eu), "Delete");
  const question = page.getByRole("dialog", { name: "Delete pool eu?" });
  const remove = question.getByRole("button", { name: "Delete", exact: true });
  for (const { source_pool, label } of file.workspace.pools) {
    if (source_pool === eu.id) await question.getByRole("link", { name: label.name, exact: true }).waitFor();
  }
  assert.ok(await remove.isDisabled());
  await question.getByRole("checkbox", { name: /^Delete these too/ }).check();
  await remove.click();
  await row(eu).waitFor({ state: "detached" });
  const gone = new Set([eu, ...below(file.workspace, eu)].map(({ id }) => id));
  const after = (await form.exportFile()).workspace;
  assert.deepEqual(
    after.pools.map(({ id }) => id),
    file.workspace.pools.map(({ id }) => id).filter((id) => !gone.has(id)),
  );
  assert.ok(after.allocations.every(({ pool, target }) => !gone.has(pool) && !gone.has(target.SubPool)));
  await form.undo();
  assert.equal(await form.workspaceText(), before);
});

test("Shared with me is a list of its own, and says where a share comes from", async (t) => {
  const { page, form } = await list(t);
  const whose = page.getByRole("navigation", { name: "IPAM Pool" });
  await whose.getByRole("link", { name: "Shared with me" }).click();
  await page.getByText("No pool is shared with this account").waitFor();
  await page.getByRole("main").getByRole("link", { name: "Import a share file" }).click();
  await form.heading.filter({ hasText: "Import & Export" }).waitFor();
});
