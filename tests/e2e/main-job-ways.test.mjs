// The main job in other ways than with a mouse, in English, on a wide screen: by keyboard alone, in
// Chinese, and on a phone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MainJob } from "./pages/job.mjs";
import { openApp } from "./support/app.mjs";
import { feed } from "./support/files.mjs";
import { KEYBOARD } from "./support/hands.mjs";

const HANGZHOU = "alibaba:cn-hangzhou";
const VPC = "vpc-bp1qpo0kug3a20qqe1a2b";

/** From the first visit to a conflict seen, and back by undo. */
async function mainJob(job) {
  const { naming, nav } = job.words;
  await job.createIpam("corp", HANGZHOU);
  await job.importFiles(
    await feed("vendor-shapes/DescribeVpcs.json"),
    await feed("vendor-shapes/DescribeVSwitches.json"),
  );
  await job.createPool("corp-hz", HANGZHOU, "10.0.0.0/8");
  await job.allocations();
  await job.allocateVpc("10.20.0.0/20");
  await job.reserve("10.64.0.0/16", "appliances");
  await job.visit(nav.overview);
  await job.undoLast();
  await job.createPool("lab", HANGZHOU, "192.168.0.0/16");
  await job.allocations();
  await job.reserve("192.168.0.0/26", "printers");
  const conflicts = await job.viewConflicts(naming.private_default, "192.168.0.0/26");
  return conflicts.join(" ");
}

/** What the job leaves behind, whichever way it was done. */
async function leaves(job) {
  const { workspace } = JSON.parse(await job.fileText());
  const allocations = workspace.allocations.map(({ cidr, name }) => `${cidr} ${name}`.trim());
  assert.deepEqual(allocations.sort(), ["10.20.0.0/20", "192.168.0.0/26 printers"]);
  assert.deepEqual(workspace.pools.map((pool) => pool.label.name).sort(), ["corp-hz", "lab"]);
}

test("the main job by keyboard alone", async (t) => {
  const { page } = await openApp(t);
  const job = new MainJob(page, { hands: KEYBOARD });
  const conflicts = await mainJob(job);
  assert.ok(conflicts.includes(VPC), conflicts);
  await leaves(job);
});

test("the main job in Chinese", async (t) => {
  const { page } = await openApp(t, { locale: "zh-CN" });
  const job = new MainJob(page, { language: "zh" });
  const conflicts = await mainJob(job);
  assert.ok(conflicts.includes(VPC), conflicts);
  assert.ok(conflicts.includes(job.words.conflict.shared), conflicts);
  await leaves(job);
});

test("the main job on a phone", async (t) => {
  const { page } = await openApp(t, { viewport: { width: 390, height: 844 } });
  const job = new MainJob(page);
  const conflicts = await mainJob(job);
  assert.ok(conflicts.includes(VPC), conflicts);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(sideways, 0, "the page scrolls sideways");
  await leaves(job);
});
