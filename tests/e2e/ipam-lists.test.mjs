// The list of IPAMs, scopes and pools made from within an IPAM, and the list of its members.

import assert from "node:assert/strict";
import { test } from "node:test";
import { IpamPage } from "./pages/ipam.mjs";
import { MembersPage } from "./pages/members.mjs";
import { PoolForm } from "./pages/pools.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

const REGIONS = {
  "cn-hangzhou": "China (Hangzhou)",
  "cn-shanghai": "China (Shanghai)",
  "cn-shenzhen": "China (Shenzhen)",
  "eu-central-1": "Germany (Frankfurt)",
};

/** How many scopes an IPAM may have, its two default ones among them (domain.md, 2.10). */
const QUOTA = 5;

async function demo(t, place) {
  const { storageState, file } = await demoEstate();
  const at = landmarks(file);
  const { page } = await openApp(t, { path: `#${place(at)}`, storageState });
  return { page, ipams: new IpamPage(page), file, at };
}

/** A point in time as files and tables write it, to the second. */
const written = (time) => new Date(time).toISOString().replace(/\.\d+Z$/, "Z");

/** A default scope has no name of its own. */
const called = ({ label, kind }) => label.name || `${kind}-default`;

test("the list tells regions, scopes, discoveries and the time of making of every IPAM", async (t) => {
  const { ipams } = await demo(t, () => "/ipam");
  await ipams.create({ name: "south", region: REGIONS["cn-shenzhen"] });
  const { workspace } = await ipams.exportFile();
  await ipams.open("IPAM");
  await ipams.ipams.showColumns("Default Scopes", "Resource Group", "Tags", "Description");
  const told = (await ipams.ipams.csv()).map((row) => ({
    id: row["ID/Name"].split(" ").at(-1),
    name: row["ID/Name"].split(" ")[0],
    status: row.Status,
    managed: row["Managed Region"],
    effective: row["Effective Region"],
    scopes: row.Scopes,
    discoveries: row.Discoveries,
    defaults: row["Default Scopes"],
    group: row["Resource Group"],
    tags: row.Tags,
    created: row.Created,
    description: row.Description,
  }));
  const of = (all, { id }) => String(all.filter(({ ipam }) => ipam === id).length);
  const scope = (wanted) => called(workspace.scopes.find(({ id }) => id === wanted));
  const expected = workspace.ipams.map((ipam) => ({
    id: ipam.id,
    name: ipam.label.name,
    status: { Created: "Available" }[ipam.status],
    managed: REGIONS[ipam.region.code],
    effective: ipam.effective_regions.map(({ code }) => REGIONS[code]).join(", "),
    scopes: of(workspace.scopes, ipam),
    discoveries: of(workspace.associations, ipam),
    defaults: [ipam.public_scope, ipam.private_scope].map(scope).join(", "),
    group: ipam.label.resource_group || "Default group",
    tags: Object.entries(ipam.label.tags).map(([key, value]) => `${key}: ${value}`).join(", "),
    created: written(ipam.created_at),
    description: ipam.label.description,
  }));
  const byId = (a, b) => (a.id < b.id ? -1 : 1);
  assert.deepEqual(told.sort(byId), expected.sort(byId));
  assert.equal(new Set(expected.map(({ scopes }) => scopes)).size, 2, "their counts differ");
});

test("a scope is created in the Scope tab of its IPAM, until the quota says no and why", async (t) => {
  const { page, ipams, file, at } = await demo(t, (at) => `/ipam/${at.ipam.id}/scopes`);
  const table = new Table(page, "Scopes");
  const { scopes } = file.workspace;
  await table.count.filter({ hasText: `${scopes.length} rows` }).waitFor();
  const dialog = page.getByRole("dialog", { name: "Create Scope" });
  const create = async (name) => {
    await ipams.go(`/ipam/${at.ipam.id}/scopes`);
    await page.getByRole("main").getByRole("button", { name: "Create Scope" }).click();
    const home = dialog.getByRole("combobox", { name: "IPAM" });
    assert.ok(await home.isDisabled());
    const chosen = await home.evaluate((select) => select.selectedOptions[0].text);
    assert.match(chosen, new RegExp(`^${at.ipam.label.name} · `));
    await dialog.getByRole("textbox", { name: /^Name/ }).fill(name);
  };
  for (let number = scopes.length; number < QUOTA; number += 1) {
    await create(`merger-${number}`);
    await dialog.getByRole("button", { name: "Create", exact: true }).click();
    await ipams.heading.filter({ hasText: `merger-${number}` }).waitFor();
  }
  await create("one-too-many");
  const refusal = dialog.getByRole("alert").filter({ hasText: `: ${QUOTA}.` });
  await refusal.waitFor();
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await refusal.waitFor();
  assert.equal(await dialog.getByRole("textbox", { name: /^Name/ }).inputValue(), "one-too-many");
  await page.keyboard.press("Escape");
  await table.count.filter({ hasText: `${QUOTA} rows` }).waitFor();
  const after = (await ipams.exportFile()).workspace.scopes;
  const before = new Set(scopes.map(({ id }) => id));
  const made = after.filter(({ id }) => !before.has(id));
  const told = made.map(({ label, ipam, kind }) => `${label.name} ${ipam} ${kind}`);
  assert.deepEqual(told.sort(), ["merger-3", "merger-4"].map((name) => `${name} ${at.ipam.id} private`));
});

