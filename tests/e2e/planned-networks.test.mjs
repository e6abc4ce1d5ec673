// Planned networks beyond their first CIDR: IPv6, what a vSwitch may not be, and a whole address plan.

import assert from "node:assert/strict";
import { test } from "node:test";
import { IpamPage } from "./pages/ipam.mjs";
import { NetworkPage, PlanForm } from "./pages/planned.mjs";
import { PoolForm } from "./pages/pools.mjs";
import { ScopePage } from "./pages/scope.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { block } from "./support/naive.mjs";
import { percent } from "./support/told.mjs";

const named = ({ workspace }, name) => workspace.pools.find(({ label }) => label.name === name);
const inside = (inner, outer) => outer.first <= inner.first && inner.last <= outer.last;

/** The demo, with a VPC of /24 planned in a pool. */
async function withPlan(t) {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState });
  const form = new PlanForm(page);
  await form.showFrom(named(file, "hz-retail-prod").id);
  await form.cidr.fill("10.0.60.0/24");
  await form.gets("10.0.60.0/24");
  await form.name.fill("shop");
  await form.send("shop");
  return { page, file, form, vpc: new NetworkPage(page) };
}

test("a planned VPC begins with IPv4: an IPv6 pool is refused as its first, with the way to it", async (t) => {
  const { storageState, file } = await demoEstate();
  const pool = named(file, "ipv6-hz-prod");
  const { page } = await openApp(t, { path: `#/vpc/new?pool=${pool.id}`, storageState });
  const form = new PlanForm(page);
  assert.equal(await form.pool.inputValue(), pool.id);
  await form.name.fill("shop");
  const main = page.getByRole("main");
  const refusal = main.getByText(/^A VPC starts with an IPv4 CIDR, and pool ipv6-hz-prod holds IPv6\./).first();
  await refusal.waitFor();
  await form.create.click();
  await refusal.waitFor();
  assert.equal(await form.name.inputValue(), "shop");
  assert.deepEqual((await form.exportFile()).workspace, file.workspace);
});

test("a planned VPC gets the first free IPv6 block of a pool, and an IPv6 vSwitch inside it", async (t) => {
  const { page, file, form, vpc } = await withPlan(t);
  const pool = named(file, "ipv6-hz-prod");
  const adding = await vpc.ask("Add CIDR");
  await adding.getByRole("combobox", { name: "IPAM Pool" }).selectOption(pool.id);
  await adding.getByRole("combobox", { name: "Netmask Length" }).selectOption("56");
  const cidr = adding.getByRole("textbox", { name: "CIDR" });
  await page.waitForFunction((field) => field.value !== "", await cidr.elementHandle());
  // By hand: the first /56 of the pool's block that no other has.
  const [outer] = pool.cidrs.map((one) => block(one.cidr));
  const taken = file.workspace.allocations.filter((one) => one.pool === pool.id).map((one) => block(one.cidr));
  const size = 1n << 72n;
  let first = outer.first;
  while (taken.some((one) => one.first <= first && first <= one.last)) first += size;
  const given = block(await cidr.inputValue());
  assert.deepEqual([given.first, given.length], [first, 56]);
  await adding.getByRole("button", { name: "Add CIDR" }).click();
  await adding.waitFor({ state: "hidden" });

  const dialog = await vpc.ask("Create vSwitch");
  await dialog.getByRole("combobox", { name: "IP Version" }).selectOption({ label: "IPv6" });
  await dialog.getByRole("combobox", { name: "Netmask Length" }).selectOption("64");
  await dialog.getByRole("textbox", { name: /^Name/ }).fill("shop-v6");
  await dialog.getByRole("button", { name: "Create vSwitch" }).click();
  await dialog.waitFor({ state: "hidden" });

  const after = await form.exportFile();
  const plans = after.workspace.resources.filter(({ origin }) => origin.Planned);
  const vSwitch = plans.find(({ name }) => name === "shop-v6");
  const shop = plans.find(({ name }) => name === "shop");
  assert.equal(vSwitch.vpc, shop.key);
  const [slice] = vSwitch.cidrs.map((one) => block(one.cidr));
  assert.deepEqual([slice.first, slice.length], [first, 64]);
  const own = after.workspace.allocations.filter(({ target }) => target.Vpc === shop.key);
  assert.deepEqual(own.map((one) => block(one.cidr).version).sort(), [4, 6]);

  // Both are rows of the scope of IPv6: the VPC with the share of it that its vSwitch takes.
  const scopes = new ScopePage(page);
  await scopes.show(pool.scope);
  const [whole, part] = [shop.cidrs.find((one) => block(one.cidr).version === 6), vSwitch.cidrs[0]];
  const rows = (await scopes.rows()).filter((row) => [whole.cidr, part.cidr].includes(row.cidr));
  const statuses = { management: "Managed", compliance: "Compliant", overlap: "Non-overlapping" };
  assert.deepEqual(rows.map(({ id, ...told }) => told), [
    { type: "VPC", cidr: whole.cidr, ...statuses, usage: percent({ used: 1n << 64n, total: size }) },
    { type: "VSwitch", cidr: part.cidr, ...statuses, usage: "" },
  ]);
});

