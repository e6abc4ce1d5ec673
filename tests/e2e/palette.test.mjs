// Search, ask, go and do from one line, and the keys that work anywhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Palette } from "./pages/palette.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { allRows } from "./support/naive.mjs";

async function openDemo(t) {
  const { storageState } = await demoEstate();
  const { page } = await openApp(t, { path: "#/overview", storageState });
  return { page, app: new App(page), palette: new Palette(page) };
}

const place = (page) => page.evaluate(() => location.hash);

test("an address is answered from the inside out, and each answer opens", async (t) => {
  const { page, palette } = await openDemo(t);
  const lines = await palette.ask("10.0.8.9");
  assert.match(lines[0], /vswitch .*10\.0\.8\.0\/24/i);
  assert.ok(lines.some((line) => /VPC retail-prod-core.*10\.0\.0\.0\/20/.test(line)));
  assert.match(lines.at(-1), /pool backbone.*10\.0\.0\.0\/8/i);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/vswitch\//);
});

test("a free block leads to its reservation, with the block filled in", async (t) => {
  const { page, palette } = await openDemo(t);
  const [first] = await palette.ask("10.0.0.0/8 free /24");
  const block = first.match(/\d+\.\d+\.\d+\.\d+\/24/)[0];
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /Custom Allocation|Reserve/i });
  await dialog.waitFor();
  await dialog.locator(`input[value="${block}"], input`).first().waitFor();
  const values = await dialog.locator("input").evaluateAll((all) => all.map(({ value }) => value));
  assert.ok(values.includes(block), `${block} in ${values}`);
  assert.doesNotMatch(await place(page), /reserve=/);
});

test("free space is asked for in plain words too", async (t) => {
  const { palette } = await openDemo(t);
  const asked = await palette.ask("10.0.0.0/8 free /22");
  await palette.field.fill("free /22 in 10.0.0.0/8");
  await palette.lines.first().waitFor();
  assert.deepEqual(await palette.lines.allTextContents(), asked);
});

for (const [locale, question] of [
  ["en-US", "which of my VPCs overlap, and with what"],
  ["zh-CN", "重叠"],
]) {
  test(`what overlaps is listed with its number, each opens its conflicts, ${locale}`, async (t) => {
    const { file, storageState } = await demoEstate();
    const { page } = await openApp(t, { path: "#/overview", storageState, locale });
    const rows = allRows(file).filter((row) => row.overlap === "Overlapping");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { expanded: true }).fill(question);
    const lines = page.getByRole("dialog").getByRole("option");
    await lines.filter({ hasText: /Overlaps with|与 .* 重叠/ }).first().waitFor();
    // One line for each scope with the whole list, then the first dozen rows.
    const scopes = new Set(rows.map((row) => row.scope)).size;
    const texts = await lines.allTextContents();
    assert.equal(texts.length, scopes + Math.min(rows.length, 12));
    const heading = page.locator(".palette-heading").first();
    assert.match(await heading.textContent(), new RegExp(`${rows.length}$|${rows.length} 条`));
    const said = texts[scopes];
    const [own] = said.split(/Overlaps with|与 /);
    const row = rows.find(({ cidr }) => own.includes(cidr));
    // One of the others by name and CIDR, the rest by number.
    const [, other, more = "0"] = /Overlaps with (.+?)(?: and (1(?= other ·)|(?!1 )\d+(?= others ·)) others?)? ·/.exec(said) ??
      /与 (.+?) (?:及其他 (\d+) 个网段)?重叠/.exec(said);
    assert.equal(Number(more) + 1, row.conflicts.length);
    const others = rows.filter(({ id, cidr }) => row.conflicts.some((one) => one.id === id && one.cidr === cidr));
    const label = ({ id }) => file.workspace.allocations.find((one) => one.id === id)?.label.name;
    const names = others.flatMap((one) =>
      [one.resource?.name, label(one), one.id, one.cidr].map((name) => `${name} ${one.cidr}`));
    assert.ok(names.includes(other), other);
    await lines.nth(scopes).click();
    await page.getByRole("dialog", { name: /^What overlaps with|重叠/ }).waitFor();
    assert.match(await place(page), /overlap=overlapping&view=/);
  });
}

