// Several objects at once: deleted, tagged and grouped; what is refused is told by name.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { ScopePage } from "./pages/scope.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

async function list(t, place, name) {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState });
  const app = new App(page);
  await app.go(place(landmarks(file)));
  const table = new Table(page, name);
  await table.rows.first().waitFor();
  return { page, app, table, file };
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const notices = (page) => page.getByRole("region", { name: "Notices" });
const all = (page) => page.getByRole("checkbox", { name: "Select all rows shown" }).check();

test("scopes are deleted together; the default ones stay, and are told by name", async (t) => {
  const { page, app, table, file } = await list(t, () => "/scope", "Scopes");
  await press(page, "Create Scope");
  const create = page.getByRole("dialog", { name: "Create Scope" });
  const home = create.getByRole("combobox", { name: /^IPAM/ });
  if (await home.isEnabled().catch(() => false)) await home.selectOption({ index: 1 });
  await create.getByRole("textbox", { name: /^Name/ }).fill("short-lived");
  await create.getByRole("button", { name: "Create", exact: true }).click();
  await app.heading.filter({ hasText: "short-lived" }).waitFor();
  await app.go("/scope");
  const before = file.workspace.scopes.length + 1;
  await table.count.filter({ hasText: `${before} rows` }).waitFor();
  await all(page);
  await press(page, "Delete…");
  const dialog = page.getByRole("dialog", { name: `Delete ${before} selected objects?` });
  const line = dialog.getByRole("listitem").filter({ hasText: "short-lived" });
  await line.getByText("Nothing depends on it.").waitFor();
  const kept = dialog.getByRole("listitem").filter({ hasText: /default/i });
  assert.ok((await kept.count()) >= 2);
  await dialog.getByRole("button", { name: "Delete 1", exact: true }).click();
  await line.waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await table.count.filter({ hasText: `${before - 1} rows` }).waitFor();
  const notice = notices(page).getByText("1 object deleted.");
  await notice.waitFor();
  await notices(page).getByRole("button", { name: "Undo" }).last().click();
  await table.count.filter({ hasText: `${before} rows` }).waitFor();
});

test("pools are tagged, untagged and put into a resource group, each in one step", async (t) => {
  const { page, app, table, file } = await list(t, () => "/pool", "IPAM Pool");
  const pools = (await table.csv()).length;
  await all(page);
  await press(page, "Tag…");
  const tag = page.getByRole("dialog", { name: `Tag ${pools} objects` });
  await tag.getByRole("textbox", { name: "Key" }).fill("reviewed");
  await tag.getByRole("textbox", { name: "Value" }).fill("2026");
  await tag.getByRole("button", { name: "Save" }).click();
  await tag.waitFor({ state: "hidden" });

  await press(page, "Change resource group…");
  const group = page.getByRole("dialog", { name: `Resource group of ${pools} objects` });
  await group.getByRole("textbox", { name: /^Resource group/i }).fill("rg-audit");
  await group.getByRole("button", { name: "Save" }).click();
  await group.waitFor({ state: "hidden" });

  const changed = (await app.exportFile()).workspace.pools;
  const listed = changed.filter((pool) => pool.label.tags.reviewed === "2026");
  assert.equal(listed.length, pools);
  assert.ok(listed.every((pool) => pool.label.resource_group === "rg-audit"));

  await app.go("/pool");
  await table.rows.first().waitFor();
  await all(page);
  await press(page, "Untag…");
  const untag = page.getByRole("dialog", { name: `Remove tags from ${pools} objects` });
  await untag.getByRole("checkbox", { name: "reviewed" }).check();
  await untag.getByRole("button", { name: "Remove" }).click();
  await untag.waitFor({ state: "hidden" });
  const after = (await app.exportFile()).workspace.pools;
  assert.ok(after.every((pool) => pool.label.tags.reviewed === undefined));
  assert.equal(after.length, file.workspace.pools.length);
});

test("several CIDRs are imported into pools by one step, which one press undoes", async (t) => {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState });
  const scope = new ScopePage(page);
  const { table } = scope;
  let found;
  for (const { id } of file.workspace.scopes) {
    await scope.show(id);
    found = await scope.rows();
    if (found.some((row) => row.management === "Unmanaged" && row.type === "VPC")) {
      await scope.go(`/scope/${id}/resources?management=unmanaged&type=vpc`);
      await table.rows.first().waitFor();
      break;
    }
  }
  const before = await scope.workspaceText();
  await page.goBack();
  await table.rows.first().waitFor();
  await all(page);
  const button = page.getByRole("button", { name: "Import into pool…" }).first();
  assert.ok(await button.isEnabled());
  await button.click();
  const dialog = page.getByRole("dialog", { name: /^Import \d+ VPC CIDRs? into a pool$/ });
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await notices(page).getByRole("button", { name: "Undo" }).waitFor();
  await page.keyboard.press("Escape");
  await notices(page).getByRole("button", { name: "Undo" }).click();
  assert.equal(await scope.workspaceText(), before);
});
