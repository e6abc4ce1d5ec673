// The CIDR and Allocation tabs of a pool, and the free blocks that its dialogs offer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CidrRow, PoolPage } from "./pages/pools.mjs";
import { Table } from "./pages/table.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { allRows, block } from "./support/naive.mjs";
import { percent } from "./support/told.mjs";

const REGIONS = {
  "cn-hangzhou": "China (Hangzhou)",
  "cn-shanghai": "China (Shanghai)",
  "eu-central-1": "Germany (Frankfurt)",
};

const named = ({ workspace }, name) => workspace.pools.find(({ label }) => label.name === name);

async function open(t, name, tab) {
  const { storageState, file } = await demoEstate();
  const own = named(file, name);
  const { page } = await openApp(t, { path: `#/pool/${own.id}/${tab}`, storageState });
  const pool = new PoolPage(page);
  await pool.heading.filter({ hasText: name }).waitFor();
  return { page, pool, file, own };
}

const byId = (a, b) => (a.id < b.id ? -1 : 1);
const inside = (inner, outer) =>
  inner.version === outer.version && outer.first <= inner.first && inner.last <= outer.last;
const number = (count) => count.toLocaleString("en");
const written = (time) => new Date(time).toISOString().replace(/\.\d+Z$/, "Z");

test("the CIDR tab tells size, source and usage of each block, as the file adds them up", async (t) => {
  const { page, pool, file, own } = await open(t, "hz-retail", "cidrs");
  const { pools, allocations } = file.workspace;
  for (const one of [own, named(file, "hz"), named(file, "ipv6-sh")]) {
    await pool.go(`/pool/${one.id}/cidrs`);
    const table = new Table(page, "CIDRs");
    const source = pools.find(({ id }) => id === one.source_pool);
    const around = (cidr) => source?.cidrs.find((outer) => inside(block(cidr), block(outer.cidr)))?.cidr ?? "—";
    const used = (cidr) => allocations
      .filter((given) => given.pool === one.id && inside(block(given.cidr), block(cidr)))
      .reduce((sum, given) => sum + block(given.cidr).size, 0n);
    for (const { cidr, origin } of one.cidrs) {
      const row = table.rows.filter({ has: page.getByRole("button", { name: `Copy ${cidr}`, exact: true }) });
      await row.waitFor();
      const cells = await table.cells(row);
      assert.deepEqual([cells.Status, cells.Origin, cells["Source CIDR"]], ["Available", origin, around(cidr)], cidr);
      const usage = { used: used(cidr), total: block(cidr).size };
      assert.equal(await row.locator(".usage-percent").innerText(), percent(usage), cidr);
      const numbers = await row.locator(".usage").getAttribute("title");
      assert.equal(numbers, `${number(usage.used)} of ${number(usage.total)}`, cidr);
    }
    assert.deepEqual((await table.csv()).map((row) => [row.CIDR, row.Addresses, row.Allocated]),
      one.cidrs.map(({ cidr }) => [cidr, String(block(cidr).size), String(used(cidr))]));
  }
});

test("the Allocation tab tells block, source, type, region, owner and time of making of each", async (t) => {
  const { page, pool, file, own } = await open(t, "hz-retail-prod", "allocations");
  const { pools, allocations, resources } = file.workspace;
  await pool.allocations.rows.first().waitFor();
  await pool.allocations.showColumns("Source CIDR", "Owner Account");
  for (const one of [own, named(file, "hz-retail"), named(file, "edge")]) {
    await pool.go(`/pool/${one.id}/allocations`);
    const given = allocations.filter((allocation) => allocation.pool === one.id);
    await pool.allocations.count.filter({ hasText: new RegExp(`^${given.length} row`) }).waitFor();
    const told = (await pool.allocations.csv()).map((row) => ({
      id: row["ID/Name"].split(" ").at(-1),
      name: row["ID/Name"].split(" ").slice(0, -1).join(" "),
      cidr: row.CIDR,
      source: row["Source CIDR"],
      type: row["Resource Type"],
      region: row.Region,
      owner: row["Owner Account"],
      created: row.Created,
    }));
    const expected = given.map(({ id, name, cidr, target, created_at }) => {
      const vpc = resources.find(({ key }) => key === target.Vpc);
      return {
        id,
        name,
        cidr,
        source: one.cidrs.find((outer) => inside(block(cidr), block(outer.cidr))).cidr,
        type: vpc ? "VPC" : target.SubPool ? "IPAM Pool" : "Custom Allocation",
        region: REGIONS[(vpc?.region ?? one.region ?? file.workspace.ipams[0].region).code],
        owner: vpc?.account ?? one.owner,
        created: written(created_at),
      };
    });
    assert.deepEqual(told.sort(byId), expected.sort(byId), one.label.name);
  }
  // What it is allocated to is a link to its page.
  await pool.go(`/pool/${named(file, "hz-retail").id}/allocations`);
  const below = pools.find(({ label }) => label.name === "hz-retail-test");
  await pool.allocations.rows.getByRole("link", { name: below.label.name, exact: true }).click();
  await page.waitForURL(new RegExp(`/pool/${below.id}`));
});

