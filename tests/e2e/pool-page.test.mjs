// The page of a pool, tab by tab: usage, CIDRs, allocations, space, rules, resources, hierarchy.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CidrRow, PoolPage } from "./pages/pools.mjs";
import { Table } from "./pages/table.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { allRows, block } from "./support/naive.mjs";

const named = ({ workspace }, name) => workspace.pools.find(({ label }) => label.name === name);

async function open(t, name, tab) {
  const { storageState, file } = await demoEstate();
  const own = named(file, name);
  const { page } = await openApp(t, { path: `#/pool/${own.id}/${tab}`, storageState });
  const pool = new PoolPage(page);
  await pool.heading.filter({ hasText: name }).waitFor();
  return { page, pool, file, own };
}

/** What a pool holds and gave away, counted from the file. */
function counted({ workspace }, { id, cidrs }) {
  const size = (all) => all.reduce((sum, { cidr }) => sum + block(cidr).size, 0n);
  const given = workspace.allocations.filter(({ pool }) => pool === id);
  const of = (kind) => size(given.filter(({ target }) => target === kind || target[kind] !== undefined));
  const told = (number) => Number(number).toLocaleString("en");
  return {
    Provisioned: told(size(cidrs)),
    "Available IPs": told(size(cidrs) - size(given)),
    "Allocated to VPCs": told(of("Vpc")),
    "Allocated to sub-pools": told(of("SubPool")),
    "Custom allocations": told(of("Custom")),
  };
}

/** How many blocks of a length fit into what nothing takes, by a walk in steps of `/smallest`. */
function fitting({ workspace }, { id, cidrs }, length, smallest) {
  const step = 1n << BigInt(32 - smallest);
  const taken = workspace.allocations.filter(({ pool }) => pool === id).map(({ cidr }) => block(cidr));
  const free = new Set();
  for (const { first, last } of cidrs.map(({ cidr }) => block(cidr))) {
    for (let at = first; at <= last; at += step) {
      if (!taken.some((one) => one.first <= at && at <= one.last)) free.add(at);
    }
  }
  const size = 1n << BigInt(32 - length);
  const steps = Array.from({ length: Number(size / step) }, (_, number) => BigInt(number) * step);
  const starts = [...free].filter((at) => at % size === 0n);
  return starts.filter((at) => steps.every((further) => free.has(at + further))).length;
}

test("usage of a sub-pool and of its source is what the file adds up to", async (t) => {
  const { pool, file, own } = await open(t, "hz-retail-prod", "details");
  assert.deepEqual(await pool.usage("Usage"), counted(file, own));
  const source = named(file, "hz-retail");
  assert.deepEqual(await pool.usage("Usage of the source pool hz-retail"), counted(file, source));
});

test("automatic import is switched on its page, and undo switches it back", async (t) => {
  const { page, pool, file, own } = await open(t, "hz-retail-prod", "details");
  assert.equal(own.auto_import, "On");
  const toggle = page.getByRole("switch", { name: /^Automatically Import/ });
  await toggle.click();
  await page.getByRole("switch", { name: /^Automatically Import/, checked: false }).waitFor();
  const changed = await pool.exportFile();
  assert.equal(named(changed, "hz-retail-prod").auto_import, "Off");
  await pool.undo();
  assert.deepEqual((await pool.exportFile()).workspace, file.workspace);
});

