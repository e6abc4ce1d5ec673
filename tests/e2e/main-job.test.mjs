// The main job, from the first visit to the last: make an IPAM, import what the cloud lists, see
// every VPC and vSwitch CIDR with its statuses, allocate, reserve, undo, close, come back, carry the
// work elsewhere. At every stop, each row on the page is compared with an independent reading of the
// exported file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ImportPage } from "./pages/import.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { PoolForm, PoolPage } from "./pages/pools.mjs";
import { ScopePage, byRange } from "./pages/scope.mjs";
import { WelcomePage } from "./pages/welcome.mjs";
import { openApp } from "./support/app.mjs";
import { feed, made } from "./support/files.mjs";
import { rowsOf } from "./support/naive.mjs";
import { serverUrl } from "./support/server.mjs";
import { toldRows } from "./support/told.mjs";

const HANGZHOU = "China (Hangzhou)";
const VPC = "vpc-bp1qpo0kug3a20qqe1a2b";
const VSWITCH = "vsw-bp1nhbnpv2blyz8dl1a2b";

/**
 * Reads every scope on the page, and fails where a row differs from what the naive checker makes of
 * the exported file. Returns the rows of each scope, and the file.
 */
async function checked(page) {
  const scopePage = new ScopePage(page);
  const file = await scopePage.exportFile();
  const tables = {};
  for (const { id } of file.workspace.scopes) {
    const expected = toldRows(file, id);
    await scopePage.show(id);
    tables[id] = await scopePage.rows();
    assert.deepEqual(tables[id], expected);
  }
  return { file, tables };
}

/** Opens "View" of every row of a scope that overlaps, and fails where the list differs. */
async function checkedConflicts(page, file, scope) {
  const scopePage = new ScopePage(page);
  const rows = rowsOf(file, scope).filter(({ overlap }) => overlap === "Overlapping");
  await scopePage.showOverlapping(scope);
  for (const { id, cidr, conflicts } of rows) {
    const listed = await scopePage.conflicts({ id, cidr });
    assert.deepEqual(listed, [...conflicts].sort(byRange), `conflicts of ${id} ${cidr}`);
  }
  return rows.length;
}

/** Who conflicts with whom, by the naive checker's count on the page. */
const overlapping = (rows) => rows.filter(({ overlap }) => overlap.startsWith("Overlapping"));

test("the main job, from an empty page to the same work in another browser", async (t) => {
  const { page, context } = await openApp(t);

  // The first visit: start empty, and make an IPAM by hand.
  await new WelcomePage(page).startEmpty();
  const ipams = new IpamPage(page);
  await ipams.create({ name: "corp", region: HANGZHOU });

  // Import what the cloud's command line printed.
  const imports = new ImportPage(page);
  await imports.show();
  await imports.choose(
    await feed("vendor-shapes/DescribeVpcs.json"),
    await feed("vendor-shapes/DescribeVSwitches.json"),
  );
  assert.deepEqual(await imports.problems("DescribeVpcs.json"), []);
  assert.deepEqual(await imports.problems("DescribeVSwitches.json"), []);
  assert.deepEqual(await imports.counts(), {
    new: 2, changed: 0, gone: 0, "newly overlapping": 0, "newly non-compliant": 0, "allocated or released": 0,
  });
  await imports.run();

  // Every CIDR of both is there, with its statuses, in the default scope of its IP version.
  const imported = await checked(page);
  const [ipam] = imported.file.workspace.ipams;
  const plain = { management: "Unmanaged", compliance: "Unmanaged", overlap: "Non-overlapping" };
  assert.deepEqual(imported.tables, {
    [ipam.private_scope]: [
      { id: VPC, type: "VPC", cidr: "10.20.0.0/20", ...plain, usage: "0 %" },
      { id: VPC, type: "VPC", cidr: "192.168.0.0/16", ...plain, usage: "0.4 %" },
      { id: VSWITCH, type: "VSwitch", cidr: "192.168.0.0/24", ...plain, usage: "4.8 %" },
    ],
    [ipam.public_scope]: [
      { id: VPC, type: "VPC", cidr: "2408:4005:3a6::/56", ...plain, usage: "0.4 %" },
      { id: VSWITCH, type: "VSwitch", cidr: "2408:4005:3a6::/64", ...plain, usage: "" },
    ],
  });

  // A pool, and the VPC's CIDR out of it: it is managed, and its vSwitch with it.
  const form = new PoolForm(page);
  await form.show();
  await form.create({ name: "corp-hz", region: HANGZHOU, cidrs: ["10.0.0.0/8", "192.168.0.0/16"] });
  const pool = new PoolPage(page);
  await pool.tab(/^Allocation/);
  await pool.allocateVpc("192.168.0.0/16");
  const managed = await checked(page);
  const status = ({ cidr, management, compliance, overlap }) =>
    `${cidr} ${management} ${compliance} ${overlap}`;
  const statuses = (tables) => tables[ipam.private_scope].map(status);
  assert.deepEqual(statuses(managed.tables), [
    "10.20.0.0/20 Unmanaged Unmanaged Non-overlapping",
    "192.168.0.0/16 Managed Compliant Non-overlapping",
    "192.168.0.0/24 Managed Compliant Non-overlapping",
  ]);

  // A reservation over the other CIDR of the VPC: both sides now overlap.
  await pool.go(`/pool/${managed.file.workspace.pools[0].id}/allocations`);
  await pool.reserve({ cidr: "10.20.0.0/24", name: "appliances" });
  const reserved = await checked(page);
  assert.deepEqual(statuses(reserved.tables), [
    "10.20.0.0/24 Managed Compliant Overlapping (1)",
    "10.20.0.0/20 Unmanaged Unmanaged Overlapping (1)",
    "192.168.0.0/16 Managed Compliant Non-overlapping",
    "192.168.0.0/24 Managed Compliant Non-overlapping",
  ]);

  // Undo takes exactly the reservation back, redo brings exactly it again.
  await pool.undo();
  assert.deepEqual((await checked(page)).tables, managed.tables);
  await pool.redo();
  const redone = await checked(page);
  assert.deepEqual(redone.tables, reserved.tables);
  assert.deepEqual(redone.file.workspace, reserved.file.workspace);

  // Close the tab and come back: everything is there.
  await pool.saved();
  await page.close();
  const again = await context.newPage();
  await again.goto(await serverUrl());
  const back = await checked(again);
  assert.deepEqual(back.tables, reserved.tables);
  assert.deepEqual(back.file.workspace, reserved.file.workspace);

  // Carry the work into another browser: everything is there, too.
  const text = await new ScopePage(again).exportText();
  const { page: elsewhere } = await openApp(t);
  const opening = new ImportPage(elsewhere);
  await opening.show();
  await opening.choose(made("corp.json", text));
  await opening.openWorkspace("corp.json");
  const carried = await checked(elsewhere);
  assert.deepEqual(carried.tables, reserved.tables);
  assert.deepEqual(carried.file.workspace, reserved.file.workspace);
});

