// A table of a hundred thousand resource CIDRs: few rows and few elements exist at any time, the
// scroll bar stays as it is, and little is made anew while it scrolls.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ImportPage } from "./pages/import.mjs";
import { ScopePage } from "./pages/scope.mjs";
import { openApp } from "./support/app.mjs";
import { made } from "./support/files.mjs";
import { frameTasks, quantile } from "./support/frames.mjs";

const VPCS = 10_000;
const VSWITCHES = 9;
const ALL = VPCS * (1 + VSWITCHES);
const MOST_ROWS = 60;
const MOST_NODES = 3_000;
/** Long enough for a hundred thousand rows on a slow machine. */
const PATIENCE = 240_000;

/** VPCs of /24, one after another, each with nine vSwitches of /28 that are partly used. */
function estate() {
  const resources = [];
  for (let vpc = 0; vpc < VPCS; vpc++) {
    const block = `10.${vpc >> 8}.${vpc & 255}`;
    const id = `vpc-bp1${String(vpc).padStart(6, "0")}`;
    const name = `team-${vpc % 40}-${vpc}`;
    resources.push({ type: "VPC", id, name, region: "cn-hangzhou", cidrs: [`${block}.0/24`] });
    for (let part = 0; part < VSWITCHES; part++) {
      const used = (vpc * 7 + part * 31) % 13;
      resources.push({
        type: "VSwitch", id: `${id.replace("vpc", "vsw")}${part}`, vpcId: id, zone: "cn-hangzhou-h",
        name: `${name}-${part}`,
        cidrs: [{ cidr: `${block}.${part * 16}/28`, total: 12, used, free: 12 - Math.min(12, used) }],
      });
    }
  }
  return {
    format: "freehold-feed", version: 1, provider: "alibaba", account: "1321932713280001",
    regions: ["cn-hangzhou"], observedAt: "2026-01-31T08:00:00Z", complete: true, resources,
  };
}

/** Rows made anew and taken away since the last call. */
async function watchRows(table) {
  await table.region.evaluate((region) => {
    window.madeRows = 0;
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) window.madeRows += node.nodeName === "TR" ? 1 : 0;
      }
    }).observe(region.querySelector("tbody"), { childList: true });
  });
  return () => table.page.evaluate(() => {
    const made = window.madeRows;
    window.madeRows = 0;
    return made;
  });
}

const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