test("a vSwitch outside of its VPC, over another one, or too small is refused while one types", async (t) => {
  const { page, form, vpc } = await withPlan(t);
  await vpc.planVSwitch({ name: "shop-a", size: 26 });
  const before = await form.exportFile();
  await page.goBack();
  await vpc.heading.filter({ hasText: "shop" }).waitFor();
  const dialog = await vpc.ask("Create vSwitch");
  const cidr = dialog.getByRole("textbox", { name: "CIDR" });
  const refusal = dialog.getByRole("alert");
  await dialog.getByRole("textbox", { name: /^Name/ }).fill("shop-b");
  await cidr.fill("10.0.61.0/26");
  await refusal.getByText(/^10\.0\.61\.0\/26 is not inside a CIDR of VPC shop that is allocated /).waitFor();
  // What is refused stays as it was typed, and nothing is made.
  await dialog.getByRole("button", { name: "Create vSwitch" }).click();
  await refusal.getByText(/^10\.0\.61\.0\/26 is not inside /).first().waitFor();
  assert.equal(await cidr.inputValue(), "10.0.61.0/26");
  await cidr.fill("10.0.60.0/23");
  await refusal.getByText(/^10\.0\.60\.0\/23 is not inside /).first().waitFor();
  await cidr.fill("10.0.60.32/27");
  await refusal.getByText(/^10\.0\.60\.32\/27 overlaps 10\.0\.60\.0\/26 of VSwitch shop-a\./).first().waitFor();
  await cidr.fill("10.0.60.64/30");
  await refusal.getByText(/^\/30 is not allowed here: .* takes VSwitches of \/16 to \/29\./).first().waitFor();
  await dialog.getByRole("button", { name: "Use /29" }).first().click();
  assert.equal(await cidr.inputValue(), "10.0.60.64/29");
  await refusal.getByText(/not allowed/).first().waitFor({ state: "hidden" });
  await cidr.fill("10.0.60.64/26");
  await dialog.getByRole("button", { name: "Create vSwitch" }).click();
  await dialog.waitFor({ state: "hidden" });
  const { workspace } = await form.exportFile();
  assert.equal(workspace.resources.length, before.workspace.resources.length + 1);
  const made = workspace.resources.find(({ name }) => name === "shop-b");
  assert.deepEqual(made.cidrs.map((one) => one.cidr), ["10.0.60.64/26"]);
});

/** The block of this number and length inside another one, as its text. */
function nth(outer, length, place) {
  const first = block(outer).first + (BigInt(place) << BigInt(32 - length));
  return `${[24n, 16n, 8n, 0n].map((bits) => (first >> bits) & 255n).join(".")}/${length}`;
}

test("the planning example: regions of /11, business lines of /15, environments of /17, all by size", async (t) => {
  const { page } = await openApp(t, { path: "#/ipam" });
  const ipams = new IpamPage(page);
  await ipams.startCreating();
  const [hangzhou, shanghai] = ["China (Hangzhou)", "China (Shanghai)"];
  await ipams.dialog.getByRole("combobox", { name: "Managed Region" }).selectOption({ label: hangzhou });
  await ipams.firstRegions.choose(shanghai);
  await ipams.send("corp");
  const form = new PoolForm(page);
  await form.show();
  // A top-level pool has no source that a size could be taken from.
  await form.row(1).cidr.fill("10.0.0.0/8");
  const places = {};
  const send = async (name) => {
    // Notices of what was done lie over the end of the form until they are put away.
    await form.dismissNotices();
    await form.send(name);
    await page.waitForURL(/#\/pool\/ipam-pool-/);
    [places[name]] = page.url().match(/\/pool\/ipam-pool-\w+/);
  };
  await send("corp-all");

  const blocks = { "corp-all": "10.0.0.0/8" };
  const children = {};
  const cut = async (source, name, length, region) => {
    await form.go(`${places[source]}/details`);
    await page.getByRole("main").getByRole("button", { name: "Create sub-pool" }).first().click();
    await form.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
    if (region) await form.region.selectOption({ label: region });
    else assert.ok(await form.region.isDisabled(), "the region comes from the source");
    children[source] ??= [];
    blocks[name] = nth(blocks[source], length, children[source].length);
    children[source].push(name);
    await form.row(1).ofSize(length, blocks[name]);
    await send(name);
  };
  await cut("corp-all", "hz", 11, hangzhou);
  await cut("corp-all", "sh", 11, shanghai);
  await cut("hz", "hz-retail", 15);
  await cut("hz", "hz-data", 15);
  await cut("sh", "sh-retail", 15);
  await cut("hz-retail", "hz-retail-prod", 17);
  await cut("hz-retail", "hz-retail-test", 17);
  await cut("hz-data", "hz-data-prod", 17);
  await cut("sh-retail", "sh-retail-prod", 17);

  const { workspace } = await form.exportFile();
  const pool = (name) => named({ workspace }, name);
  assert.equal(workspace.pools.length, Object.keys(blocks).length);
  for (const [source, names] of Object.entries(children)) {
    const cut = names.map((name) => block(pool(name).cidrs[0].cidr));
    for (const [place, name] of names.entries()) {
      const own = pool(name);
      assert.deepEqual(own.cidrs.map(({ cidr }) => cidr), [blocks[name]], name);
      assert.equal(own.source_pool, pool(source).id, name);
      assert.ok(inside(cut[place], block(pool(source).cidrs[0].cidr)), `${name} lies inside ${source}`);
      assert.equal(own.region.code, name.startsWith("sh") ? "cn-shanghai" : "cn-hangzhou", name);
      const others = cut.filter((_, other) => other !== place);
      assert.ok(others.every((other) => other.last < cut[place].first || cut[place].last < other.first), name);
    }
  }
  // Of the eight regions, sixteen lines and four environments that fit, the rest is left.
  for (const [name, length, all] of [["corp-all", 11, 8], ["hz", 15, 16], ["hz-retail", 17, 4]]) {
    await form.go(`${places[name]}/space`);
    const line = form.card("How many are left").getByRole("row").filter({ hasText: new RegExp(`^/${length}`) });
    const cells = await line.getByRole("cell").allInnerTexts();
    assert.equal(cells[1], String(all - children[name].length), `/${length} in ${name}`);
  }
});
