// Every page fits where it is shown: on a phone, a tablet, a laptop, a desktop, and on paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Table } from "./pages/table.mjs";
import { ROUTES, landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { withoutLanguage } from "./support/demo.mjs";
import { words } from "./support/words.mjs";

const LOCALES = { en: "en-US", zh: "zh-CN" };

const WIDTHS = [1440, 1024, 768, 390];

for (const [language, locale] of Object.entries(LOCALES)) {
  test(`no page is wider than its window, and no label is cut, ${locale}`, async (t) => {
    const wrong = {};
    const page = await onEveryPage(t, { locale }, async (page, name) => {
      for (const width of WIDTHS) {
        await resize(page, width);
        const found = [...(await sideways(page)), ...(await cut(page, language))];
        if (found.length > 0) wrong[`${name} at ${width} px`] = found;
      }
    });
    assert.deepEqual(wrong, {});
    // The question is worth asking only where the page has the language that it was asked about.
    const said = await page.locator("html").getAttribute("lang");
    assert.ok(said.startsWith(language), `the page is in ${said}`);
  });
}

/** The width of a sheet of A4, in pixels. */
const SHEET = 794;

test("on paper there is the page alone: no bars, no ways on and nothing to press", async (t) => {
  const wrong = {};
  await onEveryPage(t, { locale: LOCALES.en, media: "print" }, async (page, name) => {
    await resize(page, SHEET);
    const found = [
      ...(await namesOf(page.getByRole("banner"))),
      // Where one is, is worth knowing on paper too.
      ...(await namesOf(page.getByRole("navigation"))).filter((label) => !/breadcrumb/i.test(label)),
      ...(await namesOf(page.getByRole("searchbox"))),
      ...(await loose(page)),
    ];
    if (found.length > 0) wrong[name] = found;
  });
  assert.deepEqual(wrong, {});
});

test("a list is on paper with all of its rows, and as it was afterwards", async (t) => {
  const { file, storageState } = await demoEstate();
  const path = `#/scope/${landmarks(file).scope}/resources`;
  const { page } = await openApp(t, { path, storageState });
  const table = new Table(page, words("en").rows.label);
  const total = Number((await table.count.innerText()).replace(" rows", ""));
  const before = await table.rows.count();
  assert.ok(before < total, `${before} of ${total} rows are there on the screen`);
  const printed = page.evaluate(
    () => new Promise((done) => addEventListener("afterprint", () => done(window.printedRows), { once: true })),
  );
  await page.evaluate(() => {
    // The page's own listener stands before this one; what it changes comes in the next microtask.
    addEventListener("beforeprint", async () => {
      for (let turn = 0; turn < 20; turn += 1) await null;
      window.printedRows = document.querySelectorAll("main tbody tr[aria-rowindex]").length;
    });
  });
  await page.pdf();
  assert.equal(await printed, total);
  await table.rows.nth(before).waitFor({ state: "detached" });
});

/** Shows every page of the demo estate, one after another. */
async function onEveryPage(t, { locale, media }, look) {
  const { file, storageState } = await demoEstate();
  const at = landmarks(file);
  const kept = withoutLanguage(storageState);
  const { page } = await openApp(t, { path: "#/overview", locale, storageState: kept });
  if (media) await page.emulateMedia({ media });
  const app = new App(page);
  for (const { name, place } of ROUTES) {
    await app.go(place(at));
    await look(page, name);
  }
  return page;
}

/** Gives the window this width, and waits until charts and pictures are drawn for it. */
async function resize(page, width) {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });
}

/** By how much the page is wider than the window, and what reaches beyond it. */
async function sideways(page) {
  const { needs, has, beyond } = await page.evaluate(async () => {
    // What follows the width by script is there some frames later.
    for (let frame = 0; frame < 60 && document.documentElement.scrollWidth > innerWidth; frame += 1) {
      await new Promise(requestAnimationFrame);
    }
    const [needs, has] = [document.documentElement.scrollWidth, innerWidth];
    const out = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > has);
    return { needs, has, beyond: out.slice(0, 8).map((one) => `${one.tagName}.${one.className}`) };
  });
  return needs > has ? [`${needs} px are needed, ${has} px are there: ${beyond.join(" > ")}`] : [];
}

/** The buttons, tabs and headings whose words do not all show. */
async function cut(page, language) {
  const tabs = page.getByRole("navigation", { name: words(language).nav.tabs });
  const labels = page.getByRole("button").or(page.getByRole("heading")).or(tabs.getByRole("link"));
  return labels.evaluateAll((all) =>
    all
      .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth)
      .map((one) => `"${one.textContent.trim()}" is cut: ${one.scrollWidth} > ${one.clientWidth}`),
  );
}

/** The labels of these, as far as they are shown. */
async function namesOf(shown) {
  return shown.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? one.tagName));
}

/** Buttons that say nothing on paper: all but the heads of columns and the keys of pictures. */
async function loose(page) {
  const buttons = page.getByRole("main").getByRole("button");
  return buttons.evaluateAll((all) =>
    all.filter((one) => !one.closest("th, figure, [aria-label=Legend]")).map((one) => one.textContent.trim() || one.title),
  );
}
