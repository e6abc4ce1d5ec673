// Ten thousand resources: imported, looked through, changed and kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ImportPage } from "./pages/import.mjs";
import { ScopePage } from "./pages/scope.mjs";
import { openApp } from "./support/app.mjs";
import { made } from "./support/files.mjs";

const VPCS = 1_000;
const VSWITCHES = 9;
const ALL = VPCS * (1 + VSWITCHES);
/** More rows than fit any window by far, and few enough for any machine. */
const MOST_MOUNTED = 120;
/** Half of what browsers keep for a page, in their units of two bytes: two states are kept. */
const MOST_UNITS = 2_600_000;

/** A thousand VPCs of /20, one after another, each with nine vSwitches of /24 that are partly used. */
function estate(vpcs = VPCS) {
  const resources = [];
  for (let vpc = 0; vpc < vpcs; vpc++) {
    const base = vpc * 16;
    const block = (offset) => `10.${(base + offset) >> 8}.${(base + offset) & 255}.0`;
    const id = `vpc-bp1${String(vpc).padStart(6, "0")}`;
    const name = `team-${vpc % 40}-${vpc}`;
    resources.push({ type: "VPC", id, name, region: "cn-hangzhou", cidrs: [`${block(0)}/20`] });
    for (let part = 0; part < VSWITCHES; part++) {
      const used = (vpc * 7 + part * 31) % 253;
      resources.push({
        type: "VSwitch", id: `${id.replace("vpc", "vsw")}${part}`, vpcId: id, zone: "cn-hangzhou-h",
        name: `${name}-${part}`,
        cidrs: [{ cidr: `${block(part)}/24`, total: 252, used, free: 252 - used }],
      });
    }
  }
  return {
    format: "freehold-feed", version: 1, provider: "alibaba", account: "1321932713280001",
    regions: ["cn-hangzhou"], observedAt: "2026-01-31T08:00:00Z", complete: true, resources,
  };
}

test("ten thousand resources are imported, listed, filtered, sorted, edited and kept", async (t) => {
  const { page, context } = await openApp(t);
  const imports = new ImportPage(page);
  await imports.show();
  await imports.choose(made("estate.json", estate()));
  assert.equal((await imports.counts()).new, ALL);
  await imports.runAndList();

  const scope = new ScopePage(page);
  const { table } = scope;
  await table.count.filter({ hasText: "10,000 rows" }).waitFor();
  assert.ok((await table.rows.count()) < MOST_MOUNTED);

  // Anywhere in the list, there are rows on the screen, and few of them.
  for (const share of [0.25, 0.5, 1]) {
    await table.scrollTo(share);
    const index = Math.round(share * ALL);
    await page.waitForFunction(([wanted]) => {
      const rows = [...document.querySelectorAll("main tbody tr[aria-rowindex]")];
      return rows.some((row) => Math.abs(Number(row.getAttribute("aria-rowindex")) - wanted) < 60);
    }, [index]);
    assert.ok((await table.rows.count()) < MOST_MOUNTED);
  }

  await table.filter("team-7-407");
  await table.count.filter({ hasText: "10 of 10,000" }).waitFor();
  const found = await table.csv();
  assert.deepEqual(new Set(found.map((row) => row.CIDR)), new Set([
    "10.25.112.0/20",
    ...Array.from({ length: VSWITCHES }, (_, part) => `10.25.${112 + part}.0/24`),
  ]));
  await table.filter("");
  await table.count.filter({ hasText: "10,000 rows" }).waitFor();

  // By address upwards and downwards: the first row is the first VPC, then the last vSwitch.
  await table.sortBy("CIDR");
  await table.rows.filter({ hasText: "10.0.0.0/20" }).first().waitFor();
  await table.sortBy("CIDR");
  await table.rows.filter({ hasText: "10.62.120.0/24" }).first().waitFor();
  const sorted = await table.csv();
  assert.equal(sorted.length, ALL);
  assert.equal(sorted[0].CIDR, "10.62.120.0/24");

  await table.filter("10.25.112.0/20");
  await scope.ignore("10.25.112.0/20");
  await scope.saved();
  const units = await page.evaluate(() => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith("freehold."));
    return keys.reduce((sum, key) => sum + key.length + localStorage.getItem(key).length, 0);
  });
  t.diagnostic(`${units} units of local storage for ${ALL} resources`);
  assert.ok(units > 10_000 && units < MOST_UNITS, `${units} units`);
  const address = page.url();
  await page.close();

  const again = await context.newPage();
  await again.goto(address);
  const kept = new ScopePage(again);
  await kept.table.filter("team-7-407");
  await kept.table.count.filter({ hasText: "10 of 10,000" }).waitFor();
  const rows = await kept.table.csv();
  // The vSwitches follow their VPC.
  assert.deepEqual([...new Set(rows.map((row) => row.Management))], ["Ignored"]);
});

test("a long import tells how far it has come, and can be stopped", async (t) => {
  const { page } = await openApp(t);
  const imports = new ImportPage(page);
  await imports.show();
  // Many times what the other story reads, so that there is time to press.
  const picker = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await picker).setFiles([made("estate.json", estate(4_000))]);
  const progress = page.getByRole("progressbar", { name: "Reading…" });
  await progress.waitFor();
  const value = Number(await progress.getAttribute("value"));
  assert.ok(value >= 0 && value <= 100);
  await page.getByRole("main").getByRole("button", { name: "Cancel" }).click();
  await progress.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  assert.equal(await imports.report("estate.json").count(), 0);
});
