// The form that makes a pool: what it holds fixed, what it refuses and why, what it makes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PoolForm } from "./pages/pools.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

const HANGZHOU = "China (Hangzhou)";

async function form(t, query = () => "") {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { path: `#/pool/new${query(file.workspace)}`, storageState });
  return { page, form: new PoolForm(page), file };
}

const named = ({ pools }, name) => pools.find(({ label }) => label.name === name);
const chosen = (select) => select.evaluate(({ selectedOptions: [option] }) => option.text);

/** The pool of this name, as the workspace file has it after all. */
async function made(pools, name) {
  return named((await pools.exportFile()).workspace, name);
}

test("a top-level pool that overlaps another is refused in its field, and keeps what was typed", async (t) => {
  const { page, form: pools, file } = await form(t);
  await pools.main.getByRole("textbox", { name: /^Name/ }).fill("spare");
  const { cidr, group } = pools.row(1);
  await cidr.fill("10.0.0.0/9");
  const refusal = group.getByRole("alert");
  await refusal.getByText("10.0.0.0/9 overlaps 10.0.0.0/8 in pool backbone. Choose another block.").waitFor();
  const link = refusal.getByRole("link", { name: "Open pool backbone" });
  assert.match(await link.getAttribute("href"), new RegExp(`^#/pool/${named(file.workspace, "backbone").id}`));
  assert.equal(await cidr.inputValue(), "10.0.0.0/9");
  // Host bits are no block; the one around is a press away.
  await cidr.fill("11.0.0.7/24");
  await group.getByRole("button", { name: "Use 11.0.0.0/24" }).click();
  await refusal.waitFor({ state: "hidden" });
  assert.equal(await cidr.inputValue(), "11.0.0.0/24");
  await pools.effect.getByRole("listitem").filter({ hasText: "11.0.0.0/24" }).waitFor();
  await pools.send("spare");
  await page.waitForURL(/\/pool\/ipam-pool-/);
  const pool = await made(pools, "spare");
  assert.deepEqual(pool.cidrs.map(({ cidr }) => cidr), ["11.0.0.0/24"]);
  assert.equal(pool.source_pool, null);
});

test("a sub-pool has version and region of its source, and takes a free block by one press", async (t) => {
  const { form: pools, file } = await form(t, (workspace) => `?source=${named(workspace, "hz").id}`);
  assert.equal(await chosen(pools.version), "IPv4");
  assert.equal(await chosen(pools.region), HANGZHOU);
  assert.ok(await pools.version.isDisabled());
  assert.ok(await pools.region.isDisabled());
  const free = pools.effect.getByRole("link", { name: / free$/ }).first();
  const [block] = (await free.locator("title").first().textContent()).split(" ");
  await free.click();
  const { cidr } = pools.row(1);
  assert.equal(await cidr.inputValue(), block);
  await pools.send("hz-spare");
  const pool = await made(pools, "hz-spare");
  const source = named(file.workspace, "hz");
  assert.deepEqual([pool.source_pool, pool.region, pool.scope], [source.id, source.region, source.scope]);
  assert.deepEqual(pool.cidrs.map(({ cidr }) => cidr), [block]);
});

test("blocks are asked for by size, each gets the next free one, and the rest is told", async (t) => {
  const { form: pools } = await form(t, (workspace) => `?source=${named(workspace, "hz-retail").id}`);
  // The first of the two blocks of the source is full.
  await pools.row(1).ofSize(18, "10.8.0.0/18");
  await pools.main.getByRole("button", { name: "Add CIDR" }).click();
  await pools.row(2).ofSize(17, "10.8.128.0/17");
  const left = pools.effect.getByRole("term").filter({ hasText: "Left in the source pool" });
  const number = left.locator("xpath=following-sibling::dd[1]");
  await number.filter({ hasText: "16,384" }).waitFor();
  await pools.send("hz-retail-next");
  const pool = await made(pools, "hz-retail-next");
  assert.deepEqual(pool.cidrs.map(({ cidr }) => cidr), ["10.8.0.0/18", "10.8.128.0/17"]);
});

