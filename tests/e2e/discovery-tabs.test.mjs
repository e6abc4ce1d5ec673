// Resource discoveries: their list, what they found as a tree, and their regions.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { SharePage } from "./pages/sharing.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { csvRows, downloaded } from "./support/files.mjs";

const REGIONS = {
  "cn-hangzhou": "China (Hangzhou)",
  "cn-shanghai": "China (Shanghai)",
  "cn-beijing": "China (Beijing)",
  "eu-central-1": "Germany (Frankfurt)",
};
const SHANGHAI = REGIONS["cn-shanghai"];
const BEIJING = REGIONS["cn-beijing"];
const BANK = "1608241957730415";

/** A tab of the discovery of the demo, or the list of all. */
async function demo(t, tab) {
  const { storageState, file } = await demoEstate();
  const at = landmarks(file);
  const path = tab === undefined ? "#/discovery" : `#/discovery/${at.discovery}/${tab}`;
  const { page } = await openApp(t, { path, storageState });
  return { page, app: new App(page), file, at };
}

/** The rows of the first of the two tables of the tab, which lists what was found. */
async function found(page) {
  const csv = page.getByRole("button", { name: "CSV", exact: true }).first();
  const rows = csvRows((await downloaded(page, () => csv.click())).text);
  return rows.map((row) => `${row.Resource.split(" ").at(-1)} ${row.CIDR}`).sort();
}

/**
 * What a discovery holds: a line for each CIDR of a resource, and for each of its VPCs which stand
 * below it.
 */
function held({ workspace }, discovery) {
  const sources = new Set(workspace.sources.filter((one) => one.discovery === discovery).map(({ id }) => id));
  const idOf = ({ identity }) => (identity.Global ?? identity.Local)[1];
  const cidrs = (resource) => resource.cidrs
    .filter(({ gone_since, holders }) => gone_since === null && holders.some((holder) => sources.has(holder)))
    .map(({ cidr }) => cidr);
  const lines = [];
  for (const resource of workspace.resources) {
    const own = cidrs(resource);
    // A VPC of which only a vSwitch tells has no block.
    const unknown = resource.kind === "VPC" && own.length === 0
      && workspace.resources.some((one) => one.vpc === resource.key && cidrs(one).length > 0);
    const blocks = unknown ? [""] : own;
    blocks.forEach((cidr, place) => {
      const root = resource.kind === "VPC" && place === 0;
      const vpc = resource.kind === "VPC" ? resource.key : resource.vpc;
      lines.push({ text: `${idOf(resource)} ${cidr}`, resource, vpc, root });
    });
  }
  return lines;
}

const texts = (lines) => lines.map(({ text }) => text).sort();

/** Makes a custom discovery from the list, and waits for its page. */
async function makeScouts(page, app) {
  await page.getByRole("button", { name: "Create Resource Discovery" }).first().click();
  const create = page.getByRole("dialog", { name: "Create Resource Discovery" });
  await create.getByRole("combobox", { name: "Managed Region" }).selectOption({ label: SHANGHAI });
  await create.getByRole("textbox", { name: /^Name/ }).fill("scouts");
  await create.getByRole("textbox", { name: /^Description/ }).fill("what the bank may see");
  await create.getByRole("button", { name: "Create", exact: true }).click();
  await app.heading.filter({ hasText: "scouts" }).waitFor();
}

async function shareWithBank(page) {
  const sharing = new SharePage(page);
  await sharing.tab("Share Management");
  await sharing.share(BANK, "lines");
}

