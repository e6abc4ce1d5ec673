// The tabs of a VPC and a vSwitch: every number and status in them, against the file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NetworkPage } from "./pages/planned.mjs";
import { conflictsOf } from "./pages/scope.mjs";
import { SpaceMap } from "./pages/space-map.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { allRows, block } from "./support/naive.mjs";
import { percent } from "./support/told.mjs";

/** A VPC with two CIDRs of IPv4 and one of IPv6, of which others use a part. */
const CORE = "retail-prod-core";
/** Managed and broken, unmanaged and broken into, ignored, and in a scope of its own. */
const OTHERS = ["logistics-prod-warehouse", "data-test-probe", "logistics-dev", "default", "lab-alpha"];

const inside = (inner, outer) => outer.first <= inner.first && inner.last <= outer.last;
const number = (count) => count.toLocaleString("en");

/** What the file holds of a VPC: the rows of its CIDRs of one IP version, and of its vSwitches. */
function known(file, name, version = 4) {
  const vpc = file.workspace.resources.find((one) => one.kind === "VPC" && one.name === name);
  const all = allRows(file).filter(({ cidr }) => block(cidr).version === version);
  const own = all.filter(({ type, resource }) => type === "VPC" && resource === vpc);
  const [{ scope }] = own;
  const vSwitches = all.filter(({ type, resource }) => type === "VSwitch" && resource.vpc === vpc.key);
  const within = vSwitches.filter((row) => row.scope === scope);
  const byAddress = (a, b) => (block(a.cidr).first < block(b.cidr).first ? -1 : 1);
  return { vpc, scope, own: own.sort(byAddress), vSwitches: within.sort(byAddress) };
}

const pathOf = ({ identity }) => identity.Global.map(encodeURIComponent).join("/");

async function open(t, name, tab, version) {
  const { storageState, file } = await demoEstate();
  const at = known(file, name, version);
  const path = `#/scope/${at.scope}/vpc/${pathOf(at.vpc)}/${tab}`;
  const { page } = await openApp(t, { path, storageState });
  const network = new NetworkPage(page);
  await network.heading.filter({ hasText: name }).waitFor();
  return { page, network, file, ...at };
}

async function show(network, file, name, tab) {
  const at = known(file, name);
  await network.go(`/scope/${at.scope}/vpc/${pathOf(at.vpc)}/${tab}`);
  await network.heading.filter({ hasText: name }).waitFor();
  return at;
}

/** What a bar tells: its per cent, and the numbers in full. */
async function bar(within) {
  const usage = within.locator(".usage");
  return {
    percent: await usage.locator(".usage-percent").innerText(),
    numbers: await usage.getAttribute("title"),
  };
}

const barOf = ({ used, total }) => ({
  percent: percent({ used, total }),
  numbers: `${number(used)} of ${number(total)}`,
});

/** The pool that a CIDR is allocated from; none for one that is not managed. */
function poolOf({ workspace }, { resource, cidr, management }) {
  if (management !== "Managed") return undefined;
  const own = workspace.allocations.find(({ target, cidr: given }) => target.Vpc === resource.key && given === cidr);
  return workspace.pools.find(({ id }) => id === own.pool);
}

const overlapOf = ({ overlap, conflicts }) =>
  ({ Overlapping: `Overlapping (${conflicts.length})`, Nonoverlapping: "Non-overlapping" })[overlap] ?? overlap;

const complianceOf = ({ compliance }) => (compliance === "Noncompliant" ? "Non-compliant" : compliance);

/** The row of a table that is about this CIDR. */
const rowOf = (page, card, { cidr }) =>
  card.getByRole("row").filter({ has: page.getByRole("button", { name: `Copy ${cidr}`, exact: true }) });

const words = (text) => text.replaceAll(/\s+/g, " ").trim();

test("VPC Details adds up the usage of each IP version", async (t) => {
  for (const [version, term] of [[4, "IPv4 usage"], [6, "IPv6 usage"]]) {
    const { network, own } = await open(t, CORE, "details", version);
    const sum = (key) => own.reduce((all, { usage }) => all + usage[key], 0n);
    const told = await bar(network.factCell(term, network.card("IP Address Usage")));
    assert.deepEqual(told, barOf({ used: sum("used"), total: sum("total") }), term);
  }
});

