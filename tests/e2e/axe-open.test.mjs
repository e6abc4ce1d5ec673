// axe-core finds nothing in whatever opens above a page, where something was refused, and where
// there is nothing yet; in both themes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { HANDED, NARROW, OPENINGS, handOver, moreLandmarks, openingsOfSource, shareFileFor } from "./dialogs.mjs";
import { App } from "./pages/app.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { ROUTES, landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { violationsInBothThemes } from "./support/axe.mjs";
import { withoutLanguage } from "./support/demo.mjs";
import { feed, made } from "./support/files.mjs";
import { words } from "./support/words.mjs";

const PHONE = { width: 390, height: 844 };

test("the list of what opens holds every dialog, menu and box of the source", () => {
  const known = openingsOfSource();
  assert.ok(known.length > 60, `only ${known.length} were found in the source`);
  const listed = [...OPENINGS, ...NARROW, ...HANDED].map(({ source }) => source);
  assert.deepEqual([...new Set(listed)].sort(), [...new Set(known)].sort());
  const often = (all, one) => all.filter((other) => other === one).length;
  const rarer = known.filter((one) => often(listed, one) < often(known, one));
  assert.deepEqual(rarer, [], "some of these are missing");
});

test("whatever opens above a page is clean, and so is a form that was refused", async (t) => {
  const ctx = await demo(t, { language: "en", locale: "en-US" });
  assert.deepEqual(await lookInto(ctx, OPENINGS), {});
});

test("a sample of what opens is clean in Chinese", async (t) => {
  const ctx = await demo(t, { language: "zh", locale: "zh-CN" });
  assert.equal(await ctx.page.locator("html").getAttribute("lang"), "zh-CN");
  const sample = OPENINGS.filter(({ later }) => !later).filter((_, index) => index % 4 === 0);
  assert.deepEqual(await lookInto(ctx, sample), {});
});

test("the navigation and the search of a phone are clean", async (t) => {
  const ctx = await demo(t, { language: "en", locale: "en-US", viewport: PHONE });
  assert.deepEqual(await lookInto(ctx, NARROW), {});
});

test("every page is clean on a phone", async (t) => {
  const { page, app, at } = await demo(t, { language: "en", locale: "en-US", viewport: PHONE });
  assert.deepEqual(await everyPage(page, app, at, violationsInBothThemes), {});
});

test("every page is clean on the first visit, where there is nothing", async (t) => {
  const { file } = await demoEstate();
  const { page } = await openApp(t, { path: "#/welcome" });
  assert.deepEqual(await everyPage(page, new App(page), landmarks(file), violationsInBothThemes), {});
});

test("a share that another account gave is clean, and so is the question before it is left", async (t) => {
  const owner = await demo(t, { language: "en", locale: "en-US" });
  const { page } = await openApp(t, { path: "#/ipam" });
  const ctx = context(page, "en");
  await new IpamPage(page).create({ name: "corp", region: "China (Hangzhou)" });
  await ctx.app.go("/settings");
  const copy = ctx.main.getByRole("button", { name: /^Copy \d{16}$/ }).first();
  const account = (await copy.getAttribute("aria-label")).replace("Copy ", "");
  await owner.app.go(`/pool/${owner.at.shared}/sharing`);
  const file = await shareFileFor(owner, account);

  await ctx.app.go("/import-export");
  await handOver(ctx, file);
  const accept = ctx.main.getByRole("button", { name: ctx.say.sharing.accept, exact: true });
  await accept.waitFor();
  assert.deepEqual(await violationsInBothThemes(page), []);
  await accept.click();
  await ctx.main.getByRole("button", { name: ctx.say.sharing.leave, exact: true }).waitFor();
  assert.deepEqual(await violationsInBothThemes(page), []);
  assert.deepEqual(await lookInto(ctx, HANDED), {});
});

const FEEDS = {
  "with problems": () => made("DescribeVpcs.json", {
    TotalCount: 2, PageNumber: 1, PageSize: 50,
    Vpcs: { Vpc: [
      { VpcId: "vpc-bp1ok", VpcName: "ok", CidrBlock: "10.0.0.0/24", RegionId: "cn-hangzhou" },
      { VpcId: "vpc-bp1bad", VpcName: "bad", CidrBlock: "10.0.0.999/24", RegionId: "cn-hangzhou" },
    ] },
  }),
  "without problems": () => feed("vendor-shapes/DescribeVpcs.json"),
};

