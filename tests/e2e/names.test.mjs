// Names as feeds bring them: from right to left, very long, and with markup in them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ImportPage } from "./pages/import.mjs";
import { ScopePage } from "./pages/scope.mjs";
import { openApp } from "./support/app.mjs";
import { made } from "./support/files.mjs";

const NAMES = {
  "vpc-bp1righttoleft00000001": "شبكة الإنتاج (1)",
  "vpc-bp1verylong0000000002": `${"a-very-long-name-of-a-network-".repeat(6)}end`,
  "vpc-bp1markup000000000003": "<img src=x onerror=alert(1)><b>bold</b>",
};

const resources = Object.entries(NAMES).map(([id, name], place) => (
  { type: "VPC", id, name, region: "cn-hangzhou", cidrs: [`10.${place}.0.0/16`] }
));

const FEED = {
  format: "freehold-feed", version: 1, provider: "alibaba", account: "1321932713280001",
  regions: ["cn-hangzhou"], observedAt: "2026-01-31T08:00:00Z", complete: true, resources,
};

test("names of every sort are shown as they are, and none moves what stands beside it", async (t) => {
  const { page } = await openApp(t);
  const imports = new ImportPage(page);
  await imports.show();
  await imports.choose(made("names.json", FEED));
  await imports.runAndList();
  const { table } = new ScopePage(page);
  await table.count.filter({ hasText: "3 rows" }).waitFor();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const name of Object.values(NAMES)) {
      const link = table.region.getByRole("link", { name, exact: true });
      await link.waitFor();
      const told = await link.evaluate((one) => {
        const [own, cell] = [one.getBoundingClientRect(), one.closest("td").getBoundingClientRect()];
        return {
          inside: own.left >= cell.left - 1 && own.right <= cell.right + 1,
          isolated: getComputedStyle(one).unicodeBidi,
          elements: one.childElementCount,
          whole: one.scrollWidth <= one.clientWidth || one.title === one.textContent,
        };
      });
      const expected = { inside: true, isolated: "isolate", elements: 0, whole: true };
      assert.deepEqual(told, expected, `${name} at ${width}`);
    }
  }
  const long = table.region.getByRole("link", { name: NAMES["vpc-bp1verylong0000000002"] });
  await long.click();
  await page.getByRole("heading", { level: 1 }).filter({ hasText: "a-very-long-name" }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false, "nothing scrolls sideways");
});