test("AWS lists without an IPAM: one answer about the region, and the import makes the IPAM", async (t) => {
  const { page } = await openApp(t);
  await new WelcomePage(page).importFiles();
  const imports = new ImportPage(page);
  await imports.choose(
    await feed("aws/c7n-subnets-13-overlap-ampersand.json"),
    await feed("made/aws-vpcs-for-13-subnets.json"),
  );
  await imports.answerRegion("aws-vpcs-for-13-subnets.json", "AWS · US West (Oregon)");
  assert.equal((await imports.counts()).new, 14);
  assert.deepEqual(await imports.setUp(), [
    "Creates an IPAM managed in AWS · US West (Oregon), effective in AWS · US West (Oregon).",
  ]);
  await imports.run();

  const { file, tables } = await checked(page);
  const rows = tables[file.workspace.ipams[0].private_scope];
  assert.equal(rows.length, 15, "two CIDRs of the VPC, thirteen subnets");
  // The one pair of subnets that share addresses; each of them lies inside the VPC.
  assert.deepEqual(overlapping(rows).map(({ cidr, overlap }) => `${cidr} ${overlap}`), [
    "10.0.1.192/27 Overlapping (1)",
    "10.0.1.192/30 Overlapping (1)",
  ]);
  assert.equal(await checkedConflicts(page, file, file.workspace.ipams[0].private_scope), 2);
});

test("the demo estate, with its sub-pools, gaps and overlaps", async (t) => {
  const { page } = await openApp(t);
  await new WelcomePage(page).openDemo();
  const { file, tables } = await checked(page);
  const rows = Object.values(tables).flat();
  for (const [what, wanted] of Object.entries({
    "managed VPC": (row) => row.type === "VPC" && row.management === "Managed",
    "unmanaged VPC": (row) => row.type === "VPC" && row.management === "Unmanaged",
    "managed vSwitch": (row) => row.type === "VSwitch" && row.management === "Managed",
    "sub-pool": (row) => row.type === "IPAM Pool",
    reservation: (row) => row.type === "Custom Allocation",
    "ignored row": (row) => row.management === "Ignored",
    "broken rule": (row) => /than the m/.test(row.compliance),
    overlap: (row) => row.overlap.startsWith("Overlapping"),
    "IPv6 row": (row) => row.cidr.includes(":"),
  })) {
    assert.ok(rows.some(wanted), `the demo shows no ${what}`);
  }
  // Several rows of one scope conflict with several others.
  const compared = await checkedConflicts(page, file, file.workspace.ipams[0].private_scope);
  assert.ok(compared > 10, `only ${compared} rows were compared`);
});