for (const [how, file] of Object.entries(FEEDS)) {
  test(`the preview of an import ${how} is clean`, async (t) => {
    const ctx = await demo(t, { language: "en", locale: "en-US", path: "#/import-export" });
    await handOver(ctx, await file());
    await ctx.main.getByRole("region", { name: ctx.say.import.section, exact: true }).first().waitFor();
    const problems = await ctx.main.getByText(/^\d+ problems?$/).count();
    assert.equal(problems > 0, how === "with problems");
    assert.deepEqual(await violationsInBothThemes(ctx.page), []);
  });
}

test("a form of its own page is clean where it says what is wrong", async (t) => {
  const { page, app, main, say, at } = await demo(t, { language: "en", locale: "en-US" });
  const alert = main.getByRole("alert").filter({ hasText: /\S/ });
  const wrong = main.locator('[aria-invalid="true"]').or(alert).first();
  await app.go("/pool/new");
  await main.getByRole("textbox", { name: say.term.cidr }).first().fill("10.0.0.1/24");
  await wrong.waitFor();
  assert.deepEqual(await violationsInBothThemes(page), []);
  await app.go(`/vpc/new?pool=${at.pool.id}`);
  await main.getByRole("textbox", { name: say.term.cidr }).first().fill("10.0.0.0/30");
  await wrong.waitFor();
  assert.deepEqual(await violationsInBothThemes(page), []);
});

test("the bar above chosen rows and the notices are clean", async (t) => {
  const { page, app, main, say, at } = await demo(t, { language: "en", locale: "en-US" });
  const bars = ["/ipam", "/scope", "/pool", "/discovery", "/member", `/scope/${at.scope}/resources`, `/pool/${at.pool.id}/allocations`];
  const wrong = {};
  for (const place of bars) {
    await app.go(place);
    await main.getByRole("checkbox", { name: say.table.select_all, exact: true }).first().check();
    await main.getByRole("button", { name: say.table.clear_selection, exact: true }).waitFor();
    const found = await violationsInBothThemes(page);
    if (found.length > 0) wrong[place] = found;
  }
  assert.deepEqual(wrong, {});
  await app.go("/parts");
  await main.getByRole("button", { name: "Notice", exact: true }).click();
  await page.getByRole("region", { name: say.shell.notices }).getByRole("button", { name: say.action.undo }).waitFor();
  assert.deepEqual(await violationsInBothThemes(page), []);
});

/** What a story works with, in this language. */
function context(page, language) {
  return {
    page,
    app: new App(page),
    main: page.getByRole("main"),
    say: { ...words(language), language },
  };
}

/** The demo estate in a window of its own. */
async function demo(t, { language, locale, viewport, path = "#/overview" }) {
  const { file, storageState } = await demoEstate();
  const kept = withoutLanguage(storageState);
  const { page } = await openApp(t, { path, locale, viewport, storageState: kept });
  return { ...context(page, language), file, at: { ...landmarks(file), ...moreLandmarks(file) } };
}

const ROLES = { dialog: "dialog", menu: "menu" };

/** Opens one after another, and tells what is wrong with each. */
async function lookInto(ctx, openings) {
  const { page, app, at } = ctx;
  const wrong = {};
  for (const { name, kind, place, open, refuse } of openings) {
    const where = place(at);
    if (where !== undefined) await app.go(where);
    await open(ctx);
    const opened = kind === "box" ? page.locator(":popover-open") : page.getByRole(ROLES[kind]);
    await opened.first().waitFor();
    const found = await violationsInBothThemes(page, { within: opened.first() });
    if (refuse) {
      await refuse({ ...ctx, dialog: opened });
      const refused = await violationsInBothThemes(page, { within: opened });
      found.push(...refused.map((line) => `refused: ${line}`));
    }
    if (found.length > 0) wrong[`${kind}: ${name}`] = found;
    await close(page);
  }
  return wrong;
}

/** Closes all that is open, the topmost first. */
async function close(page) {
  const open = page.locator("dialog[open], .popover:popover-open");
  while ((await open.count()) > 0) {
    const before = await open.count();
    await page.keyboard.press("Escape");
    await page.waitForFunction(
      (before) => document.querySelectorAll("dialog[open], .popover:popover-open").length < before,
      before,
    );
  }
}

/** Shows every page, and tells what is wrong with each. */
async function everyPage(page, app, at, look) {
  const wrong = {};
  for (const { name, place } of ROUTES) {
    await app.go(place(at));
    const found = await look(page);
    if (found.length > 0) wrong[name] = found;
  }
  return wrong;
}
