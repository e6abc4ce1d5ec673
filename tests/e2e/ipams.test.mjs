// IPAMs: made with their defaults, extended to more regions, tied to discoveries, deleted.

import assert from "node:assert/strict";
import { test } from "node:test";
import { IpamPage } from "./pages/ipam.mjs";
import { Table } from "./pages/table.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { allRows } from "./support/naive.mjs";

const HANGZHOU = "China (Hangzhou)";
const SHANGHAI = "China (Shanghai)";
const FRANKFURT = "Germany (Frankfurt)";
const BEIJING = "China (Beijing)";

/** A page with the list of IPAMs, empty. */
async function list(t, options = {}) {
  const { page } = await openApp(t, { path: "#/ipam", ...options });
  return { page, ipams: new IpamPage(page) };
}

/** A page with the IPAM of the demo estate. */
async function demo(t, tab) {
  const { storageState, file } = await demoEstate();
  const [ipam] = file.workspace.ipams;
  const { page } = await openApp(t, { path: `#/ipam/${ipam.id}/${tab}`, storageState });
  return { page, ipams: new IpamPage(page), file, ipam };
}

const codes = (regions) => regions.map(({ code }) => code);

/** Makes a custom resource discovery, and waits for its page. */
async function discover(page, ipams, { name, region }) {
  await ipams.open("Resource Discovery");
  await page.getByRole("button", { name: "Create Resource Discovery" }).first().click();
  const create = page.getByRole("dialog", { name: "Create Resource Discovery" });
  await create.getByRole("combobox", { name: "Managed Region" }).selectOption({ label: region });
  await create.getByRole("textbox", { name: /^Name/ }).fill(name);
  await create.getByRole("button", { name: "Create", exact: true }).click();
  await ipams.heading.filter({ hasText: name }).waitFor();
}

test("Detail 1: the managed region is locked among the effective ones, and scopes and discovery come with the IPAM", async (t) => {
  const { page, ipams } = await list(t);
  await ipams.startCreating();
  await ipams.dialog.getByRole("combobox", { name: "Managed Region" }).selectOption({ label: HANGZHOU });
  const { chosen } = ipams.firstRegions;
  assert.deepEqual(await chosen.allInnerTexts(), [HANGZHOU]);
  assert.equal(await chosen.getByRole("button").count(), 0, "nothing takes it out");
  const own = await ipams.firstRegions.box(HANGZHOU);
  assert.ok(await own.isChecked());
  assert.ok(await own.isDisabled());
  await ipams.firstRegions.choose(SHANGHAI);
  assert.deepEqual(await chosen.allInnerTexts(), [HANGZHOU, SHANGHAI]);
  await chosen.filter({ hasText: SHANGHAI }).getByRole("button", { name: /^Remove/ }).waitFor();
  await ipams.send("corp");

  assert.equal(await ipams.fact("Managed Region"), HANGZHOU);
  for (const kind of ["Public", "Private"]) {
    await ipams.factCell(`Default ${kind} Scope`).getByRole("link").click();
    await page.getByRole("main").getByText(`${kind} · Default`).waitFor();
    await page.goBack();
    await ipams.heading.filter({ hasText: "corp" }).waitFor();
  }
  await ipams.tab("Associated Resource Discovery");
  const association = ipams.discoveries.rows;
  await association.filter({ hasText: "Default" }).filter({ hasText: "Associated" }).waitFor();
  assert.equal(await association.count(), 1);

  const { workspace } = await ipams.exportFile();
  const [ipam] = workspace.ipams;
  assert.deepEqual(codes(ipam.effective_regions), ["cn-hangzhou", "cn-shanghai"]);
  assert.deepEqual(
    workspace.scopes.map(({ id }) => id).sort(),
    [ipam.public_scope, ipam.private_scope].sort(),
  );
  assert.deepEqual(workspace.discoveries.map(({ kind }) => kind), [{ System: ipam.id }]);
  assert.deepEqual(
    workspace.associations.map(({ ipam, discovery }) => ({ ipam, discovery })),
    [{ ipam: ipam.id, discovery: ipam.default_discovery }],
  );
});

test("Detail 1: the region of the top bar is chosen, and its custom discovery becomes the default one", async (t) => {
  const { page, ipams } = await list(t);
  await discover(page, ipams, { name: "scouts", region: HANGZHOU });
  const [before] = (await ipams.exportFile()).workspace.discoveries;
  assert.ok(before.kind.Custom, "it begins as a custom one");

  await ipams.onlyRegion(HANGZHOU);
  await ipams.open("IPAM");
  await ipams.startCreating();
  const managed = ipams.dialog.getByRole("combobox", { name: "Managed Region" });
  assert.equal(await managed.evaluate((select) => select.selectedOptions[0].text), HANGZHOU);
  assert.ok(await managed.isDisabled(), "the top bar fixes it");
  await ipams.dialog.getByText(/; scouts becomes its default resource discovery\.$/).waitFor();
  await ipams.send("corp");
  assert.equal(await ipams.fact("Default Resource Discovery"), "scouts");
  const { ipams: [ipam], discoveries } = (await ipams.exportFile()).workspace;
  assert.deepEqual(discoveries.map(({ id, kind }) => ({ id, kind })), [
    { id: before.id, kind: { System: ipam.id } },
  ]);
});

