// The way back: each page is found again as it was left, with what had the focus.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { ScopePage } from "./pages/scope.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

const focused = (page, control) => control.and(page.locator(":focus")).waitFor();

test("back and forward find the list as it was left, and so does a reload", async (t) => {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState, viewport: { width: 1440, height: 500 } });
  const scope = new ScopePage(page);
  const { table } = scope;
  const at = landmarks(file);
  await scope.show(at.network);
  await table.scrollTo(0.6);
  const link = table.rows.nth(Math.floor((await table.rows.count()) * 0.6)).getByRole("link").first();
  const name = await table.nameOf(link);
  await link.focus();
  const top = await table.top();
  assert.ok(top > 0, "the list is long enough to scroll");
  const listed = page.url();

  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.href !== listed);
  await focused(page, scope.heading);

  const asLeft = async () => {
    await focused(page, table.row(name).getByRole("link").first());
    assert.equal(await table.top(), top);
  };
  await page.goBack();
  await asLeft();
  await page.goForward();
  await page.waitForURL((url) => url.href !== listed);
  await table.region.waitFor({ state: "detached" });
  await page.goBack();
  await asLeft();
  await page.reload();
  await asLeft();
});

test("the page itself is scrolled back, and a new page begins at its top", async (t) => {
  const { storageState } = await demoEstate();
  const { page } = await openApp(t, { storageState, viewport: { width: 1024, height: 400 } });
  const app = new App(page);
  await app.go("/glossary");
  await page.evaluate(() => window.scrollTo(0, 600));
  await app.go("/activity");
  await app.heading.filter({ hasText: "Activity" }).waitFor();
  await page.waitForFunction(() => window.scrollY === 0);
  await page.goBack();
  await app.heading.filter({ hasText: "Glossary" }).waitFor();
  await page.waitForFunction(() => window.scrollY === 600);
});

test("what is filtered and folded stands in the address", async (t) => {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState });
  const app = new App(page);
  await app.go("/activity");
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Imports and refreshes" });
  await page.waitForURL(/kind=imports/);

  await app.go("/pool?view=tree");
  const fold = page.getByRole("button", { name: /^Collapse / }).first();
  await fold.click();
  await page.waitForURL(/[?&]fold=/);
  const rows = await page.getByRole("main").getByRole("row").count();
  await page.reload();
  await page.getByRole("button", { name: /^Expand / }).first().waitFor();
  assert.equal(await page.getByRole("main").getByRole("row").count(), rows);

  await app.go(`/discovery/${landmarks(file).discovery}/resources`);
  await page.getByRole("button", { name: "Collapse all" }).click();
  await page.waitForURL(/fold=all/);
  await page.reload();
  await page.getByRole("button", { name: "Expand all" }).click();
  await page.waitForURL((url) => !url.href.includes("fold"));
});
