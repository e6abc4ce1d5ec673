// axe-core finds nothing on any page, in either theme and either language.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { ChartsPage } from "./pages/charts.mjs";
import { Palette } from "./pages/palette.mjs";
import { Tour } from "./pages/tour.mjs";
import { ROUTES, landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { violations } from "./support/axe.mjs";
import { withoutLanguage } from "./support/demo.mjs";

for (const colorScheme of ["light", "dark"]) {
  for (const locale of ["en-US", "zh-CN"]) {
    test(`every page is clean, ${colorScheme}, ${locale}`, async (t) => {
      const { file, storageState } = await demoEstate();
      const at = landmarks(file);
      const { page } = await openApp(t, {
        path: "#/overview",
        colorScheme,
        locale,
        storageState: withoutLanguage(storageState),
      });
      assert.equal(await page.locator("html").getAttribute("lang"), locale === "zh-CN" ? "zh-CN" : "en");
      const app = new App(page);
      const wrong = {};
      for (const { name, place } of ROUTES) {
        await app.go(place(at));
        await page.getByRole("main").locator("h1").waitFor();
        const found = await violations(page);
        if (found.length > 0) wrong[name] = found;
      }
      assert.deepEqual(wrong, {});
    });
  }
}

test("every step of the tour is clean", async (t) => {
  const { storageState } = await demoEstate();
  for (const colorScheme of ["light", "dark"]) {
    const { page } = await openApp(t, { path: "#/overview", colorScheme, storageState });
    const tour = new Tour(page);
    await tour.startFromHelp();
    for (const step of [1, 2, 3, 4, 5]) {
      await tour.at(step);
      assert.deepEqual(await violations(page), [], `step ${step}`);
      if (step < 5) await tour.next.click();
    }
  }
});

test("charts with their custom range and their table are clean", async (t) => {
  const { file, storageState } = await demoEstate();
  for (const colorScheme of ["light", "dark"]) {
    const { page } = await openApp(t, { path: "#/overview", colorScheme, storageState });
    const charts = new ChartsPage(page);
    await charts.show(`/scope/${landmarks(file).scope}/charts?hide=management.managed`);
    await charts.choose("Custom");
    await charts.chart("Management Status").openTable();
    assert.deepEqual(await violations(page), []);
  }
});

test("the palette and the list of keys are clean", async (t) => {
  const { storageState } = await demoEstate();
  for (const colorScheme of ["light", "dark"]) {
    const { page } = await openApp(t, { path: "#/overview", colorScheme, storageState });
    const palette = new Palette(page);
    await palette.ask("10.0.8.9");
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    await palette.dialog.waitFor({ state: "hidden" });
    await page.keyboard.press("?");
    await palette.keys.waitFor();
    assert.deepEqual(await violations(page), []);
  }
});
