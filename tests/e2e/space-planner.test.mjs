// IP Space and the planner: what lies where, and where the next block can go.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { SpaceMap } from "./pages/space-map.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { block, rowsOf } from "./support/naive.mjs";

async function open(t, place) {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { path: `#${place}`, storageState });
  return { page, app: new App(page), file, at: landmarks(file) };
}

const inside = (inner, outer) =>
  inner.version === outer.version && outer.first <= inner.first && inner.last <= outer.last;

test("the table beside a picture lists every block of the pool, and each block leads to its page", async (t) => {
  const { page, file, at } = await open(t, "/space");
  const figure = page.getByRole("figure", { name: "10.0.0.0/8 · backbone", exact: true });
  await figure.getByText("As a table").click();
  await figure.getByRole("rowheader").first().waitFor();
  const more = figure.getByRole("button", { name: /^Show [\d,]+ more blocks?$/ });
  if (await more.count()) await more.click();
  const rows = await figure.getByRole("row").filter({ has: page.getByRole("rowheader") }).all();
  const lines = await Promise.all(rows.map(async (row) => ({
    cidr: await row.getByRole("rowheader").innerText(),
    what: await row.getByRole("cell").first().innerText(),
  })));
  // Ranges that several share stand below the blocks that share them, free space between them.
  const blocks = lines.filter(({ what }) => what !== "Overlapping range" && what !== "Free");
  const expected = rowsOf(file, at.scope).filter(({ cidr }) => inside(block(cidr), block("10.0.0.0/8")));
  assert.deepEqual(blocks.map(({ cidr }) => cidr).sort(), expected.map(({ cidr }) => cidr).sort());
  assert.ok(lines.length > blocks.length, "shared ranges are told");
  const vpc = figure.getByRole("row").filter({ hasText: at.vpc.name }).getByRole("link").first();
  await vpc.click();
  await page.getByRole("heading", { level: 1, name: at.vpc.name }).waitFor();
});

test("a block of a picture opens what it shows", async (t) => {
  const { page, app, file } = await open(t, "/space");
  const figure = page.getByRole("figure", { name: "192.168.0.0/16 · on-premises", exact: true });
  const drawn = figure.getByRole("link", { name: "office-hangzhou", exact: true }).first();
  await drawn.click();
  const pool = file.workspace.pools.find(({ label }) => label.name === "on-premises");
  await page.waitForURL(new RegExp(`/pool/${pool.id}/allocations`));
  await app.heading.filter({ hasText: "on-premises" }).waitFor();
});

test("a picture zooms from a whole pool to single addresses and back, by buttons, wheel and keys", async (t) => {
  const { page } = await open(t, "/space");
  const map = new SpaceMap(page, "10.0.0.0/8 · backbone");
  assert.equal(await map.said(), "16,777,216 addresses");
  assert.deepEqual((await map.ruler()).slice(0, 2), ["10.0.0.0", "10.32.0.0"]);

  await map.button("Zoom in").click();
  await map.sees("10.96.0.0 – 10.159.255.255 · 4,194,304 addresses");
  await map.button("Move to lower addresses").click();
  await map.sees("10.64.0.0 – 10.127.255.255 · 4,194,304 addresses");
  await map.button("Zoom out").click();
  await map.sees("16,777,216 addresses");

  await map.wheel(0.01, -100);
  await page.waitForURL(/seen=.*~10\.0\.0\.0\/9/);
  for (let turn = 0; turn < 20; turn += 1) await map.wheel(0.01, -100);
  await map.leave();
  // One hundredth of the way is in 10.2.0.0/16, and stays there through all steps.
  await map.sees(/^10\.2\.\d+\.\d+ – 10\.2\.\d+\.\d+ · 8 addresses$/);
  assert.equal((await map.ruler()).length, 8);

  // What a key shows is told, and the block that the cursor is on is kept.
  await map.canvas.press("0");
  await page.waitForURL((url) => !url.href.includes("seen="));
  await map.canvas.press("ArrowRight");
  await map.canvas.press("+");
  assert.match(await map.said(), /^10\.0\.0\.0 – 10\.63\.255\.255 · /);
  await map.canvas.press("ArrowRight");
  assert.match(await map.said(), /^sh · 10\.32\.0\.0\/11/);
});

/** Turns the wheel, and waits until the page has scrolled by it. */
async function scrolls(page) {
  const before = await page.evaluate(() => window.scrollY);
  await page.mouse.wheel(0, 100);
  await page.waitForFunction((before) => window.scrollY > before, before);
}

test("the wheel scrolls the page until a picture is chosen, or the control key is held", async (t) => {
  const { page } = await open(t, "/space");
  const map = new SpaceMap(page, "10.0.0.0/8 · backbone");
  await map.canvas.hover();
  await scrolls(page);
  assert.ok(!page.url().includes("seen="));
  await page.evaluate(() => window.scrollTo(0, 0));
  await map.canvas.hover({ position: { x: 5, y: 20 } });
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await page.waitForURL(/seen=.*~10\.0\.0\.0\/9/);
  // Nothing is left to zoom out of: the page scrolls again.
  await map.canvas.press("0");
  await page.waitForURL((url) => !url.href.includes("seen="));
  await scrolls(page);
});