test("a hundred thousand rows scroll with few rows, few elements and a steady bar", async (t) => {
  const { page, context } = await openApp(t);
  context.setDefaultTimeout(PATIENCE);
  const imports = new ImportPage(page);
  await imports.show();
  await imports.choose(made("estate.json", estate()));
  assert.equal((await imports.counts()).new, ALL);
  await imports.runAndList();
  const { table } = new ScopePage(page);
  await table.count.filter({ hasText: "100,000 rows" }).waitFor();

  const sizes = () => table.region.evaluate((region) => ({
    height: region.scrollHeight,
    rows: region.querySelectorAll("tbody tr[aria-rowindex]").length,
    nodes: document.querySelectorAll("*").length,
    held: [...region.querySelectorAll("tbody tr[aria-rowindex]")].filter((row) => {
      const [{ top, bottom }, box] = [row.getBoundingClientRect(), region.getBoundingClientRect()];
      return bottom > box.top && top < box.bottom;
    }).length,
  }));
  const first = await sizes();
  t.diagnostic(`${first.rows} rows and ${first.nodes} elements at the top`);
  for (const share of [0, 0.1, 0.25, 0.5, 0.75, 0.999, 1]) {
    await table.scrollTo(share);
    const index = Math.round(share * ALL);
    await page.waitForFunction(([wanted]) => {
      const rows = [...document.querySelectorAll("main tbody tr[aria-rowindex]")];
      return rows.some((row) => Math.abs(Number(row.getAttribute("aria-rowindex")) - wanted) < 60);
    }, [index]);
    await drawn(page);
    const { rows, nodes, height, held } = await sizes();
    assert.ok(rows <= MOST_ROWS, `${rows} rows at ${share}`);
    assert.ok(nodes <= MOST_NODES, `${nodes} elements at ${share}`);
    assert.ok(held > 5, `${held} rows in view at ${share}`);
    assert.equal(height, first.height, `the height at ${share}`);
  }

  // Rows come before they are seen, at one notch of a wheel a frame.
  await table.scrollTo(0.2);
  const gaps = await table.region.evaluate(async (region) => {
    let gaps = 0;
    for (let step = 0; step < 50; step++) {
      region.scrollTop += 100;
      await new Promise((next) => requestAnimationFrame(next));
      const rows = [...region.querySelectorAll("tbody tr[aria-rowindex]")];
      const { top, bottom } = region.getBoundingClientRect();
      const head = region.querySelector("thead").offsetHeight;
      const covered = rows[0].getBoundingClientRect().top <= top + head
        && rows.at(-1).getBoundingClientRect().bottom >= bottom;
      gaps += covered ? 0 : 1;
    }
    return gaps;
  });
  t.diagnostic(`${gaps} of 50 frames showed a gap`);
  assert.ok(gaps <= 10, `${gaps} of 50 frames showed a gap`);

  // As by a wheel, one notch a frame. Times are told, and never judged here.
  const steps = 200;
  await table.scrollTo(0.3);
  await drawn(page);
  const made_ = await watchRows(table);
  const tasks = await frameTasks(page, () =>
    table.region.evaluate(async (region, steps) => {
      for (let step = 0; step < steps; step++) {
        region.scrollTop += 100;
        await new Promise((next) => requestAnimationFrame(next));
      }
    }, steps),
  );
  const told = [0.5, 0.9, 0.99].map((share) => `p${share * 100} ${quantile(tasks, share).toFixed(1)} ms`);
  const long = tasks.filter((task) => task > 16).length;
  t.diagnostic(`${tasks.length} frames by the wheel: ${told.join(", ")}; ${long} over 16 ms`);
  const rows = await made_();
  t.diagnostic(`${rows} rows made in ${steps} steps`);
  // Two rows come into view with each notch; what was mounted stays.
  assert.ok(rows <= steps * 3, `${rows} rows were made in ${steps} steps`);

  // The way back up: what is there stays where it is, and so does the focus among it.
  const kept = table.rows.nth(10).getByRole("link").first();
  await kept.focus();
  const name = await table.nameOf(kept);
  await made_();
  const upwards = await frameTasks(page, () =>
    table.region.evaluate(async (region) => {
      for (let step = 0; step < 3; step++) {
        region.scrollTop -= 100;
        await new Promise((next) => requestAnimationFrame(next));
      }
    }),
  );
  await drawn(page);
  t.diagnostic(`${upwards.length} frames upwards: at most ${upwards.at(-1).toFixed(1)} ms`);
  assert.ok((await made_()) <= 3 * 4, "rows were taken out and put in again");
  assert.equal(await page.evaluate(() => document.activeElement.closest("tr")?.dataset.row), name);

  // As by the scroll bar: each frame shows rows that were not there before.
  const jumps = await frameTasks(page, () =>
    table.region.evaluate(async (region) => {
      for (let step = 1; step <= 60; step++) {
        region.scrollTop = (region.scrollHeight / 61) * step;
        await new Promise((next) => requestAnimationFrame(next));
      }
    }),
  );
  const jumped = [0.5, 0.99].map((share) => `p${share * 100} ${quantile(jumps, share).toFixed(1)} ms`);
  t.diagnostic(`${jumps.length} frames by the bar: ${jumped.join(", ")}`);

  // Typing looks through all of them.
  await table.filter("team-7-407");
  await table.count.filter({ hasText: "10 of 100,000" }).waitFor();
  await table.filter("team-7-40");
  await table.count.filter({ hasText: /^\d[\d,]* of 100,000$/ }).waitFor();
  const found = await table.csv();
  assert.ok(found.every((row) => row.Resource.includes("team-7-40")));
});