test("the list tells type, regions, share, status and count of resources of every discovery", async (t) => {
  const { page, app, at } = await demo(t);
  await makeScouts(page, app);
  await shareWithBank(page);
  const file = await app.exportFile();

  await app.open("Resource Discovery");
  const table = new Table(page, "Resource discoveries");
  await table.showColumns("Status", "Owner Account", "Description");
  const { discoveries, ipams } = file.workspace;
  const named = (regions) => regions.map(({ code }) => REGIONS[code]).join(", ");
  // One of which only another tells is in the tree, and was not found itself.
  const seen = ({ text }) => !text.endsWith(" ");
  const told = (await table.csv()).map((row) => ({
    id: row["ID/Name"].split(" ").at(-1),
    type: row.Type,
    managed: row["Managed Region"],
    effective: row["Effective Region"],
    resources: row.Resources,
    share: row["Share Status"],
    status: row.Status,
    owner: row["Owner Account"],
    description: row.Description,
  }));
  const expected = discoveries.map((one) => ({
    id: one.id,
    type: one.kind.Custom ? "Custom" : "Default",
    managed: REGIONS[one.region.code],
    effective: named(one.kind.Custom ?? ipams.find(({ id }) => id === one.kind.System).effective_regions),
    resources: String(new Set(held(file, one.id).filter(seen).map(({ resource }) => resource)).size),
    share: { Plain: "Not shared", Sharing: "Shared by me" }[one.share],
    status: { Created: "Available" }[one.status],
    owner: one.owner,
    description: one.label.description,
  }));
  const byId = (a, b) => (a.id < b.id ? -1 : 1);
  assert.deepEqual(told.sort(byId), expected.sort(byId));
  assert.deepEqual(expected.map(({ share }) => share).sort(), ["Not shared", "Shared by me"]);
  assert.ok(Number(expected.find(({ id }) => id === at.discovery).resources) > 100);
});

test("a custom discovery is renamed from the list and from its page, and deleted; undo brings it back", async (t) => {
  const { page, app, file } = await demo(t);
  await makeScouts(page, app);
  const rename = async (from, to) => {
    const edit = page.getByRole("dialog", { name: `Edit ${from}` });
    await edit.getByRole("textbox", { name: /^Name/ }).fill(to);
    await edit.getByRole("button", { name: "Save" }).click();
    await edit.waitFor({ state: "hidden" });
  };
  await page.getByRole("main").getByRole("button", { name: "Edit", exact: true }).click();
  await rename("scouts", "rangers");
  await app.heading.filter({ hasText: "rangers" }).waitFor();
  await app.open("Resource Discovery");
  const table = new Table(page, "Resource discoveries");
  const row = (name) => table.rows.filter({ has: page.getByRole("link", { name, exact: true }) });
  await app.more(row("rangers"), "Edit");
  await rename("rangers", "wardens");
  await row("wardens").waitFor();
  const names = ({ workspace }) => workspace.discoveries.map(({ label }) => label.name).sort();
  assert.deepEqual(names(await app.exportFile()), [...names(file), "wardens"].sort());

  await app.open("Resource Discovery");
  await row("wardens").getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: "Delete resource discovery wardens?" });
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await row("wardens").waitFor({ state: "detached" });
  assert.deepEqual((await app.exportFile()).workspace.discoveries, file.workspace.discoveries);
  await app.undo();
  assert.deepEqual(names(await app.exportFile()), [...names(file), "wardens"].sort());
});

test("a discovery that is shared is deleted only after the share ends, which the question offers", async (t) => {
  const { page, app, file } = await demo(t);
  await makeScouts(page, app);
  await shareWithBank(page);
  await page.getByRole("main").getByRole("button", { name: "Delete", exact: true }).first().click();
  const question = page.getByRole("dialog", { name: "Delete resource discovery scouts?" });
  await question.getByText(/^Resource shares still depend on .* scouts: resource share lines\./).waitFor();
  const remove = question.getByRole("button", { name: "Delete", exact: true });
  assert.ok(await remove.isDisabled());
  await question.getByRole("button", { name: /^End the share with Settlement bank/ }).click();
  await remove.click();
  await app.heading.filter({ hasText: "Resource Discovery" }).waitFor();
  assert.deepEqual((await app.exportFile()).workspace.discoveries, file.workspace.discoveries);
});

