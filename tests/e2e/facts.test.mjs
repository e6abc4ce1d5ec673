// What a text keeps back: copied whole by its button, told in full on hover.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { ScopePage } from "./pages/scope.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { block } from "./support/naive.mjs";

const named = ({ workspace }, name) => workspace.pools.find(({ label }) => label.name === name);

async function open(t, place, before) {
  const { storageState, file } = await demoEstate();
  const { page, context } = await openApp(t, { path: `#${place(file)}`, storageState, before });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  return { page, app: new App(page), file };
}

const copyOf = (within, text) => within.getByRole("button", { name: `Copy ${text}`, exact: true });

test("a press copies an id or a CIDR, all of it, and a notice says which", async (t) => {
  const { page, app, file } = await open(t, () => "/discovery");
  const main = page.getByRole("main");
  const [{ id: discovery }] = file.workspace.discoveries;
  const { id: pool, cidrs: [{ cidr }] } = named(file, "hz");
  for (const [place, text] of [["/discovery", discovery], ["/pool", pool], ["/pool", cidr]]) {
    await app.go(place);
    await copyOf(main, text).click();
    await app.notices.getByText(`Copied: ${text}`, { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  }
});

/** Takes the clipboard away from the page, as plain http does; the story keeps a way to read it. */
function withoutClipboard() {
  const { clipboard } = navigator;
  window.readCopied = () => clipboard.readText();
  delete Navigator.prototype.clipboard;
}

test("a press copies where the browser has no clipboard to offer, in a page and in a panel", async (t) => {
  const { page, app, file } = await open(t, () => "/pool", (context) => context.addInitScript(withoutClipboard));
  assert.equal(await page.evaluate(() => "clipboard" in navigator), false);
  const copied = () => page.evaluate(() => window.readCopied());
  const { id, cidrs: [{ cidr }] } = named(file, "hz");
  const copiesAndKeepsFocus = async (button, text) => {
    await button.focus();
    await page.keyboard.press("Enter");
    await app.notices.getByText(`Copied: ${text}`, { exact: true }).waitFor();
    assert.equal(await copied(), text);
    await button.and(page.locator(":focus")).waitFor();
  };
  const row = new Table(page, "IPAM Pool").rows.filter({ has: copyOf(page, id) });
  for (const text of [id, cidr]) await copiesAndKeepsFocus(copyOf(row, text), text);

  const scope = new ScopePage(page);
  await scope.showOverlapping(landmarks(file).network);
  await scope.table.rows.first().getByRole("link", { name: "View", exact: true }).click();
  const panel = page.getByRole("dialog", { name: /^What overlaps with / });
  const button = panel.getByRole("button", { name: /^Copy / }).first();
  const text = (await button.getAttribute("aria-label")).slice("Copy ".length);
  assert.ok(block(text).size > 0n, "the shared range comes first");
  await copiesAndKeepsFocus(button, text);
  // What was selected to be copied is gone again.
  assert.equal(await page.locator("textarea").count(), 0);
});

test("where nothing can be copied, a notice says so and what to do", async (t) => {
  const { page, app, file } = await open(t, () => "/pool", (context) =>
    context.addInitScript(() => {
      delete Navigator.prototype.clipboard;
      Document.prototype.execCommand = () => false;
    }));
  await copyOf(page.getByRole("main"), named(file, "hz").id).click();
  const said = "The browser does not allow copying. Select the text and copy it by hand.";
  await app.notices.getByText(said, { exact: true }).waitFor();
});

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A point in time as the file has it, in milliseconds, as pages are to write it for machines. */
const written = (time) => new Date(time).toISOString().replace(/\.\d+/, "");

/** The same to the second, for a reader whose clock shows UTC. */
function exactTime(time) {
  const at = new Date(time);
  const two = (number) => String(number).padStart(2, "0");
  const clock = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(":");
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}, ${clock} UTC (${written(time)})`;
}

test("a date tells the exact time on hover, however it is told itself", async (t) => {
  const { page, app, file } = await open(t, () => "/discovery");
  const { discoveries: [{ id }], ipams: [ipam], sources } = file.workspace;
  const newest = Math.max(...sources.filter(({ discovery }) => discovery === id).map((one) => one.observed_at));
  const row = new Table(page, "Resource discoveries").rows.filter({ has: copyOf(page, id) });
  const ago = row.locator("time").filter({ hasText: /ago$|^just now$/ });
  assert.equal(await ago.getAttribute("datetime"), written(newest));
  assert.equal(await ago.getAttribute("title"), exactTime(newest));
  await app.go(`/ipam/${ipam.id}/basic`);
  const date = page.getByRole("main").locator(`time[datetime="${written(ipam.created_at)}"]`);
  assert.equal(await date.getAttribute("title"), exactTime(ipam.created_at));
  // To the minute itself: the title says more.
  assert.ok(!(await date.innerText()).includes(exactTime(ipam.created_at).match(/\d+:\d+:\d+/)[0]));
});

test("an id that is shown without its middle is whole on hover", async (t) => {
  const { page, file } = await open(t, () => "/discovery");
  const [{ id }] = file.workspace.discoveries;
  const row = new Table(page, "Resource discoveries").rows.filter({ has: copyOf(page, id) });
  const link = row.getByRole("link", { name: /…/ });
  const [head, tail] = (await link.innerText()).split("…");
  assert.ok(id.startsWith(head) && id.endsWith(tail) && head.length + tail.length < id.length);
  assert.equal(await link.getAttribute("title"), id);
});

/** Every text that is a power of two and nothing else, with what it says on hover. */
function powers(main) {
  return main.locator("*").evaluateAll((all) =>
    all
      .filter((one) => one.childElementCount === 0 && /^(≈ )?2\^[\d.]+$/.test(one.textContent.trim()))
      .map((one) => ({ text: one.textContent.trim(), title: one.closest("[title]")?.title ?? "" })));
}

for (const tab of ["details", "cidrs", "allocations"]) {
  test(`a count that is told as a power of two is told in digits on hover: ${tab} of a pool`, async (t) => {
    const { page, app, file } = await open(t, (file) => `/pool/${named(file, "ipv6-hz").id}/${tab}`);
    await app.heading.filter({ hasText: "ipv6-hz" }).waitFor();
    const main = page.getByRole("main");
    await main.getByText(/2\^\d+/).first().waitFor();
    const found = await powers(main);
    // The whole pool, or what a sub-pool took of it.
    const { cidrs, id } = named(file, "ipv6-hz");
    const given = file.workspace.allocations.filter(({ pool }) => pool === id);
    const [{ cidr }] = tab === "allocations" ? given : cidrs;
    assert.ok(found.some(({ text }) => text === `2^${128 - block(cidr).length}`), JSON.stringify(found));
    for (const { text, title } of found) {
      const exact = BigInt(title.replaceAll(",", "") || "0");
      assert.equal(title, exact.toLocaleString("en"), text);
      const exponent = Number(text.match(/[\d.]+$/)[0]);
      if (text.startsWith("2^")) assert.equal(exact, 2n ** BigInt(exponent), text);
      else assert.ok(Math.abs(Math.log2(Number(exact)) - exponent) <= 0.051, `${text} is ${title}`);
    }
  });
}