test("automatic import cannot be chosen without a region", async (t) => {
  const { page, form: pools } = await form(t);
  await pools.autoImport.and(page.getByRole("checkbox", { disabled: true })).waitFor();
  await page.getByText(/^Automatic import needs an effective region\./).waitFor();
  await pools.region.selectOption({ label: HANGZHOU });
  await pools.autoImport.and(page.getByRole("checkbox", { disabled: false })).waitFor();
});

test("a pool with automatic import takes in the VPC that lies inside it as it is made", async (t) => {
  const { page, form: pools, file } = await form(t, (workspace) => `?source=${named(workspace, "hz-logistics-dev").id}`);
  const vpc = file.workspace.resources.find(({ name }) => name === "logistics-dev");
  assert.ok(file.workspace.allocations.every(({ target }) => target.Vpc !== vpc.key), "it is unmanaged before");
  await pools.autoImport.and(page.getByRole("checkbox", { disabled: false })).check();
  await pools.row(1).cidr.fill("10.3.128.0/20");
  await pools.send("logistics-dev-all");
  const { workspace } = await pools.exportFile();
  const { id } = named(workspace, "logistics-dev-all");
  const taken = workspace.allocations.filter(({ pool }) => pool === id);
  assert.deepEqual(taken.map(({ target, cidr }) => [target, cidr]), [[{ Vpc: vpc.key }, "10.3.128.0/21"]]);
});

test("rules that contradict each other are refused before anything is made", async (t) => {
  const { form: pools, file } = await form(t);
  await pools.field("Minimum Netmask Length").selectOption("28");
  await pools.field("Maximum Netmask Length").selectOption("24");
  await pools.main.getByRole("textbox", { name: /^Name/ }).fill("crooked");
  await pools.row(1).cidr.fill("11.0.0.0/16");
  await pools.main.getByRole("button", { name: "Create IPAM Pool" }).click();
  await pools.main.getByText(/^The netmask lengths do not fit together\./).waitFor();
  await pools.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
  assert.equal((await pools.exportFile()).workspace.pools.length, file.workspace.pools.length);
});

test("rules of a new pool are kept with it", async (t) => {
  const { form: pools } = await form(t);
  await pools.field("Minimum Netmask Length").selectOption("20");
  await pools.field("Default Netmask Length").selectOption("22");
  await pools.field("Maximum Netmask Length").selectOption("24");
  await pools.row(1).cidr.fill("11.0.0.0/16");
  await pools.send("ruled");
  assert.deepEqual((await made(pools, "ruled")).rules, { min: 20, default: 22, max: 24 });
});

test("a public pool is IPv6 on BGP lines, and a size gives a block that says it is simulated", async (t) => {
  const { form: pools } = await form(t);
  await pools.field("IPAM Scope").selectOption({ label: "public-default · corp-backbone" });
  assert.equal(await chosen(pools.version), "IPv6");
  assert.ok(await pools.version.isDisabled());
  const segment = pools.field("IPv6 Segment Type");
  assert.equal(await chosen(segment), "Assign BGP (Multi-ISP)");
  assert.ok(await segment.isDisabled());
  await pools.region.selectOption({ label: "Germany (Frankfurt)" });
  const { group } = pools.row(1);
  await group.getByRole("combobox", { name: "How" }).selectOption({ label: "Any of this size" });
  await group.getByRole("combobox", { name: "Netmask Length" }).selectOption({ index: 1 });
  await pools.main.getByText(/^Simulated: it stands for a block that the cloud would assign/).first().waitFor();
  await pools.send("ipv6-eu");
  const pool = await made(pools, "ipv6-eu");
  assert.equal(pool.family, "IPv6");
  assert.deepEqual(pool.cidrs.map(({ origin }) => origin), ["Simulated"]);
});
