// Scopes: made, listed, opened, and their overview with its doughnuts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ScopePage, byPlace } from "./pages/scope.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { allRows, rowsOf } from "./support/naive.mjs";
import { percent, toldRows } from "./support/told.mjs";

const REGIONS = {
  "cn-hangzhou": "China (Hangzhou)",
  "cn-shanghai": "China (Shanghai)",
  "eu-central-1": "Germany (Frankfurt)",
};

async function demo(t, place) {
  const { storageState, file } = await demoEstate();
  const at = landmarks(file);
  const { page } = await openApp(t, { path: `#${place(at)}`, storageState });
  return { page, scopes: new ScopePage(page), file, at };
}

/** Fills in the dialog that makes a scope, after checking what it shows and holds fixed. */
async function createFixed(page, scopes, { ipam, name }) {
  const dialog = page.getByRole("dialog", { name: "Create Scope" });
  const home = dialog.getByRole("combobox", { name: "IPAM" });
  assert.ok(await home.isDisabled());
  assert.match(await home.evaluate((select) => select.selectedOptions[0].text), new RegExp(`^${ipam} · `));
  const kind = dialog.getByRole("textbox", { name: "Scope Type" });
  assert.ok(await kind.isDisabled());
  assert.equal(await kind.inputValue(), "Private");
  await dialog.getByRole("textbox", { name: /^Name/ }).fill(name);
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await scopes.heading.filter({ hasText: name }).waitFor();
}

test("Detail 3: a scope is added from the menu of its IPAM, with IPAM and type shown and fixed", async (t) => {
  const { page, scopes, file, at } = await demo(t, () => "/ipam");
  const row = new Table(page, "IPAMs").rows.filter({ hasText: at.ipam.label.name });
  await scopes.more(row, "Add Scope");
  await createFixed(page, scopes, { ipam: at.ipam.label.name, name: "mergers" });
  const after = (await scopes.exportFile()).workspace.scopes;
  const [made] = after.filter(({ id }) => !file.workspace.scopes.some((scope) => scope.id === id));
  assert.deepEqual([made.label.name, made.ipam, made.kind], ["mergers", at.ipam.id, "private"]);
});

test("Detail 3: a scope is created on the page of scopes, with IPAM and type shown and fixed", async (t) => {
  const { page, scopes, file, at } = await demo(t, () => "/scope");
  await page.getByRole("button", { name: "Create Scope" }).click();
  await createFixed(page, scopes, { ipam: at.ipam.label.name, name: "mergers" });
  await scopes.open("IPAM Scope");
  const list = new Table(page, "Scopes");
  const row = list.rows.filter({ hasText: "mergers" });
  await row.filter({ hasText: "Private" }).filter({ hasText: at.ipam.label.name }).waitFor();
  await list.count.filter({ hasText: `${file.workspace.scopes.length + 1} rows` }).waitFor();
});

test("Detail 4: a scope is opened by its id and by Manage, and has the four tabs", async (t) => {
  const { page, scopes, at } = await demo(t, () => "/scope");
  const row = new Table(page, "Scopes").rows.filter({
    has: page.getByRole("button", { name: `Copy ${at.scope}`, exact: true }),
  });
  const ways = { "its id": row.getByRole("link", { name: /^ipam-scope-/ }), Manage: row.getByRole("link", { name: "Manage" }) };
  for (const [way, link] of Object.entries(ways)) {
    await link.click();
    await page.waitForURL(new RegExp(`/scope/${at.scope}`));
    const tabs = page.getByRole("navigation", { name: "Tabs" }).getByRole("link");
    await tabs.first().waitFor();
    const names = (await tabs.allInnerTexts()).map((text) => text.replace(/[\s\d]*$/, "").trim());
    assert.deepEqual(names, ["Overview", "Resource Management", "Address Pool", "Monitoring Chart"], way);
    for (const name of names.reverse()) await scopes.tab(name);
    await scopes.open("IPAM Scope");
  }
});

test("the list of scopes counts pools and CIDRs as they are, and keeps the default scopes", async (t) => {
  const { page, file } = await demo(t, () => "/scope");
  const list = new Table(page, "Scopes");
  await list.rows.first().waitFor();
  const { scopes, pools, ipams } = file.workspace;
  const rows = allRows(file);
  const told = (await list.csv()).map((row) => ({
    id: row["ID/Name"].split(" ").at(-1), type: row["Scope Type"], default: row.Default, ipam: row.IPAM, pools: row.Pools, cidrs: row.CIDRs,
  }));
  const of = (all, { id }) => String(all.filter(({ scope }) => scope === id).length);
  const defaults = new Set(ipams.flatMap((ipam) => [ipam.private_scope, ipam.public_scope]));
  assert.deepEqual(told, scopes.map((scope) => ({
    id: scope.id,
    type: { private: "Private", public: "Public" }[scope.kind],
    default: defaults.has(scope.id) ? "Yes" : "No",
    ipam: ipams.find(({ id }) => id === scope.ipam).label.name,
    pools: of(pools, scope),
    cidrs: of(rows, scope),
  })));
  for (const { id } of scopes) {
    const row = list.rows.filter({ has: page.getByRole("button", { name: `Copy ${id}`, exact: true }) });
    const remove = row.getByRole("button", { name: "Delete" });
    assert.equal(await remove.isDisabled(), defaults.has(id));
    if (defaults.has(id)) assert.match(await remove.getAttribute("title"), /default/);
  }
});