test("a pool is created from the page of its scope, whose space may repeat that of others", async (t) => {
  const { page, ipams, file } = await demo(t, ({ ipam }) => `/ipam/${ipam.id}/scopes`);
  const lab = file.workspace.scopes.find(({ label }) => label.name === "lab");
  await page.getByRole("main").getByRole("link", { name: "lab", exact: true }).click();
  await ipams.heading.filter({ hasText: "lab" }).waitFor();
  await page.getByRole("main").getByRole("button", { name: "Create IPAM Pool" }).click();
  const form = new PoolForm(page);
  await form.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
  const scope = form.field("IPAM Scope");
  assert.equal(await scope.inputValue(), lab.id);
  await form.region.selectOption({ label: REGIONS["cn-hangzhou"] });
  // Resources that were discovered join pools of the default scopes alone.
  await form.autoImport.and(page.getByRole("checkbox", { disabled: true })).waitFor();
  await page.getByText(/^Automatic import works in default scopes only\./).waitFor();
  await form.row(1).cidr.fill("172.16.0.0/16");
  await form.send("lab-more");
  const pool = (await form.exportFile()).workspace.pools.find(({ label }) => label.name === "lab-more");
  assert.deepEqual([pool.scope, pool.source_pool], [lab.id, null]);
  assert.deepEqual(pool.cidrs.map(({ cidr }) => cidr), ["172.16.0.0/16"]);
  const edge = file.workspace.pools.find(({ label }) => label.name === "edge");
  assert.deepEqual(edge.cidrs.map(({ cidr }) => cidr), ["172.16.0.0/12"], "another scope holds the same space");
  // The tab of the scope lists it.
  await ipams.go(`/scope/${lab.id}/pools`);
  await new Table(page, "Address Pool").rows.getByRole("link", { name: "lab-more", exact: true }).waitFor();
});

test("members are listed with type, accounts, status, time of adding, and the IPAM that manages them", async (t) => {
  const { page, file, at } = await demo(t, () => "/member");
  const members = new MembersPage(page);
  const ONE = "3000000000000001";
  await members.addAccounts(ONE);
  await members.row(ONE).waitFor();
  const { workspace } = await members.exportFile();
  assert.equal(workspace.members.length, file.workspace.members.length + 1);
  await members.show();
  await members.members.showColumns("Managed By");
  const told = (await members.members.csv()).map((row) => ({
    id: row["Member ID/Name"].split(" ").at(-1),
    type: row.Type,
    accounts: row.Accounts,
    status: row.Status,
    added: row["Added Time"],
  }));
  const expected = workspace.members.map(({ key, accounts, created_at }) => ({
    id: key.Account ?? key.Folder,
    type: key.Account ? "Account" : "Folder",
    accounts: key.Account ?? accounts.join(" "),
    status: "Available",
    added: written(created_at),
  }));
  const byId = (a, b) => (a.id < b.id ? -1 : 1);
  assert.deepEqual(told.sort(byId), expected.sort(byId));
  for (const { id } of expected) {
    const cells = await members.members.cells(members.row(id));
    assert.equal(cells["Managed By"], at.ipam.label.name);
  }
  await members.row(ONE).getByRole("link", { name: at.ipam.label.name, exact: true }).click();
  await page.waitForURL(new RegExp(`/ipam/${at.ipam.id}`));
});