test("CIDRs are provisioned from the source, typed and by size, and a free one is taken back", async (t) => {
  const { page, pool, file } = await open(t, "hz-retail-prod", "cidrs");
  const dialog = await pool.startProvisioning();
  await new CidrRow(dialog, 1).cidr.fill("10.8.4.0/22");
  await dialog.getByRole("button", { name: "Add CIDR" }).click();
  // The first free block is the next before what was typed.
  await new CidrRow(dialog, 2).ofSize(23, "10.8.0.0/23");
  await dialog.getByRole("button", { name: "Provision CIDR" }).click();
  await dialog.waitFor({ state: "hidden" });
  const cidrs = new Table(page, "CIDRs");
  await cidrs.count.filter({ hasText: "3 rows" }).waitFor();
  const typed = cidrs.rows.filter({ hasText: "10.8.4.0/22" });
  await typed.filter({ hasText: "10.8.0.0/16" }).waitFor();

  await typed.getByRole("button", { name: "De-provision" }).click();
  const question = page.getByRole("dialog", { name: "De-provision 10.8.4.0/22?" });
  await question.getByText("Nothing depends on it.").waitFor();
  await question.getByRole("button", { name: "De-provision" }).click();
  await typed.waitFor({ state: "detached" });
  const after = await pool.exportFile();
  assert.deepEqual(named(after, "hz-retail-prod").cidrs.map(({ cidr }) => cidr), ["10.0.0.0/17", "10.8.0.0/23"]);
  assert.equal(after.workspace.allocations.length, file.workspace.allocations.length + 1);
});

test("a CIDR with allocations names them, and is not taken back with one press", async (t) => {
  const { page, file, own } = await open(t, "hz-retail-prod", "cidrs");
  await page.getByRole("main").getByRole("button", { name: "De-provision" }).click();
  const question = page.getByRole("dialog", { name: "De-provision 10.0.0.0/17?" });
  const given = file.workspace.allocations.filter(({ pool }) => pool === own.id);
  await question.getByText("These depend on it:").waitFor();
  assert.equal(await question.getByRole("listitem").count(), given.length);
  assert.ok(await question.getByRole("button", { name: "De-provision" }).isDisabled());
});

test("several blocks are reserved at once, what is taken is refused, and a release frees them", async (t) => {
  const { page, pool, own } = await open(t, "hz-retail-prod", "allocations");
  await page.getByRole("main").getByRole("button", { name: "Create Custom Allocation" }).click();
  const dialog = page.getByRole("dialog", { name: /^Create Custom Allocation in / });
  const reserve = dialog.getByRole("button", { name: "Create Custom Allocation" });
  const first = new CidrRow(dialog, 1);
  await first.cidr.fill("10.0.16.0/22");
  await first.group.getByRole("alert").filter({ hasText: "10.0.16.0/20" }).waitFor();
  await first.cidr.fill("10.0.56.0/24");
  await first.group.getByRole("textbox", { name: /^Name/ }).fill("printers");
  await dialog.getByRole("button", { name: "Add CIDR" }).click();
  await new CidrRow(dialog, 2).ofSize(24, "10.0.57.0/24");
  await reserve.click();
  await dialog.waitFor({ state: "hidden" });
  const printers = pool.allocations.rows.filter({ hasText: "printers" });
  await printers.filter({ hasText: "10.0.56.0/24" }).filter({ hasText: "Custom" }).waitFor();
  const custom = ({ workspace }) => workspace.allocations
    .filter((one) => one.pool === own.id && one.cidr.endsWith("/24"))
    .map(({ cidr }) => cidr).sort();
  assert.deepEqual(custom(await pool.exportFile()), ["10.0.56.0/24", "10.0.57.0/24"]);

  await pool.go(`/pool/${own.id}/allocations`);
  await printers.getByRole("button", { name: "Release" }).click();
  // It is no question, for it can be taken back.
  await printers.waitFor({ state: "detached" });
  await pool.notices.getByRole("button", { name: "Undo" }).last().waitFor();
  assert.deepEqual(custom(await pool.exportFile()), ["10.0.57.0/24"]);
});

