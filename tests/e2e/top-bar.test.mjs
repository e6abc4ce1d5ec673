// The choices of the top bar: the managed region, the language, the theme.

import assert from "node:assert/strict";
import { test } from "node:test";
import { IpamPage } from "./pages/ipam.mjs";
import { PoolForm } from "./pages/pools.mjs";
import { Table } from "./pages/table.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { words } from "./support/words.mjs";

const HANGZHOU = "China (Hangzhou)";
const SHENZHEN = "China (Shenzhen)";
const CODES = { [HANGZHOU]: "cn-hangzhou", [SHENZHEN]: "cn-shenzhen" };

/** The demo estate, with a second IPAM in a region of its own and a pool in it. */
async function twoRegions(t) {
  const { storageState } = await demoEstate();
  const { page } = await openApp(t, { path: "#/ipam", storageState });
  const ipams = new IpamPage(page);
  await ipams.create({ name: "south", region: SHENZHEN });
  const before = await ipams.exportFile();
  const south = before.workspace.ipams.find(({ label }) => label.name === "south");
  const form = new PoolForm(page);
  await form.go("/pool/new");
  await form.field("IPAM Scope").selectOption(south.private_scope);
  await form.create({ name: "south-lan", region: SHENZHEN, cidrs: ["10.0.0.0/16"] });
  const { workspace } = await form.exportFile();
  return { page, app: form, workspace };
}

/** What the file has of a region: the ids of its scopes, pools and discoveries. */
function inRegion({ ipams, scopes, pools, discoveries }, region) {
  const here = (one) => region === "All regions" || one.region.code === CODES[region];
  const homes = ipams.filter(here).map(({ id }) => id);
  const own = scopes.filter(({ ipam }) => homes.includes(ipam)).map(({ id }) => id);
  return {
    scopes: own.sort(),
    pools: pools.filter(({ scope }) => own.includes(scope)).map(({ id }) => id).sort(),
    discoveries: discoveries.filter(here).map(({ id }) => id).sort(),
  };
}

/** The ids of the rows that a list shows, as its CSV file has them. */
async function listed(page, name) {
  const table = new Table(page, name);
  await table.rows.first().waitFor();
  return (await table.csv()).map((row) => row["ID/Name"].split(" ").at(-1)).sort();
}

/** The ids of the scopes that headings of the page lead to. */
async function headed(page, level) {
  const links = page.getByRole("main").getByRole("heading", { level }).getByRole("link");
  await links.first().waitFor();
  const places = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  return places.map((place) => place.split("/")[2]).sort();
}

test("the region of the top bar narrows lists, IP Space and Overview, and All regions shows all", async (t) => {
  const { page, app, workspace } = await twoRegions(t);
  for (const region of [SHENZHEN, HANGZHOU, "All regions"]) {
    await app.onlyRegion(region);
    const expected = inRegion(workspace, region);
    await app.go("/scope");
    assert.deepEqual(await listed(page, "Scopes"), expected.scopes, region);
    await app.go("/pool");
    assert.deepEqual(await listed(page, "IPAM Pool"), expected.pools, region);
    await app.go("/discovery");
    assert.deepEqual(await listed(page, "Resource discoveries"), expected.discoveries, region);
    await app.go("/space");
    assert.deepEqual(await headed(page, 2), expected.scopes, region);
    await app.go("/overview");
    assert.deepEqual(await headed(page, 3), expected.scopes, region);
  }
  const [south, home] = [inRegion(workspace, SHENZHEN), inRegion(workspace, HANGZHOU)];
  assert.ok(south.pools.length === 1 && home.pools.length > 10, "either region has something of its own");
});

test("the region of the top bar is remembered after a reload, and so is that there is none", async (t) => {
  const { page, app, workspace } = await twoRegions(t);
  const select = page.getByRole("banner").getByRole("combobox", { name: "Region" });
  for (const region of [SHENZHEN, "All regions"]) {
    await app.onlyRegion(region);
    await app.saved();
    await page.reload();
    await app.go("/pool");
    assert.deepEqual(await listed(page, "IPAM Pool"), inRegion(workspace, region).pools);
    assert.equal(await select.evaluate(({ selectedOptions: [option] }) => option.text), region);
  }
});

/** The form of a new pool with something typed into each kind of field. */
async function typedForm(t) {
  const { storageState } = await demoEstate();
  const { page } = await openApp(t, { path: "#/pool/new", storageState });
  const form = new PoolForm(page);
  await form.main.getByRole("textbox", { name: /^Name/ }).fill("half-done");
  await form.main.getByRole("textbox", { name: /^Description/ }).fill("not sent yet");
  await form.region.selectOption({ label: HANGZHOU });
  await form.row(1).cidr.fill("11.0.0.1/24");
  await form.field("Minimum Netmask Length").selectOption("20");
  await form.autoImport.check();
  return { page, form };
}

/** What the fields of the page hold, in the order in which they stand. */
function held(page) {
  return page.getByRole("main").locator("input, select, textarea").evaluateAll((all) =>
    all.map((one) => (one.type === "checkbox" ? one.checked : one.value)));
}

test("the language is switched in an open form, which keeps what was typed, and is remembered", async (t) => {
  const { page, form } = await typedForm(t);
  const before = await held(page);
  assert.ok(["half-done", "not sent yet", "11.0.0.1/24", "20", true].every((one) => before.includes(one)));
  const lang = () => page.locator("html").getAttribute("lang");
  assert.equal(await lang(), "en");
  const { nav, shell, term, form: said } = words("zh");
  await form.prefer("Language", "中文");
  await form.heading.filter({ hasText: nav.create_pool }).waitFor();
  assert.equal(await lang(), "zh-CN");
  assert.deepEqual(await held(page), before);
  assert.equal(await form.main.getByRole("textbox", { name: term.name }).first().inputValue(), "half-done");
  // What is wrong with a field is told in the new language too.
  await form.main.getByRole("button", { name: said.use_instead("11.0.0.0/24") }).waitFor();
  await page.reload();
  await form.heading.filter({ hasText: nav.create_pool }).waitFor();
  assert.equal(await lang(), "zh-CN");
  await form.prefer(shell.language, "English");
  await form.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
  assert.equal(await lang(), "en");
});

/** Waits until the ground of the page is light, or dark. */
function ground(page, theme) {
  return page.waitForFunction((theme) => {
    const parts = getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).map(Number);
    const lightness = parts.reduce((sum, part) => sum + part, 0) / 3;
    return theme === "light" ? lightness > 200 : lightness < 60;
  }, theme);
}

test("the theme is switched in an open form, which keeps what was typed, and is remembered", async (t) => {
  const { page, form } = await typedForm(t);
  const before = await held(page);
  await ground(page, "light");
  await form.prefer("Theme", "Dark");
  await ground(page, "dark");
  assert.deepEqual(await held(page), before);
  // The system still asks for the light one.
  await page.reload();
  await form.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
  await ground(page, "dark");
  await form.prefer("Theme", "As the system");
  await ground(page, "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await ground(page, "dark");
  await form.prefer("Theme", "Light");
  await ground(page, "light");
  await page.reload();
  await form.heading.filter({ hasText: "Create IPAM Pool" }).waitFor();
  await ground(page, "light");
});
