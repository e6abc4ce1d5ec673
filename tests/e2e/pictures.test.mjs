// Pictures of space: through IPv6, by pattern as well as colour, by keys alone, and as a table.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { SpaceMap } from "./pages/space-map.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { KEYBOARD } from "./support/hands.mjs";
import { block } from "./support/naive.mjs";

const IPV6 = "2408:4005:300::/40 · ipv6-hz";
const BACKBONE = "10.0.0.0/8 · backbone";
const OFFICES = "192.168.0.0/16 · on-premises";

async function open(t, place) {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { path: `#${place(landmarks(file))}`, storageState });
  return { page, app: new App(page), file, at: landmarks(file) };
}

/** A number of addresses as the page writes it: in digits, or as a power where those say little. */
function told(bits) {
  const size = 1n << BigInt(bits);
  const number = size <= 999_999_999_999n ? size.toLocaleString("en") : `2^${bits}`;
  return `${number} addresses`;
}

const address = (text) => block(`${text}/128`).first;

/** Reads what a view into IPv6 says of itself, and checks how much lies between its ends. */
function seen(said, bits) {
  const [, first, last, size] = /^(\S+) – (\S+) · (.+)$/.exec(said);
  assert.equal(size, told(bits));
  assert.equal(address(last) - address(first) + 1n, 1n << BigInt(bits), said);
  return { first: address(first), last: address(last) };
}

const inside = (inner, outer) => outer.first <= inner.first && inner.last <= outer.last;

/** Waits until so much is seen. */
const sees = (map, bits) => map.sees(new RegExp(`(^| · )${told(bits).replace("^", "\\^")}$`));

/** The addresses below eight of them name single ones, in even steps. */
async function checkRuler(map, { first, last }) {
  const ruler = (await map.ruler()).map(address);
  assert.ok(ruler.length >= 4 && (last - first + 1n) % BigInt(ruler.length) === 0n);
  const step = (last - first + 1n) / BigInt(ruler.length);
  assert.deepEqual(ruler, ruler.map((_, place) => first + BigInt(place) * step));
}

test("a picture zooms through IPv6, from a whole pool to single addresses and back, by its buttons", async (t) => {
  const { page } = await open(t, () => "/space");
  const map = new SpaceMap(page, IPV6);
  const pool = block(IPV6.split(" ")[0]);
  assert.equal(await map.said(), told(88));
  const closer = map.button("Zoom in");
  let before = pool;
  // Each press shows a quarter of what was seen; the last one, eight addresses.
  for (const bits of [...Array.from({ length: 42 }, (_, turn) => 86 - turn * 2), 3]) {
    await closer.click();
    await sees(map, bits);
    const now = seen(await map.said(), bits);
    assert.ok(inside(now, before));
    before = now;
  }
  await checkRuler(map, before);
  assert.equal(await closer.getAttribute("aria-disabled"), "true");
  await map.button("Zoom out").click();
  await sees(map, 5);
  await map.button("Show all").click();
  await sees(map, 88);
});

test("keys zoom through IPv6 onto what the cursor is on, and back", async (t) => {
  const { page } = await open(t, () => "/space");
  const map = new SpaceMap(page, IPV6);
  await map.canvas.focus();
  await map.canvas.press("Home");
  // At this distance the sub-pool and what is beside it are one mark.
  const [, first, last] = /^\d+ blocks, (\S+) – (\S+)$/.exec(await map.said());
  const mark = { first: address(first), last: address(last) };
  for (let bits = 88; bits > 3; bits -= 2) await map.canvas.press("+");
  await sees(map, 3);
  const now = seen(await map.said(), 3);
  assert.ok(inside(now, mark));
  await checkRuler(map, now);
  await map.canvas.press("-");
  await sees(map, 5);
  await map.canvas.press("0");
  await sees(map, 88);
});

/** The looks of the named kinds: what is drawn of each, its colour and the lines over it. */
function looks(blocks) {
  return blocks.evaluateAll((all) =>
    all.flatMap((one) => {
      const [area, over] = one.querySelectorAll("rect");
      // What is too slim for a pattern has its colour alone.
      if (area.matches(".slim")) return [];
      const pattern = over && document.getElementById(over.getAttribute("fill").slice(5, -1));
      return [{
        name: (one.querySelector("title") ?? one.closest(".legend-entry")).textContent.trim(),
        colour: getComputedStyle(area).fill,
        lines: pattern?.querySelector("path").getAttribute("d") ?? "none",
      }];
    }));
}