test("the space tells how many blocks of each size are left, and free space starts a reservation", async (t) => {
  const { page, pool, file, own } = await open(t, "hz-retail-prod", "space");
  const left = new Table(page, "How many are left");
  const card = pool.card("How many are left");
  await left.rows.first().waitFor();
  for (const length of [19, 20, 21, 22, 23, 24]) {
    const cells = await card.getByRole("row").filter({ hasText: new RegExp(`^/${length}`) }).getByRole("cell").allInnerTexts();
    assert.equal(cells[1], String(fitting(file, own, length, 24)), `/${length}`);
  }
  // What has no place in a picture for the eye is in the table beside it.
  const twin = new Table(page, "Blocks and free space");
  const row = twin.rows.filter({ hasText: "10.0.80.0/20" });
  await row.filter({ hasText: "Free" }).waitFor();
  const picture = page.getByRole("group", { name: "What lies in 10.0.0.0/17" });
  await picture.getByRole("link", { name: /^10\.0\.80\.0\/20 – 4,096 free$/ }).click();
  const dialog = page.getByRole("dialog", { name: /^Create Custom Allocation in / });
  const cidr = new CidrRow(dialog, 1).cidr;
  await cidr.waitFor();
  // Of a larger free block, as much as the pool gives when nothing else is said.
  assert.equal(own.rules.default, 21);
  assert.equal(await cidr.inputValue(), "10.0.80.0/21");
});

test("stricter rules say how many allocations they break, and list these; the default can be cleared", async (t) => {
  const { page, pool, file, own } = await open(t, "hz-retail-prod", "rules");
  await pool.card("Compliance Rules").getByRole("button", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit Compliance Rules" });
  await dialog.getByRole("combobox", { name: /^Default/ }).selectOption({ label: "Not set" });
  await dialog.getByRole("combobox", { name: /^Minimum/ }).selectOption("21");
  const given = file.workspace.allocations.filter(({ pool, target }) => pool === own.id && target.SubPool === undefined);
  const short = given.filter(({ cidr }) => block(cidr).length < 21);
  await dialog.getByRole("status").filter({ hasText: `${short.length} allocations would break these rules.` }).waitFor();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "hidden" });
  const broken = new Table(page, "Allocations that break the rules");
  await broken.rows.first().waitFor();
  for (const { cidr } of short) {
    const row = broken.rows.filter({ has: page.getByRole("button", { name: `Copy ${cidr}`, exact: true }) });
    await row.filter({ hasText: `/${block(cidr).length} is shorter than the minimum /21` }).waitFor();
  }
  assert.deepEqual(named(await pool.exportFile(), "hz-retail-prod").rules, { min: 21, default: null, max: 24 });
});

test("the Resource tab lists exactly the VPCs of the pool and the vSwitches in them", async (t) => {
  const { page, file, own } = await open(t, "hz-retail-prod", "resources");
  const given = file.workspace.allocations.filter(({ pool }) => pool === own.id);
  const holds = (outer, inner) => outer.first <= inner.first && inner.last <= outer.last;
  const expected = allRows(file).filter(({ type, cidr, resource }) => given.some(({ target, cidr: outer }) => {
    if (target.Vpc === undefined) return false;
    if (type === "VPC") return target.Vpc === resource.key && cidr === outer;
    return type === "VSwitch" && resource.vpc === target.Vpc && holds(block(outer), block(cidr));
  }));
  const table = new Table(page, "Resource");
  await table.count.filter({ hasText: `${expected.length} rows` }).waitFor();
  const told = (await table.csv()).map((row) => row.CIDR);
  assert.deepEqual(told.sort(), expected.map(({ cidr }) => cidr).sort());
});

test("the hierarchy shows the pool between its sources and its sub-pools, each a link", async (t) => {
  const { page, pool, file } = await open(t, "hz-retail", "hierarchy");
  const table = new Table(page, "IPAM Pool");
  await table.rows.first().waitFor();
  const shown = (await table.csv()).map((row) => row["ID/Name"].split(" ")[0]);
  const { id } = named(file, "hz-retail");
  const below = file.workspace.pools.filter(({ source_pool }) => source_pool === id).map(({ label }) => label.name);
  assert.deepEqual(shown.slice(0, 3), ["backbone", "hz", "hz-retail"]);
  assert.deepEqual(shown.slice(3).sort(), below.sort());
  await table.rows.getByRole("link", { name: "hz-retail-prod", exact: true }).click();
  await pool.heading.filter({ hasText: "hz-retail-prod" }).waitFor();
});