test("what a picture is zoomed to is in its address, and each picture keeps its own", async (t) => {
  const { page } = await open(t, "/space");
  const one = new SpaceMap(page, "10.0.0.0/8 · backbone");
  const other = new SpaceMap(page, "192.168.0.0/16 · on-premises");
  await one.button("Zoom in").click();
  await other.button("Zoom in").click();
  await page.waitForURL(/seen=ipam-scope-\w+\/10\.0\.0\.0\/8~10\.96\.0\.0\/10,ipam-scope-\w+\/192\.168\.0\.0\/16~192\.168\.96\.0\/18/);
  await page.reload();
  await one.sees("10.96.0.0 – 10.159.255.255 · 4,194,304 addresses");
  await other.sees("192.168.96.0 – 192.168.159.255 · 16,384 addresses");
  await one.button("Show all").click();
  await page.waitForURL(/seen=ipam-scope-\w+\/192\.168\.0\.0\/16~192\.168\.96\.0\/18/);
});

test("a cursor goes through a picture by keys, names what it is on, and opens it", async (t) => {
  const { page, app, file, at } = await open(t, "/space");
  const map = new SpaceMap(page, "10.0.0.0/8 · backbone");
  await map.canvas.focus();
  await map.sees(/^Arrow keys go from block to block/);
  await map.canvas.press("ArrowRight");
  await map.sees("hz · 10.0.0.0/11 · 2,097,152 addresses");
  await map.canvas.press("ArrowRight");
  await map.sees("sh · 10.32.0.0/11 · 2,097,152 addresses");
  await map.canvas.press("End");
  await map.sees(/ free$/);
  await map.canvas.press("Home");
  await map.canvas.press("Enter");
  const pool = file.workspace.pools.find(({ label, scope }) => label.name === "hz" && scope === at.scope);
  await page.waitForURL(new RegExp(`/pool/${pool.id}/`));
  await app.heading.filter({ hasText: "hz" }).waitFor();
});

test("what is too small to draw is counted, and comes apart when it is looked at", async (t) => {
  const { page } = await open(t, "/space");
  const map = new SpaceMap(page, "10.0.0.0/8 · backbone");
  const group = map.canvas.locator(".group").first();
  const title = await group.locator("title").textContent();
  const [, told] = /^(\d+) blocks, /.exec(title);
  assert.ok(Number(told) > 1);
  await group.click();
  await page.waitForURL(/seen=/);
  await map.leave();
  await map.canvas.locator(".group > title", { hasText: title }).waitFor({ state: "detached" });
  assert.ok((await map.blocks()).length > 1, "what was one is several");
});

test("an address is brought into view, with what has it", async (t) => {
  const { page, file, at } = await open(t, "/space");
  const map = new SpaceMap(page, "10.0.0.0/8 · backbone");
  const field = page.getByRole("textbox", { name: "Find an address or CIDR" }).first();
  // The smallest of all that have it.
  const smallest = (address) => {
    const around = rowsOf(file, at.scope).filter(({ cidr }) => inside(block(`${address}/32`), block(cidr)));
    return around.sort((one, other) => block(other.cidr).length - block(one.cidr).length)[0];
  };
  const held = smallest("10.1.3.9");
  await field.fill("10.1.3.9");
  await field.press("Enter");
  await map.sees(new RegExp(`^${held.resource.name} · ${held.cidr} · `));
  await page.waitForURL(/seen=/);
  assert.ok((await map.blocks()).some((name) => name.includes(held.resource.name)));
  assert.ok(await map.canvas.evaluate((canvas) => document.activeElement === canvas), "the keys go on from there");

  // A block, one with host bits, and what is in no picture.
  await field.fill("10.128.0.0/10");
  await page.getByRole("button", { name: "Show", exact: true }).first().click();
  await map.sees(/^10\.128\.0\.0\/10 – .* free$/);
  await field.fill("192.168.1.77/16");
  await field.press("Enter");
  await new SpaceMap(page, "192.168.0.0/16 · on-premises").sees(
    new RegExp(` · ${smallest("192.168.1.77").cidr} · `),
  );
  await field.fill("203.0.113.9");
  await field.press("Enter");
  await page.getByText("203.0.113.9 is in none of these pictures.").waitFor();
  await field.fill("the core");
  assert.equal(await page.getByText("203.0.113.9 is in none of these pictures.").count(), 0);
  await field.press("Enter");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
});

test("a picture of a scope shows the free space of sub-pools as well", async (t) => {
  const { page, file, at } = await open(t, "/space");
  const hz = file.workspace.pools.find(({ label, scope }) => label.name === "hz" && scope === at.scope);
  const figure = page.getByRole("figure", { name: "10.0.0.0/8 · backbone", exact: true });
  const free = figure.locator(`a[href^="#/pool/${hz.id}/space?take="]`).first();
  assert.ok(inside(block(new URL((await free.getAttribute("href")).slice(1), "http://x").searchParams.get("take")), block("10.0.0.0/11")));
});

