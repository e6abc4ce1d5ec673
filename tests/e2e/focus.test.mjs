// The focus in lists: after what had it was changed, deleted or closed, it is where the work goes on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { ScopePage } from "./pages/scope.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

/** Waits until this control has the focus. */
const focused = (page, control) => control.and(page.locator(":focus")).waitFor();

/** The row at a place of the list, which is another row once that one is gone. */
const rowAt = (table, place) => table.rows.nth(place);

async function resources(t, options = {}) {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState, ...options });
  const scope = new ScopePage(page);
  const at = landmarks(file);
  await scope.show(at.network);
  return { page, scope, table: scope.table, at, file };
}

test("after Ignore the focus is on what takes it back, in the same row", async (t) => {
  const { page, table } = await resources(t);
  const ignore = table.rows.getByRole("button", { name: "Ignore", exact: true }).first();
  const row = table.row(await table.nameOf(ignore));
  await row.getByRole("button", { name: "Ignore", exact: true }).focus();
  await page.keyboard.press("Enter");
  await focused(page, row.getByRole("button", { name: "Stop ignoring" }));
  await page.keyboard.press("Enter");
  await focused(page, row.getByRole("button", { name: "Ignore", exact: true }));
});

test("the notice of a row's deed outlives the row, and takes it back", async (t) => {
  const { page, table } = await resources(t);
  const ignore = table.rows.getByRole("button", { name: "Ignore", exact: true }).first();
  const row = table.row(await table.nameOf(ignore));
  await row.getByRole("button", { name: "Ignore", exact: true }).click();
  await row.getByRole("button", { name: "Stop ignoring" }).waitFor();
  const notices = page.getByRole("region", { name: "Notices" });
  await notices.getByRole("button", { name: "Undo" }).press("Enter");
  // The button that was pressed is gone with its notice: the row has the focus again.
  await focused(page, row.getByRole("button", { name: "Ignore", exact: true }));
});

test("after an allocation is released, the focus is on the same control of the next one", async (t) => {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState });
  const app = new App(page);
  const custom = file.workspace.allocations.filter((one) => one.target === "Custom");
  const pool = custom.map((one) => one.pool)
    .sort((a, b) => of(custom, b).length - of(custom, a).length)[0];
  await app.go(`/pool/${pool}/allocations?q=${encodeURIComponent("Custom")}`);
  const table = new Table(page, "Allocation");
  const before = await table.rows.count();
  assert.ok(before > 0);
  const released = rowAt(table, 0).getByRole("button", { name: "Release" });
  await released.focus();
  await page.keyboard.press("Enter");
  if (before > 1) {
    await table.count.filter({ hasText: new RegExp(`^${before - 1} `) }).waitFor();
    await focused(page, rowAt(table, 0).getByRole("button", { name: "Release" }));
  } else {
    // Nothing is left to go on with.
    await focused(page, app.heading);
  }
});

const of = (all, pool) => all.filter((one) => one.pool === pool);

test("after a delete dialog the focus is on the next row's menu; on Cancel on the same one", async (t) => {
  const { storageState } = await demoEstate();
  const { page } = await openApp(t, { storageState });
  const app = new App(page);
  await app.go("/pool");
  const table = new Table(page, "IPAM Pool");
  const menu = (place) => rowAt(table, place).getByRole("button", { name: "More actions" });
  const askToDelete = async (place) => {
    await menu(place).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "Delete" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: /^Delete pool / });
    await dialog.waitFor();
    return dialog;
  };
  const cancelled = await askToDelete(1);
  await page.keyboard.press("Escape");
  await cancelled.waitFor({ state: "hidden" });
  await focused(page, menu(1));

  const dialog = await askToDelete(1);
  const name = await table.nameOf(menu(1));
  const too = dialog.getByRole("checkbox");
  if (await too.isVisible()) await too.check();
  await dialog.getByRole("button", { name: "Delete", exact: true }).press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await table.row(name).waitFor({ state: "detached" });
  await focused(page, menu(1));
});

test("a panel whose row has changed meanwhile gives the focus back to that row", async (t) => {
  const { page, scope, table, at } = await resources(t);
  await scope.showOverlapping(at.network);
  const view = table.rows.first().getByRole("link", { name: "View", exact: true });
  const row = table.row(await table.nameOf(view));
  await view.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: /^What overlaps with / });
  await panel.getByRole("button", { name: "Ignore this one" }).press("Enter");
  await panel.getByText("It overlaps with nothing any more.").waitFor();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  // It is not in the list of those that overlap any more: the next one is at its place.
  await row.waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement.closest("main [data-table], main h1"));
});

test("the keys move and scroll in a table", async (t) => {
  const { page, table } = await resources(t, { viewport: { width: 1440, height: 600 } });
  const box = (place) => rowAt(table, place).getByRole("checkbox");
  await box(0).focus();
  await page.keyboard.press("Space");
  await page.getByText("1 row selected").waitFor();
  await page.keyboard.press("ArrowDown");
  await focused(page, box(1));
  await page.keyboard.press("ArrowUp");
  await focused(page, box(0));
  await table.region.focus();
  for (const [key, there] of [
    ["PageDown", "top > 0"],
    ["End", "top > end - 2"],
    ["PageUp", "top < end - 2"],
    ["Home", "top === 0"],
  ]) {
    await page.keyboard.press(key);
    await table.scrolled(there);
  }
  await page.keyboard.press("/");
  await focused(page, table.filterBox);
});