test("VPC Details lists each CIDR with its statuses, its pool and its usage", async (t) => {
  const { page, network, file } = await open(t, CORE, "details");
  for (const name of [CORE, ...OTHERS]) {
    const { own } = await show(network, file, name, "details");
    const card = network.card("CIDRs");
    await rowOf(page, card, own[0]).waitFor();
    assert.equal(await card.getByRole("rowheader").count(), own.length, name);
    for (const row of own) {
      const line = rowOf(page, card, row);
      const [management, compliance, overlap, pool] = (await line.getByRole("cell").allInnerTexts()).map(words);
      const told = { management, compliance, overlap: overlap.replace(/ View$/, ""), pool };
      assert.deepEqual(told, {
        management: row.management,
        compliance: complianceOf(row),
        overlap: overlapOf(row),
        pool: poolOf(file, row)?.label.name ?? "",
      }, `${name} ${row.cidr}`);
      assert.deepEqual(await bar(line), barOf(row.usage), `${name} ${row.cidr}`);
    }
  }
});

test("the space of a VPC is drawn with its vSwitches, what others use of it, and what is left", async (t) => {
  const { page, network, own, vSwitches } = await open(t, CORE, "space");
  for (const row of own) {
    const outer = block(row.cidr);
    const within = vSwitches.filter(({ cidr }) => inside(block(cidr), outer));
    const shared = [row, ...within].flatMap(({ conflicts }) => conflicts.map((one) => one.shared));
    const expected = [
      ...within.map(({ cidr, resource }) => `${cidr} VSwitch ${resource.name}`),
      ...[...new Set(shared)].map((cidr) => `${cidr} Overlapping range`),
    ];
    const map = new SpaceMap(page, row.cidr);
    await map.figure.getByText(`${number(outer.size - row.usage.used)} addresses without a vSwitch`).waitFor();
    const told = (await map.twin()).map(({ cidr, what, name }) =>
      (what === "VSwitch" ? `${cidr} ${what} ${name}` : `${cidr} ${what}`));
    assert.deepEqual(told.sort(), expected.sort(), row.cidr);
  }
  assert.ok(own.some(({ conflicts }) => conflicts.length > 0), "something is shared");

  // A vSwitch of the picture leads to its page.
  const map = new SpaceMap(page, own[0].cidr);
  const first = vSwitches[0].resource;
  await map.canvas.getByRole("link", { name: first.name }).first().click();
  await network.heading.filter({ hasText: first.name }).waitFor();
});

test("Resource CIDR tells allocation, statuses, owner and usage, and View lists the rivals", async (t) => {
  const { page, network, file, vpc, own } = await open(t, CORE, "cidrs");
  const [, id] = vpc.identity.Global;
  const [{ account_names: names }] = file.workspace.settings_table;
  for (const row of own) {
    const card = network.card(row.cidr);
    const told = await network.facts(row.cidr);
    const { used, total } = row.usage;
    const free = total - used;
    assert.deepEqual([told.CIDR, told.Allocation], [row.cidr, poolOf(file, row).label.name]);
    assert.deepEqual(
      [told["Management Status"], told["Compliance Status"], told["Overlap Status"].replace(/ View$/, "")],
      [row.management, complianceOf(row), overlapOf(row)],
    );
    assert.equal(told["Owner Account"], `${vpc.account} (${names[vpc.account]})`);
    assert.deepEqual(await bar(network.factCell("IP Address Usage", card)), barOf(row.usage));
    assert.deepEqual(
      [told["Total IPs"], told["Used IPs"], told["Available IPs"]],
      [number(total), number(used), number(free)],
    );
    const view = card.getByRole("link", { name: "View", exact: true });
    assert.equal(await view.count(), row.conflicts.length > 0 ? 1 : 0);
    if (row.conflicts.length === 0) continue;
    await view.click();
    const listed = await conflictsOf(page, { id, cidr: row.cidr });
    const key = (one) => `${one.id} ${one.cidr} ${one.shared}`;
    assert.deepEqual(listed.map(key).sort(), row.conflicts.map(key).sort());
  }
});

