// The overview, the welcome page, the space of all scopes and the planner.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { OverviewPage } from "./pages/overview.mjs";
import { PoolForm } from "./pages/pools.mjs";
import { Table } from "./pages/table.mjs";
import { WelcomePage } from "./pages/welcome.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { allRows } from "./support/naive.mjs";

const HANGZHOU = "China (Hangzhou)";

test("each number of the overview opens the list that it counts", async (t) => {
  const { storageState } = await demoEstate();
  const { page } = await openApp(t, { path: "#/overview", storageState });
  const overview = new OverviewPage(page);
  const numbers = await overview.numbers("private-default");
  assert.deepEqual(numbers.map(({ label }) => label), [
    "resource CIDRs", "overlapping", "non-compliant", "unmanaged", "pools",
  ]);
  for (const { label, value, href } of numbers.slice(0, -1)) {
    assert.ok(value > 0, `the demo has no ${label}`);
    await overview.go(href.slice(1));
    const table = new Table(page, "Resources of the scope");
    await table.count.filter({ hasText: new RegExp(`^${value.toLocaleString("en")}( |$)`) }).waitFor();
    await overview.show();
  }
});

test("the numbers of every scope are those that the file gives when it is counted independently", async (t) => {
  const { file, storageState } = await demoEstate();
  const { page } = await openApp(t, { path: "#/overview", storageState });
  const overview = new OverviewPage(page);
  const rows = allRows(file);
  for (const { id, label, kind } of file.workspace.scopes) {
    const own = rows.filter(({ scope }) => scope === id);
    const count = (holds) => own.filter((row) => row.type !== "IPAM Pool" && holds(row)).length;
    const numbers = await overview.numbers(label.name || `${kind}-default`);
    assert.deepEqual(numbers.map(({ value }) => value), [
      own.length,
      count(({ overlap }) => overlap === "Overlapping"),
      count(({ compliance }) => compliance === "Noncompliant"),
      count(({ management }) => management === "Unmanaged"),
      file.workspace.pools.filter(({ scope }) => scope === id).length,
    ], id);
  }
});

test("what was done last is told on the overview, and leads to what it was done to", async (t) => {
  const { storageState } = await demoEstate();
  const { page } = await openApp(t, { path: "#/overview", storageState });
  const app = new App(page);
  await page.getByText("Nothing was done yet").waitFor();
  await app.open("IPAM Scope");
  await page.getByRole("button", { name: "Create Scope" }).click();
  const dialog = page.getByRole("dialog", { name: "Create Scope" });
  await dialog.getByRole("textbox", { name: /^Name/ }).fill("mergers");
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await app.heading.filter({ hasText: "mergers" }).waitFor();
  await app.open("Overview");
  await page.getByRole("main").getByRole("link", { name: "Created scope mergers" }).click();
  await app.heading.filter({ hasText: "mergers" }).waitFor();
});

test("the demo asks before it takes the place of work, and not where there is none", async (t) => {
  const { page } = await openApp(t);
  const welcome = new WelcomePage(page);
  await welcome.startEmpty();
  await new IpamPage(page).create({ name: "mine", region: HANGZHOU });
  await welcome.go("/welcome");
  await page.getByRole("button", { name: "Open the demo" }).click();
  const question = page.getByRole("dialog", { name: "Put the demo in place of your work?" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await question.waitFor({ state: "hidden" });
  const kept = await welcome.exportFile();
  assert.deepEqual(kept.workspace.ipams.map((ipam) => ipam.label.name), ["mine"]);
});

test("a region in which nothing is managed any more hides nothing", async (t) => {
  const { page } = await openApp(t);
  await new WelcomePage(page).startEmpty();
  const ipams = new IpamPage(page);
  await ipams.create({ name: "east", region: HANGZHOU });
  const app = new App(page);
  const region = page.getByRole("banner").getByRole("combobox", { name: "Region" });
  await region.selectOption({ label: HANGZHOU });
  await app.undo();
  await ipams.open("IPAM");
  await ipams.create({ name: "south", region: "China (Shenzhen)" });
  await app.open("IPAM");
  await page.getByRole("link", { name: "south", exact: true }).waitFor();
});

test("the planner finds the first free block of a size, and leads to its reservation", async (t) => {
  const { page } = await openApp(t);
  await new WelcomePage(page).startEmpty();
  await new IpamPage(page).create({ name: "corp", region: HANGZHOU });
  const form = new PoolForm(page);
  await form.show();
  await form.create({ name: "prod", region: HANGZHOU, cidrs: ["10.8.0.0/16"] });
  const app = new App(page);
  await app.open("Planner");
  const blocks = new Table(page, "Free blocks");
  const row = blocks.rows.filter({ hasText: "prod" });
  await row.filter({ hasText: "10.8.0.0/24" }).waitFor();
  await page.getByRole("main").getByRole("combobox", { name: "Mask" }).selectOption("20");
  await row.filter({ hasText: "10.8.0.0/20" }).waitFor();
  assert.match(page.url(), /size=20/);
  await page.getByRole("textbox", { name: /Inside this block/ }).fill("10.8.128.0/17");
  await row.filter({ hasText: "10.8.128.0/20" }).waitFor();
  await page.reload();
  await row.filter({ hasText: "10.8.128.0/20" }).waitFor();
  await row.getByRole("link", { name: "Reserve" }).click();
  const dialog = page.getByRole("dialog", { name: /^Create Custom Allocation in / });
  assert.equal(await dialog.getByRole("textbox", { name: "CIDR" }).inputValue(), "10.8.128.0/20");
});

test("IP Space shows every scope with its pools", async (t) => {
  const { file, storageState } = await demoEstate();
  const { page } = await openApp(t, { path: "#/space", storageState });
  const heads = page.getByRole("main").getByRole("heading", { level: 2 }).getByRole("link");
  const scopes = file.workspace.scopes.map((scope) => `#/scope/${scope.id}/overview`);
  await heads.nth(scopes.length - 1).waitFor();
  const shown = await heads.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.deepEqual(shown.sort(), scopes.sort());
});