test("Detail 8: the Address Pool tab has region, CIDR and IP version of every pool of the scope", async (t) => {
  const { page, scopes, file } = await demo(t, (at) => `/scope/${at.scope}/pools`);
  const { pools, scopes: all } = file.workspace;
  for (const { id } of all) {
    await scopes.go(`/scope/${id}/pools`);
    const table = new Table(page, "Address Pool");
    const own = pools.filter(({ scope }) => scope === id);
    await table.count.filter({ hasText: `${own.length} rows` }).waitFor();
    const told = (await table.csv()).map((row) => ({
      id: row["ID/Name"].match(/\(([^()]+)\)$/)[1],
      region: row["Effective Region"],
      cidrs: row.CIDR.split(" ").filter(Boolean).sort(),
      version: row["IP Version"],
    }));
    const byId = (a, b) => (a.id < b.id ? -1 : 1);
    assert.deepEqual(told.sort(byId), own.map((pool) => ({
      id: pool.id,
      region: pool.region ? REGIONS[pool.region.code] : "No region",
      cidrs: pool.cidrs.map(({ cidr }) => cidr).sort(),
      version: pool.family,
    })).sort(byId));
    // A pool is opened from here.
    const [{ id: pool, label }] = own;
    await table.rows.getByRole("link", { name: label.name, exact: true }).click();
    await page.waitForURL(new RegExp(`/pool/${pool}`));
  }
});

const STATUSES = { Nonoverlapping: "Non-overlapping", Noncompliant: "Non-compliant" };

/** What the four doughnuts are to say of rows: for each title, the rows behind each part. */
function expectedRings(rows) {
  const others = rows.filter(({ type }) => type !== "IPAM Pool");
  const by = (all, key, words) =>
    Object.fromEntries(words.map((word) => [word, all.filter((row) => (STATUSES[row[key]] ?? row[key]) === word)]));
  return {
    "Resource CIDRs by Type": by(rows, "type", ["VPC", "VSwitch", "Custom Allocation", "IPAM Pool"]),
    "Management Status": by(others, "management", ["Managed", "Unmanaged", "Ignored"]),
    "Overlap Status": by(others, "overlap", ["Non-overlapping", "Overlapping", "Ignored"]),
    "Compliance Status": by(others, "compliance", ["Compliant", "Non-compliant", "Unmanaged", "Ignored"]),
  };
}

test("Detail 5: four doughnuts tell counts and shares as counted independently from the file", async (t) => {
  const { scopes, file, at } = await demo(t, (at) => `/scope/${at.scope}/overview`);
  for (const [title, parts] of Object.entries(expectedRings(rowsOf(file, at.scope)))) {
    const total = Object.values(parts).flat().length;
    const expected = Object.entries(parts).map(([label, { length }]) => [
      label,
      { number: length, share: percent({ used: BigInt(length), total: BigInt(total) }) },
    ]);
    const ring = scopes.doughnut(title);
    assert.deepEqual(await ring.numbers(), Object.fromEntries(expected), title);
    await ring.ring.getByText(String(total), { exact: true }).waitFor();
    const drawn = Object.entries(parts).filter(([, { length }]) => length > 0);
    assert.deepEqual(await ring.parts(), drawn.map(([label, { length }]) => `${label}: ${length}`), title);
  }
});

test("Detail 5: every number opens Resource Management with its filter and exactly its rows", async (t) => {
  const { page, scopes, file, at } = await demo(t, (at) => `/scope/${at.scope}/overview`);
  const all = toldRows(file, at.scope);
  const place = ({ id, type, cidr }) => `${type} ${id} ${cidr}`;
  for (const [title, parts] of Object.entries(expectedRings(rowsOf(file, at.scope)))) {
    for (const [label, rows] of Object.entries(parts)) {
      await scopes.doughnut(title).entry(label).click();
      await page.waitForURL(new RegExp(`/scope/${at.scope}/resources\\?`));
      await scopes.table.count.filter({ hasText: `${rows.length} of ${all.length}` }).waitFor();
      const wanted = new Set(rows.map(place));
      const expected = all.filter((row) => wanted.has(place(row))).sort(byPlace);
      assert.deepEqual(await scopes.rows(), expected, `${title}: ${label}`);
      await page.goBack();
      await scopes.doughnut(title).entry(label).waitFor();
    }
  }
});

test("Detail 5: a part of a ring itself opens the list that it counts", async (t) => {
  const { page, scopes, file, at } = await demo(t, (at) => `/scope/${at.scope}/overview`);
  const { Overlapping } = expectedRings(rowsOf(file, at.scope))["Overlap Status"];
  const part = scopes.doughnut("Overlap Status").ring.getByRole("link", { name: /^Overlapping: / });
  await part.click();
  await page.waitForURL(/overlap=overlapping/);
  await scopes.table.count.filter({ hasText: new RegExp(`^${Overlapping.length} of `) }).waitFor();
});