test("deeds with an object are offered for it, and open its dialog", async (t) => {
  const { page, app, palette } = await openDemo(t);
  for (const [words, heading, dialog] of [
    ["reserve hz-retail-prod", "hz-retail-prod", /Create Custom Allocation in hz-retail-prod/],
    ["provision hz-retail-prod", "hz-retail-prod", /Provision/],
    ["allocate hz-retail-prod", "hz-retail-prod", /Allocate to a VPC/],
    ["add effective region", /./, /Add Effective Region/],
    ["associate", /./, /Associate/],
    ["checkpoint", "Activity", /Mark|checkpoint/i],
  ]) {
    await palette.take(words);
    await app.heading.filter({ hasText: heading }).waitFor();
    await page.getByRole("dialog", { name: dialog }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: dialog }).waitFor({ state: "hidden" });
    assert.doesNotMatch(await place(page), /\?/, words);
  }
  await palette.take("glossary");
  await app.heading.filter({ hasText: "Glossary" }).waitFor();
  for (const words of ["accept a share file", "add a member", "share hz-retail-prod", "take the tour"]) {
    const lines = await palette.ask(words);
    assert.match(lines.join(), new RegExp(words, "i"));
    await page.keyboard.press("Escape");
    await palette.dialog.waitFor({ state: "hidden" });
  }
});

test("a name finds its object first", async (t) => {
  const { page, app, palette } = await openDemo(t);
  await palette.take("hz-retail-prod");
  await app.heading.filter({ hasText: "hz-retail-prod" }).waitFor();
  assert.match(await place(page), /^#\/pool\//);
});

test("pages are gone to and deeds are done, by word", async (t) => {
  const { page, app, palette } = await openDemo(t);
  await palette.take("activity");
  await app.heading.filter({ hasText: "Activity" }).waitFor();
  await palette.take("create scope");
  await page.getByRole("dialog", { name: /scope/i }).waitFor();
  assert.equal(await place(page), "#/scope");
  await page.keyboard.press("Escape");
  await palette.take("dark theme");
  await page.locator("html[data-theme=dark]").waitFor();
  await palette.take("中文");
  await page.getByRole("heading", { level: 1, name: "IPAM 作用范围" }).waitFor();
});

test("Escape closes it and gives the focus back", async (t) => {
  const { page, palette } = await openDemo(t);
  const button = page.getByRole("button", { name: /Search or ask/ });
  await button.focus();
  await palette.open();
  await page.keyboard.press("Escape");
  await palette.dialog.waitFor({ state: "hidden" });
  assert.ok(await button.evaluate((element) => element === document.activeElement));
});

test("what is called nothing is said to be nothing", async (t) => {
  const { palette } = await openDemo(t);
  await palette.open();
  await palette.field.fill("zzz no such thing");
  await palette.dialog.getByText("Nothing is called so").waitFor();
});

test("letters go, filter and list the keys, but not while one types or has switched them off", async (t) => {
  const { page, app, palette } = await openDemo(t);
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await app.heading.filter({ hasText: "IPAM Pool" }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("g s ?");
  const filter = page.getByRole("searchbox");
  assert.equal(await filter.first().inputValue(), "g s ?");
  await filter.first().blur();
  await page.keyboard.press("?");
  await palette.keys.getByRole("checkbox", { name: "Single-letter keys" }).uncheck();
  await page.keyboard.press("Escape");
  await palette.keys.waitFor({ state: "hidden" });
  await page.keyboard.press("?");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await palette.open();
  assert.match(await place(page), /^#\/pool/);
  assert.equal(await palette.keys.isVisible(), false);
});
