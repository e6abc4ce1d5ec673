// What was done is told after a reload too, and can be taken back: the last step, or one alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ActivityPage } from "./pages/activity.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { PoolForm, PoolPage } from "./pages/pools.mjs";
import { openApp } from "./support/app.mjs";

const HANGZHOU = "China (Hangzhou)";

async function reload(page) {
  await new ActivityPage(page).saved();
  await page.reload();
  await page.locator("#boot").waitFor({ state: "detached" });
}

/** An IPAM, and a pool with a reservation in it. */
async function begin(page) {
  const ipams = new IpamPage(page);
  await ipams.open("IPAM");
  await ipams.create({ name: "corp", region: HANGZHOU });
  const form = new PoolForm(page);
  await form.show();
  await form.create({ name: "prod", region: HANGZHOU, cidrs: ["10.0.0.0/16"] });
  const pool = new PoolPage(page);
  await pool.tab("Allocation");
  await pool.reserve({ cidr: "10.0.1.0/24", name: "printers" });
}

test("D26: activity survives a reload, undo works after it, and an older step is undone alone", async (t) => {
  const { page } = await openApp(t);
  await begin(page);
  const form = new PoolForm(page);
  await form.show();
  await form.create({ name: "test", region: HANGZHOU, cidrs: ["10.1.0.0/16"] });
  await reload(page);

  const activity = new ActivityPage(page);
  await activity.show();
  assert.deepEqual(await activity.told(), [
    "Created pool test",
    "Reserved printers",
    "Created pool prod",
    "Created IPAM corp",
  ]);
  const line = activity.line("Created pool prod");
  await line.getByText("This tab").waitFor();
  await line.getByRole("link", { name: "Created pool prod" }).click();
  await activity.heading.filter({ hasText: "prod" }).waitFor();

  // The pool cannot go alone: the reservation lies in it, and is named.
  await activity.show();
  await activity.undoThis("Created pool prod");
  const refused = page.getByRole("dialog", { name: "This cannot be undone alone" });
  await refused.waitFor();
  assert.deepEqual(await refused.getByRole("listitem").getByRole("link").allInnerTexts(), [
    "Reserved printers",
  ]);
  await page.keyboard.press("Escape");

  await activity.undoThis("Reserved printers");
  await activity.line("Undone: Reserved printers").waitFor();
  await activity.undoThis("Created pool prod");
  await activity.line("Undone: Created pool prod").waitFor();
  const pools = async () => (await activity.exportFile()).workspace.pools.map((it) => it.label.name);
  assert.deepEqual(await pools(), ["test"]);

  await reload(page);
  await activity.undo();
  await activity.undo();
  assert.deepEqual((await pools()).sort(), ["prod", "test"]);
  await activity.show();
  await activity.only("Undo and redo");
  assert.deepEqual((await activity.told()).length, 4);
});

test("D26: a checkpoint is gone back to as one step, also after a reload", async (t) => {
  const { page } = await openApp(t);
  await begin(page);
  const activity = new ActivityPage(page);
  const then = await activity.workspaceText();
  await activity.show();
  await activity.mark("before the test pool");
  const form = new PoolForm(page);
  await form.show();
  await form.create({ name: "test", region: HANGZHOU, cidrs: ["10.1.0.0/16"] });
  const now = await activity.workspaceText();
  await reload(page);
  await activity.show();
  await activity.goBackTo("before the test pool");
  await activity.line("Went back to checkpoint before the test pool").waitFor();
  assert.equal(await activity.workspaceText(), then);
  await activity.undo();
  assert.equal(await activity.workspaceText(), now);
  await activity.show();
  await activity.deleteCheckpoint("before the test pool");
  await page.getByText("A checkpoint keeps the present state").waitFor();
});
