// Five steps through the demo estate, beside the page and never in its way.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Tour } from "./pages/tour.mjs";
import { WelcomePage } from "./pages/welcome.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

const place = (page) => page.evaluate(() => location.hash);

const PLACES = [
  /^#\/scope\/[^/]+(\/overview)?$/,
  /^#\/scope\/[^/]+\/resources\?overlap=overlapping$/,
  /^#\/pool\/[^/]+\/space$/,
  /^#\/pool\/[^/]+\/allocations$/,
  /^#\/activity$/,
];

async function openDemo(t, options = {}) {
  const { storageState } = await demoEstate();
  const { page } = await openApp(t, { path: "#/overview", storageState, ...options });
  return { page, tour: new Tour(page) };
}

test("the demo offers the tour, which goes through five places and is not offered again", async (t) => {
  const { page } = await openApp(t);
  const [welcome, tour] = [new WelcomePage(page), new Tour(page)];
  await welcome.openDemo();
  await tour.offer.getByRole("button", { name: "Show me around" }).click();
  for (const [index, expected] of PLACES.entries()) {
    await tour.at(index + 1);
    assert.match(await place(page), expected);
    const framed = page.locator("main *").filter({ visible: true });
    const outlined = await framed.evaluateAll(
      (all) => all.filter((one) => getComputedStyle(one).outlineStyle === "solid").length,
    );
    assert.ok(outlined > 0, `step ${index + 1} frames what it is about`);
    if (index < 4) await tour.next.click();
  }
  await tour.finish.click();
  await tour.step.waitFor({ state: "detached" });
  await tour.pageHasFocus();
  await tour.go("/welcome");
  await welcome.openDemo();
  assert.equal(await tour.offer.count(), 0);
});

test("it is started from Help, goes back, and is left with Escape, for good", async (t) => {
  const { page, tour } = await openDemo(t);
  await tour.startFromHelp();
  await tour.at(1);
  await tour.next.click();
  await tour.at(2);
  await tour.back.click();
  await tour.at(1);
  await page.keyboard.press("Escape");
  await tour.step.waitFor({ state: "detached" });
  await tour.pageHasFocus();
  await page.reload();
  await tour.heading.waitFor();
  assert.equal(await tour.step.count() + (await tour.offer.count()), 0);
});

test("the page works while it is open, and Escape closes what is above it first", async (t) => {
  const { page, tour } = await openDemo(t);
  await tour.startFromHelp();
  for (const step of [1, 2, 3]) {
    await tour.at(step);
    await tour.next.click();
  }
  await tour.at(4);
  await page.locator("main .tab-actions").getByRole("button").last().click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.ok(await tour.step.isVisible());
  await tour.leave.click();
  await tour.step.waitFor({ state: "detached" });
});

test("by keyboard alone, the tour is found in the palette and walked to its end", async (t) => {
  const { page, tour } = await openDemo(t);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("tour");
  await page.keyboard.press("Enter");
  for (const step of [1, 2, 3, 4, 5]) {
    await tour.at(step);
    // From the heading: the way out, then the way on.
    await page.keyboard.press("Tab");
    assert.ok(await tour.leave.evaluate((one) => one === document.activeElement));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
  }
  await tour.step.waitFor({ state: "detached" });
});

test("where there is nothing to show, it says what to do first", async (t) => {
  const { page } = await openApp(t, { path: "#/overview" });
  const tour = new Tour(page);
  await tour.startFromHelp();
  await page.getByText("The tour needs something to show.").last().waitFor();
  await tour.heading.filter({ hasText: "Plan and watch" }).waitFor();
  assert.equal(await tour.step.count(), 0);
});

test("it speaks Chinese", async (t) => {
  const { page } = await openDemo(t, { locale: "zh-CN" });
  await page.getByRole("button", { name: "帮助" }).click();
  await page.getByRole("menuitem", { name: "开始导览" }).click();
  const step = page.getByRole("region", { name: /^第 1 步，共 5 步/ });
  await step.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("region", { name: /^第 2 步，共 5 步/ }).waitFor();
});