test("free space in the picture of a scope leads to its reservation", async (t) => {
  const { page, file, at } = await open(t, "/space");
  const map = new SpaceMap(page, "10.0.0.0/8 · backbone");
  await map.canvas.getByRole("link", { name: /^10\.128\.0\.0\/10 – .* free$/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  const backbone = file.workspace.pools.find(({ label, scope }) => label.name === "backbone" && scope === at.scope);
  assert.equal(await dialog.getByRole("textbox", { name: "CIDR" }).inputValue(), `10.128.0.0/${backbone.rules.default}`);
});

test("the legend takes a kind out of the pictures and puts it back, and the address keeps it", async (t) => {
  const { page } = await open(t, "/space");
  const figure = page.getByRole("figure", { name: "10.0.0.0/8 · backbone", exact: true });
  await figure.getByText("As a table").click();
  const what = figure.getByRole("cell", { name: "Custom Allocation", exact: true });
  await what.first().waitFor();
  const before = await what.count();
  const entry = page.getByRole("group", { name: "Legend" }).first()
    .getByRole("button", { name: "Custom Allocation", pressed: true });
  await entry.click();
  await what.first().waitFor({ state: "detached" });
  await page.waitForURL(/hide=space\.custom/);
  await page.reload();
  await figure.getByText("As a table").click();
  await figure.getByRole("cell", { name: "Sub-pool", exact: true }).first().waitFor();
  assert.equal(await what.count(), 0);
  await page.getByRole("group", { name: "Legend" }).first()
    .getByRole("button", { name: "Custom Allocation", pressed: false }).click();
  await what.nth(before - 1).waitFor();
  assert.ok(!page.url().includes("hide="));
});

/** The first block of a size in a pool that no allocation takes and no resource of its scope has. */
function firstFree(file, pool, length) {
  const given = file.workspace.allocations.filter((one) => one.pool === pool.id).map(({ cidr }) => block(cidr));
  const found = rowsOf(file, pool.scope).filter(({ type }) => type === "VPC" || type === "VSwitch").map(({ cidr }) => block(cidr));
  const clash = (first, last) => [...given, ...found].some((one) => one.first <= last && first <= one.last);
  const size = 1n << BigInt(32 - length);
  for (const { first, last } of pool.cidrs.map(({ cidr }) => block(cidr)).sort((a, b) => (a.first < b.first ? -1 : 1))) {
    for (let at = first; at + size - 1n <= last; at += size) if (!clash(at, at + size - 1n)) return at;
  }
  return undefined;
}

const written = (at) => [24n, 16n, 8n, 0n].map((shift) => String((at >> shift) & 255n)).join(".");

test("the planner names the first free block of each pool, as a walk over the file finds it", async (t) => {
  const { page, file, at } = await open(t, "/planner?size=24");
  const table = new Table(page, "Free blocks");
  await table.rows.first().waitFor();
  const told = Object.fromEntries((await table.csv()).map((row) => [row.Where, row["Free block"]]));
  const pools = file.workspace.pools.filter(({ scope, family, region }) => scope === at.scope && family === "IPv4" && region);
  const leaves = pools.filter(({ id }) => !pools.some(({ source_pool }) => source_pool === id));
  assert.ok(leaves.length > 10);
  for (const pool of leaves) {
    const first = firstFree(file, pool, 24);
    assert.equal(told[pool.label.name], first === undefined ? undefined : `${written(first)}/24`, pool.label.name);
  }
});

test("space that no pool has is offered for a pool of its own", async (t) => {
  const { page, app } = await open(t, "/planner");
  await page.getByRole("textbox", { name: /Inside this block/ }).fill("11.0.0.0/8");
  await page.waitForURL(/within=11\.0\.0\.0\/8/);
  const table = new Table(page, "Free blocks");
  const row = table.rows.filter({ hasText: "private-default" });
  await row.filter({ hasText: "11.0.0.0/24" }).waitFor();
  await row.getByRole("link", { name: "Make a pool" }).click();
  await app.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
  const cidr = page.getByRole("group", { name: "CIDR 1", exact: true }).getByRole("textbox", { name: "CIDR" });
  assert.equal(await cidr.inputValue(), "11.0.0.0/24");
});

test("a free block of the planner becomes a sub-pool of the pool that it lies in", async (t) => {
  const { page, app, file } = await open(t, "/planner?size=24");
  const table = new Table(page, "Free blocks");
  const row = table.rows.filter({ has: page.getByRole("link", { name: "hz-retail-staging", exact: true }) });
  await row.getByRole("link", { name: "Make a sub-pool" }).click();
  await app.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
  const source = page.getByRole("combobox", { name: "Source IPAM Pool" });
  const pool = file.workspace.pools.find(({ label }) => label.name === "hz-retail-staging");
  assert.equal(await source.inputValue(), pool.id);
  const cidr = page.getByRole("group", { name: "CIDR 1", exact: true }).getByRole("textbox", { name: "CIDR" });
  assert.equal(await cidr.inputValue(), `${written(firstFree(file, pool, 24))}/24`);
});