test("an allocation is renamed, a VPC's one is released after a question, and undo takes both back", async (t) => {
  const { page, pool, file, own } = await open(t, "hz-retail-prod", "allocations");
  const copies = (cidr) => page.getByRole("button", { name: `Copy ${cidr}`, exact: true });
  const row = (cidr) => pool.allocations.rows.filter({ has: copies(cidr) });
  const custom = file.workspace.allocations.find(({ name }) => name === "growth-next-year");
  await pool.more(row(custom.cidr), "Edit");
  const edit = page.getByRole("dialog", { name: "Edit growth-next-year" });
  await edit.getByRole("textbox", { name: /^Name/ }).fill("growth-later");
  await edit.getByRole("textbox", { name: /^Description/ }).fill("moved by a year");
  await edit.getByRole("button", { name: "Save" }).click();
  await row(custom.cidr).filter({ hasText: "growth-later" }).waitFor();
  const renamed = (await pool.exportFile()).workspace.allocations.find(({ id }) => id === custom.id);
  assert.deepEqual(renamed, { ...custom, name: "growth-later", description: "moved by a year" });

  const vpc = file.workspace.resources.find(({ name }) => name === "retail-prod-search");
  const [{ cidr }] = vpc.cidrs;
  await pool.go(`/pool/${own.id}/allocations`);
  await row(cidr).getByRole("button", { name: "Release" }).click();
  const question = page.getByRole("dialog", { name: "Release retail-prod-search?" });
  await question.getByText(/the VPC stays in the cloud/).waitFor();
  await question.getByRole("button", { name: "Release" }).click();
  await row(cidr).waitFor({ state: "detached" });
  const released = await pool.exportFile();
  assert.equal(released.workspace.allocations.filter((one) => one.pool === own.id && one.cidr === cidr).length, 0);
  const [unmanaged] = allRows(released).filter((one) => one.type === "VPC" && one.resource.key === vpc.key);
  assert.equal(unmanaged.management, "Unmanaged");
  await pool.undo();
  await pool.undo();
  assert.deepEqual((await pool.exportFile()).workspace, file.workspace);
});

/** The largest aligned blocks that nothing takes, in the order of their addresses; by hand. */
function holes(cidrs, taken) {
  const found = [];
  const look = ({ first, last }, length) => {
    const hits = taken.filter((one) => one.first <= last && first <= one.last);
    if (hits.length === 0) found.push({ first, length });
    else if (!hits.some((one) => one.first <= first && last <= one.last)) {
      const half = first + (last - first + 1n) / 2n;
      look({ first, last: half - 1n }, length + 1);
      look({ first: half, last }, length + 1);
    }
  };
  for (const outer of cidrs.map(({ cidr }) => block(cidr))) look(outer, outer.length);
  return found.map(({ first, length }) => {
    const bytes = [24n, 16n, 8n, 0n].map((bits) => (first >> bits) & 255n);
    return { cidr: `${bytes.join(".")}/${length}`, length };
  });
}

/** What nothing of the pool's scope takes: neither allocations nor resources that are watched. */
function freeIn(file, pool) {
  const given = file.workspace.allocations.filter((one) => one.pool === pool.id);
  const seen = allRows(file).filter(({ scope, resource, management, cidr }) =>
    scope === pool.scope && resource && management !== "Ignored" && block(cidr).version === 4);
  return holes(pool.cidrs, [...given, ...seen].map(({ cidr }) => block(cidr)));
}

const offered = async (dialog) => {
  const buttons = dialog.getByRole("button", { name: / free$/ });
  await buttons.first().waitFor();
  return (await buttons.allInnerTexts()).map((text) => text.split(" ")[0]);
};

test("Create Custom Allocation offers exactly what is free, and takes one by one press", async (t) => {
  const { page, pool, file, own } = await open(t, "hz-retail-prod", "allocations");
  await page.getByRole("main").getByRole("button", { name: "Create Custom Allocation" }).click();
  const dialog = page.getByRole("dialog", { name: /^Create Custom Allocation in / });
  const free = freeIn(file, own);
  assert.deepEqual(await offered(dialog), free.slice(0, 8).map(({ cidr }) => cidr));
  // One that is no larger than what the pool gives by default.
  const { cidr: expected } = free.find(({ length }) => length >= own.rules.default);
  await dialog.getByRole("button", { name: new RegExp(`^${expected.replaceAll(".", "\\.")} `) }).click();
  const row = new CidrRow(dialog, 1);
  assert.equal(await row.cidr.inputValue(), expected);
  await row.group.getByRole("textbox", { name: /^Name/ }).fill("picked");
  await dialog.getByRole("button", { name: "Create Custom Allocation" }).click();
  await dialog.waitFor({ state: "hidden" });
  const made = (await pool.exportFile()).workspace.allocations.find(({ name }) => name === "picked");
  assert.deepEqual([made.pool, made.cidr, made.target], [own.id, expected, "Custom"]);
});

test("Provision CIDR offers what is free in the source pool, and a press in its picture takes it", async (t) => {
  const { page, pool, file, own } = await open(t, "sh-retail-prod", "cidrs");
  const dialog = await pool.startProvisioning();
  const source = named(file, "sh-retail");
  const free = freeIn(file, source);
  assert.deepEqual(await offered(dialog), free.slice(0, 8).map(({ cidr }) => cidr));
  const [{ cidr }] = free;
  const picture = dialog.getByRole("group", { name: `What lies in ${source.cidrs[0].cidr}` });
  await picture.getByRole("link", { name: new RegExp(`^${cidr.replaceAll(".", "\\.")} .* free$`) }).click();
  assert.equal(await new CidrRow(dialog, 1).cidr.inputValue(), cidr);
  await dialog.getByRole("button", { name: "Provision CIDR" }).click();
  await dialog.waitFor({ state: "hidden" });
  await new Table(page, "CIDRs").rows.filter({ hasText: cidr }).waitFor();
  const after = named(await pool.exportFile(), "sh-retail-prod");
  assert.deepEqual(after.cidrs.map((one) => one.cidr), [...own.cidrs.map((one) => one.cidr), cidr]);
});