test("each kind of block has a colour and a pattern of its own, in the pictures as in their legend", async (t) => {
  const { page, app, at } = await open(t, () => "/space");
  const kinds = new Map();
  const legend = new Set();
  const places = ["/space", `/scope/${at.network}/vpc/${at.vpcPath}/space`];
  for (const place of places) {
    await app.go(place);
    const main = page.getByRole("main");
    const figures = main.getByRole("figure").filter({ hasText: "As a table" });
    await figures.first().waitFor();
    for (const figure of await figures.all()) {
      const title = await figure.locator("figcaption > span").first().textContent();
      const map = new SpaceMap(page, title);
      const drawn = await looks(figure.locator(".block:not(.group)"));
      if (drawn.length === 0) continue;
      const rows = await map.twin();
      for (const { name, colour, lines } of drawn) {
        const whats = new Set(rows.filter((row) => row.name === name).map(({ what }) => what));
        // Where two kinds have one name, the name does not tell which this is.
        if (whats.size !== 1) continue;
        const [what] = whats;
        kinds.set(what, new Set([...(kinds.get(what) ?? []), `${colour} ${lines}`]));
      }
    }
    for (const { name, colour, lines } of await looks(main.getByRole("group", { name: "Legend" }).locator("svg"))) {
      legend.add(name);
      kinds.get(name)?.add(`${colour} ${lines}`);
    }
  }
  for (const kind of ["VPC", "VSwitch", "Sub-pool", "Custom Allocation", "Overlapping range", "Free"]) {
    assert.ok(kinds.has(kind), `no picture shows ${kind}: ${[...kinds.keys()]}`);
    assert.ok(legend.has(kind), `no legend tells ${kind}: ${[...legend]}`);
  }
  // The same everywhere, and different from all others both by colour and by pattern.
  for (const [kind, seen] of kinds) assert.equal(seen.size, 1, `${kind}: ${[...seen].join(" | ")}`);
  const all = [...kinds.values()].map(([look]) => /^(.+\)) (.+)$/.exec(look).slice(1));
  for (const part of [0, 1]) {
    assert.equal(new Set(all.map((look) => look[part])).size, kinds.size, JSON.stringify([[...kinds.keys()], all]));
  }
});

test("the pointer over a picture tells the block that is under it, with its CIDR and its size", async (t) => {
  const { page, file } = await open(t, () => "/space");
  const map = new SpaceMap(page, OFFICES);
  await map.canvas.waitFor();
  const pool = file.workspace.pools.find(({ label }) => label.name === "on-premises");
  const offices = file.workspace.allocations.filter((one) => one.pool === pool.id && one.name.startsWith("office-"));
  assert.ok(offices.length > 1);
  for (const { cidr, name } of offices) {
    await map.drawn(name).first().hover();
    const size = block(cidr).size.toLocaleString("en");
    const said = page.getByText(`${name} · ${cidr} · ${size} addresses`, { exact: true });
    await map.status.and(said).waitFor();
  }
  await map.sees(told(16));
  const other = new SpaceMap(page, BACKBONE);
  const free = (await other.blocks()).find((name) => name.endsWith(" free"));
  await other.drawn(free).hover();
  await other.status.filter({ hasText: free }).waitFor();
  await other.sees(told(24));
});

test("a free block is reserved from a picture without a pointer", async (t) => {
  const { page, app, file } = await open(t, () => "/space");
  const map = new SpaceMap(page, BACKBONE);
  // Enter opens nothing while the cursor is on no block.
  await KEYBOARD.press(map.canvas);
  await page.keyboard.press("End");
  const said = map.status.filter({ hasText: / free$/ });
  await said.waitFor();
  const [around] = (await said.innerText()).split(" ");
  // Of a larger block, as much as the pool gives when nothing else is said.
  const { rules } = file.workspace.pools.find(({ label }) => label.name === "backbone");
  const free = `${around.split("/")[0]}/${Math.max(rules.default, Number(around.split("/")[1]))}`;
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Create Custom Allocation in backbone" });
  await dialog.waitFor();
  assert.equal(await dialog.getByRole("textbox", { name: "CIDR" }).inputValue(), free);
  await KEYBOARD.fill(dialog.getByRole("textbox", { name: /^Name/ }), "by keys");
  await KEYBOARD.press(dialog.getByRole("button", { name: "Create Custom Allocation" }));
  await dialog.waitFor({ state: "hidden" });
  const after = (await app.exportFile()).workspace.allocations;
  const [made] = after.filter(({ id }) => !file.workspace.allocations.some((one) => one.id === id));
  assert.deepEqual([made.cidr, made.name, made.target], [free, "by keys", "Custom"]);
});

test("the table below a picture lists what the picture shows, no more and no less", async (t) => {
  const { page } = await open(t, (at) => `/scope/${at.network}/vpc/${at.vpcPath}/space`);
  const app = new App(page);
  const compare = async (map, title) => {
    const rows = await map.twin();
    const drawn = await map.blocks();
    const grouped = drawn.map((name) => /^([\d,]+) blocks, /.exec(name)?.[1]).filter(Boolean);
    const single = drawn.filter((name) => !/^[\d,]+ blocks, /.test(name));
    const left = rows.map(({ name }) => name);
    for (const name of single) {
      assert.ok(left.includes(name), `${title}: ${name} is drawn, and in no row`);
      left.splice(left.indexOf(name), 1);
    }
    const hidden = grouped.reduce((sum, count) => sum + Number(count.replaceAll(",", "")), 0);
    assert.equal(left.length, hidden, `${title}: ${left.slice(0, 5)}`);
    return rows.length;
  };
  const main = page.getByRole("main");
  let most = 0;
  for (const place of [await page.evaluate(() => location.hash.slice(1)), "/space"]) {
    await app.go(place);
    const figures = main.getByRole("figure").filter({ hasText: "As a table" });
    await figures.first().waitFor();
    const titles = await figures.locator("figcaption > span:first-child").allTextContents();
    for (const title of titles) most = Math.max(most, await compare(new SpaceMap(page, title), title));
  }
  assert.ok(most > 20);
});