test("the tree of what was found folds to its VPCs, and one VPC unfolds to its own vSwitches", async (t) => {
  const { page, file, at } = await demo(t, "resources");
  const lines = held(file, at.discovery);
  const table = new Table(page, "Discovered resources");
  await table.rows.first().waitFor();
  assert.deepEqual(await found(page), texts(lines));
  await page.getByRole("button", { name: "Collapse all" }).click();
  await page.getByRole("button", { name: "Expand all" }).waitFor();
  // What belongs to no VPC that is known has nothing to be folded into.
  const roots = lines.filter(({ root, vpc }) => root || vpc === null);
  assert.deepEqual(await found(page), texts(roots));

  const payments = lines.find(({ resource }) => resource.name === "retail-prod-payments").resource;
  const fold = table.rows.getByRole("button", { name: "vSwitches of retail-prod-payments", exact: true });
  assert.equal(await fold.getAttribute("aria-expanded"), "false");
  await fold.click();
  await fold.and(page.locator("[aria-expanded=true]")).waitFor();
  const below = lines.filter(({ vpc, root }) => vpc === payments.key && !root);
  assert.ok(below.length > 4);
  assert.deepEqual(await found(page), texts([...roots, ...below]));
  // It is in the address, and so still there after a reload.
  await page.reload();
  await fold.and(page.locator("[aria-expanded=true]")).waitFor();
  assert.deepEqual(await found(page), texts([...roots, ...below]));
  await page.getByRole("button", { name: "Expand all" }).click();
  await page.getByRole("button", { name: "Collapse all" }).waitFor();
  assert.deepEqual(await found(page), texts(lines));
});

test("the region narrows what was found, alone and together with the type, and stands in the address", async (t) => {
  const { page, file, at } = await demo(t, "resources");
  const lines = held(file, at.discovery);
  const main = page.getByRole("main");
  await main.getByRole("combobox", { name: "Region", exact: true }).selectOption({ label: SHANGHAI });
  await page.waitForURL(/region=alibaba:cn-shanghai/);
  const there = lines.filter(({ resource }) => resource.region?.code === "cn-shanghai");
  assert.ok(there.length > 0 && there.length < lines.length);
  const table = new Table(page, "Discovered resources");
  await table.count.filter({ hasText: `${there.length} of ${lines.length}` }).waitFor();
  assert.deepEqual(await found(page), texts(there));
  await main.getByRole("combobox", { name: "Resource Type" }).selectOption("vpc");
  const vpcs = there.filter(({ resource }) => resource.kind === "VPC");
  await table.count.filter({ hasText: `${vpcs.length} of ${lines.length}` }).waitFor();
  await page.reload();
  await table.count.filter({ hasText: `${vpcs.length} of ${lines.length}` }).waitFor();
  assert.deepEqual(await found(page), texts(vpcs));
});

test("the default discovery works where its IPAM does, and nothing else changes its regions", async (t) => {
  const { page, app, file, at } = await demo(t, "regions");
  const ipams = new IpamPage(page);
  const regions = async () => (await ipams.regions.csv()).map((row) => row.Region).sort();
  const before = file.workspace.ipams[0].effective_regions.map(({ code }) => REGIONS[code]);
  assert.deepEqual(await regions(), before.sort());
  const main = page.getByRole("main");
  assert.equal(await main.getByRole("button", { name: "Add Effective Region" }).count(), 0);
  assert.equal(await ipams.regions.rows.getByRole("button", { name: "Delete" }).count(), 0);
  await main.getByText(`A default resource discovery works where its IPAM does: ${at.ipam.label.name}.`).waitFor();
  await main.getByRole("link", { name: "Effective Region", exact: true }).last().click();
  await page.waitForURL(new RegExp(`/ipam/${at.ipam.id}/regions`));

  await page.getByRole("button", { name: "Add Effective Region" }).first().click();
  await ipams.regionDialog.add(BEIJING);
  await ipams.region(BEIJING).waitFor();
  await app.go(`/discovery/${at.discovery}/regions`);
  await ipams.region(BEIJING).waitFor();
  assert.deepEqual(await regions(), [...before, BEIJING].sort());
  await app.undo();
  await ipams.region(BEIJING).waitFor({ state: "detached" });
  assert.deepEqual(await regions(), before.sort());
});