test("Detail 2: an effective region is added from the tab, through Manage, and from the row's menu", async (t) => {
  const { page, ipams } = await list(t);
  await ipams.create({ name: "corp", region: HANGZHOU });
  const add = page.getByRole("button", { name: "Add Effective Region" });

  await ipams.open("IPAM");
  const id = page.getByRole("main").getByRole("link", { name: /^ipam-/ });
  await id.click();
  await ipams.tab("Effective Region");
  await add.click();
  await ipams.regionDialog.add(SHANGHAI);
  await ipams.region(SHANGHAI).waitFor();

  await ipams.open("IPAM");
  await ipams.row("corp").getByRole("link", { name: "Manage" }).click();
  await ipams.tab("Effective Region");
  await add.click();
  await ipams.regionDialog.add(FRANKFURT);
  await ipams.region(FRANKFURT).waitFor();

  await ipams.open("IPAM");
  await ipams.more(ipams.row("corp"), "Add Effective Region");
  await ipams.regionDialog.add(BEIJING);
  await ipams.row("corp").getByRole("link").filter({ hasText: /\+2$/ }).waitFor();
  const [ipam] = (await ipams.exportFile()).workspace.ipams;
  assert.deepEqual(codes(ipam.effective_regions).sort(),
    ["cn-beijing", "cn-hangzhou", "cn-shanghai", "eu-central-1"]);
});

test("Detail 2: Delete stands in the tab's Operation column, and the managed region has none", async (t) => {
  const { page, ipams, ipam } = await demo(t, "regions");
  await ipams.region(HANGZHOU).filter({ hasText: "Managed region" }).waitFor();
  assert.equal(await ipams.region(HANGZHOU).getByRole("button", { name: "Delete" }).count(), 0);
  await ipams.region(SHANGHAI).getByRole("button", { name: "Delete" }).waitFor();
  await page.getByRole("columnheader", { name: "Operation" }).waitFor();

  // What depends on a region is told, and goes only if that is asked for.
  await ipams.region(FRANKFURT).getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: `Remove ${FRANKFURT} from the effective regions?` });
  const remove = question.getByRole("button", { name: "Delete", exact: true });
  const { pools } = (await demoEstate()).file.workspace;
  const there = pools.filter(({ region }) => region?.code === "eu-central-1");
  for (const pool of there) await question.getByRole("link", { name: pool.label.name, exact: true }).waitFor();
  assert.ok(await remove.isDisabled());
  await question.getByRole("checkbox", { name: /^Delete these too/ }).check();
  await remove.click();
  await question.waitFor({ state: "hidden" });
  await ipams.region(FRANKFURT).waitFor({ state: "detached" });
  const after = (await ipams.exportFile()).workspace;
  assert.deepEqual(codes(after.ipams[0].effective_regions), ["cn-hangzhou", "cn-shanghai"]);
  assert.equal(after.pools.length, pools.length - there.length);
  await ipams.undo();
  await ipams.go(`/ipam/${ipam.id}/regions`);
  await ipams.region(FRANKFURT).waitFor();
});

test("an IPAM is renamed from the list, and filtered away by another region", async (t) => {
  const { page, ipams } = await list(t);
  await ipams.create({ name: "corp", region: HANGZHOU });
  await ipams.open("IPAM");
  await ipams.more(ipams.row("corp"), "Edit");
  const edit = page.getByRole("dialog");
  await edit.getByRole("textbox", { name: /^Name/ }).fill("backbone");
  await edit.getByRole("textbox", { name: /^Description/ }).fill("all of the company");
  await edit.getByRole("button", { name: "Save" }).click();
  await ipams.row("backbone").waitFor();
  const [ipam] = (await ipams.exportFile()).workspace.ipams;
  assert.deepEqual([ipam.label.name, ipam.label.description], ["backbone", "all of the company"]);

  await ipams.open("IPAM");
  await ipams.create({ name: "south", region: "China (Shenzhen)" });
  await ipams.onlyRegion(HANGZHOU);
  await ipams.open("IPAM");
  await ipams.row("backbone").waitFor();
  await ipams.ipams.count.filter({ hasText: "1 of 2" }).waitFor();
  assert.equal(await ipams.row("south").count(), 0);
});