test("Compliance holds each CIDR against the rules of its pool, and says what comes of it", async (t) => {
  const { page, network, file } = await open(t, CORE, "compliance");
  const seen = new Set();
  for (const name of [CORE, ...OTHERS]) {
    const { own } = await show(network, file, name, "compliance");
    const card = network.card("Compliance");
    await rowOf(page, card, own[0]).waitFor();
    assert.equal(await card.getByRole("rowheader").count(), own.length, name);
    for (const row of own) {
      const pool = poolOf(file, row);
      const { length } = block(row.cidr);
      const limit = (mask) => (mask === null || mask === undefined ? "Not set" : `/${mask}`);
      const cells = (await rowOf(page, card, row).getByRole("cell").allInnerTexts()).map(words);
      assert.deepEqual(cells.slice(0, 4), [
        `/${length}`, pool?.label.name ?? "", limit(pool?.rules.min), limit(pool?.rules.max),
      ], row.cidr);
      const [breach] = row.breaches;
      const way = { minimum: "shorter", maximum: "longer" }[breach?.rule];
      const why = {
        Compliant: "The netmask length lies within the pool's rules.",
        Noncompliant: `/${length} is ${way} than the ${breach?.rule} /${breach?.limit}`,
        Unmanaged: "No pool manages it, so no rule holds.",
        Ignored: "It is ignored, so no rule holds.",
      }[row.compliance];
      assert.equal(cells[4], `${complianceOf(row)} ${why}`, row.cidr);
      seen.add(`${row.compliance} ${breach?.rule ?? ""}`.trim());
    }
  }
  const all = ["Compliant", "Ignored", "Noncompliant maximum", "Noncompliant minimum", "Unmanaged"];
  assert.deepEqual([...seen].sort(), all);
});

test("the CIDR tab of a vSwitch counts its addresses without those that the cloud keeps", async (t) => {
  const { page, network, file, vpc, scope, vSwitches } = await open(t, CORE, "details");
  const busiest = [...vSwitches].sort((a, b) => (a.usage.used < b.usage.used ? 1 : -1))[0];
  await network.go(`/scope/${scope}/vswitch/${pathOf(busiest.resource)}/cidr`);
  await network.heading.filter({ hasText: busiest.resource.name }).waitFor();
  // Of each IPv4 subnet this cloud keeps four addresses for itself.
  const total = block(busiest.cidr).size - 4n;
  const { stated } = busiest.resource.cidrs.find(({ cidr }) => cidr === busiest.cidr);
  const free = BigInt(stated.available);
  const told = await network.facts(busiest.cidr);
  assert.deepEqual(
    [told["Total IPs"], told["Used IPs"], told["Available IPs"]],
    [number(total), number(total - free), number(free)],
  );
  const card = network.card(busiest.cidr);
  assert.deepEqual(await bar(network.factCell("IP Address Usage", card)), barOf({ used: total - free, total }));
  await card.getByText("4 reserved by the cloud").waitFor();
  // It follows the CIDR of its VPC around it, and leads there.
  const [around] = known(file, CORE).own;
  assert.deepEqual([told["Management Status"], told["Compliance Status"]], [around.management, complianceOf(around)]);
  await network.factCell("Its VPC").getByRole("link", { name: vpc.name }).click();
  await page.waitForURL(new RegExp(`/vpc/${pathOf(vpc)}`));
});

test("the IPv6 block of a vSwitch has no usage, and says so", async (t) => {
  const { network, scope, vSwitches } = await open(t, CORE, "details", 6);
  const [{ cidr, resource }] = vSwitches;
  await network.go(`/scope/${scope}/vswitch/${pathOf(resource)}/cidr`);
  await network.card(cidr).getByText("IPv6 vSwitches have no usage.").waitFor();
  const told = await network.facts(cidr);
  assert.deepEqual([told["Total IPs"], told["Used IPs"], told["Available IPs"]], ["—", "—", "—"]);
});