test("deleting an IPAM lists what goes with it, and undo brings all of it back", async (t) => {
  const { page, ipams, file, ipam } = await demo(t, "basic");
  const before = await ipams.workspaceText();
  await ipams.open("IPAM");
  await ipams.row(ipam.label.name).getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: `Delete IPAM ${ipam.label.name}?` });
  const remove = question.getByRole("button", { name: "Delete", exact: true });
  await question.getByText("These depend on it:").waitFor();
  const listed = await question.getByRole("listitem").allInnerTexts();
  const [, rest] = listed.at(-1).match(/^and ([\d,]+) more$/);
  const { scopes, pools } = file.workspace;
  assert.equal(listed.length - 1 + Number(rest), scopes.length + pools.length);
  assert.ok(await remove.isDisabled());
  await question.getByRole("checkbox", { name: /^Delete these too/ }).check();
  // What is shared with another account is not taken from it unasked.
  await question.getByRole("alert").filter({ hasText: "settlement-lines" }).waitFor();
  assert.ok(await remove.isDisabled());
  await question.getByRole("button", { name: /^End the share with Settlement bank/ }).click();
  await remove.click();
  await page.getByText("No IPAM yet").waitFor();
  const empty = (await ipams.exportFile()).workspace;
  for (const kind of ["ipams", "scopes", "pools", "allocations", "associations"]) {
    assert.equal(empty[kind].length, 0, kind);
  }
  await ipams.undo();
  await ipams.undo();
  assert.equal(await ipams.workspaceText(), before);
});

test("each number of an IPAM leads to the list that it counts, as counted independently", async (t) => {
  const { page, ipams, file, ipam } = await demo(t, "basic");
  const rows = allRows(file);
  const counted = rows.filter(({ type }) => type !== "IPAM Pool");
  const expected = {
    Scopes: [file.workspace.scopes.length, "Scopes"],
    Pools: [file.workspace.pools.length, "IPAM Pool"],
    "Resource CIDRs": [rows.length, "Resources of all scopes"],
    Overlapping: [counted.filter(({ overlap }) => overlap === "Overlapping").length, "Resources of all scopes"],
    Unmanaged: [counted.filter(({ management }) => management === "Unmanaged").length, "Resources of all scopes"],
  };
  for (const [label, [number, name]] of Object.entries(expected)) {
    const link = page.getByRole("main").getByRole("link", { name: `${number} ${label}`, exact: true });
    await link.click();
    const table = new Table(page, name);
    await table.region.waitFor();
    await table.count.filter({ hasText: new RegExp(`^${number} `) }).waitFor();
    await ipams.go(`/ipam/${ipam.id}/basic`);
  }
});

test("another discovery of the managed region is associated and taken off; the default one stays", async (t) => {
  const { page, ipams, ipam } = await demo(t, "discoveries");
  const own = ipams.discoveries.rows.filter({ hasText: ipam.default_discovery.slice(-6) });
  const dissociate = own.getByRole("button", { name: "Disassociate" });
  assert.ok(await dissociate.isDisabled());
  assert.match(await dissociate.getAttribute("title"), /default/);

  // One region has one resource discovery, unless the quota is raised.
  await ipams.open("Settings");
  await page.getByRole("textbox", { name: "Resource discoveries per region" }).fill("2");
  await page.getByRole("button", { name: "Save settings" }).click();
  await discover(page, ipams, { name: "scouts", region: HANGZHOU });
  await ipams.go(`/ipam/${ipam.id}/discoveries`);
  await page.getByRole("button", { name: "Associate Resource Discovery" }).click();
  const dialog = page.getByRole("dialog", { name: "Associate Resource Discovery" });
  await dialog.getByRole("button", { name: "Associate", exact: true }).click();
  const scouts = ipams.discoveries.rows.filter({ hasText: "scouts" });
  await scouts.filter({ hasText: "Custom" }).filter({ hasText: "Associated" }).waitFor();
  await scouts.getByRole("button", { name: "Disassociate" }).click();
  await scouts.waitFor({ state: "detached" });
  await own.waitFor();
});

test("a custom discovery has effective regions of its own: they are added and deleted, and the managed one stays", async (t) => {
  const { page, ipams } = await list(t);
  await discover(page, ipams, { name: "scouts", region: HANGZHOU });
  await page.getByRole("link", { name: "Effective Region", exact: true }).click();
  await ipams.region(HANGZHOU).filter({ hasText: "Managed region" }).waitFor();
  assert.equal(await ipams.region(HANGZHOU).getByRole("button", { name: "Delete" }).count(), 0);
  await page.getByRole("button", { name: "Add Effective Region" }).first().click();
  await ipams.regionDialog.add(SHANGHAI, FRANKFURT);
  await ipams.region(SHANGHAI).waitFor();
  await ipams.region(FRANKFURT).getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: `Remove ${FRANKFURT} from the effective regions?` });
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await ipams.region(FRANKFURT).waitFor({ state: "detached" });
  const regions = async () => codes((await ipams.exportFile()).workspace.discoveries[0].kind.Custom);
  assert.deepEqual(await regions(), ["cn-hangzhou", "cn-shanghai"]);
  await ipams.undo();
  assert.deepEqual((await regions()).sort(), ["cn-hangzhou", "cn-shanghai", "eu-central-1"]);
});
