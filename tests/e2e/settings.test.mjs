// Settings: quotas, names of accounts, IPv6, the file that goes out and comes in, the reset.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { ImportPage } from "./pages/import.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { downloaded, made } from "./support/files.mjs";

const HANGZHOU = "China (Hangzhou)";

async function settings(t) {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { path: "#/settings", storageState });
  const app = new App(page);
  const main = page.getByRole("main");
  const saveQuota = async (name, limit) => {
    await main.getByRole("textbox", { name }).fill(String(limit));
    await main.getByRole("button", { name: "Save settings" }).click();
    await app.notices.getByText("Changed the settings").first().waitFor();
  };
  return { page, app, main, saveQuota, file };
}

test("a quota refuses what goes beyond it, and lets it through once it is raised", async (t) => {
  const { page, app, saveQuota, file } = await settings(t);
  const ipams = new IpamPage(page);
  await ipams.open("IPAM");
  await ipams.startCreating();
  const region = ipams.dialog.getByRole("combobox", { name: "Managed Region" });
  await region.selectOption({ label: HANGZHOU });
  await ipams.dialog.getByText(/^This goes beyond the quota for IPAMs per managed region: 1\./).waitFor();
  await page.keyboard.press("Escape");
  await ipams.dialog.waitFor({ state: "hidden" });

  await app.open("Settings");
  await saveQuota("IPAMs per managed region", 2);
  await ipams.open("IPAM");
  await ipams.create({ name: "second", region: HANGZHOU });
  const { workspace } = await app.exportFile();
  assert.equal(workspace.ipams.length, file.workspace.ipams.length + 1);
  assert.deepEqual(workspace.settings_table[0].quotas, { ipam_quota_per_region: 2 });
});

test("a lower quota takes nothing away, and refuses what is new", async (t) => {
  const { page, app, saveQuota, file } = await settings(t);
  await saveQuota("Scopes per IPAM", 1);
  assert.equal((await app.exportFile()).workspace.scopes.length, file.workspace.scopes.length);
  await app.open("IPAM Scope");
  await page.getByRole("button", { name: "Create Scope" }).click();
  const dialog = page.getByRole("dialog", { name: "Create Scope" });
  await dialog.getByText(/^This goes beyond the quota for scopes per IPAM: 1\./).waitFor();
  await dialog.getByRole("textbox", { name: /^Name/ }).fill("one too many");
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await dialog.getByText(/^This goes beyond the quota/).waitFor();
  await page.keyboard.press("Escape");
  assert.equal((await app.exportFile()).workspace.scopes.length, file.workspace.scopes.length);
});

test("a quota is a whole number, told in its field, and undo puts the old one back", async (t) => {
  const { app, main, saveQuota } = await settings(t);
  const field = main.getByRole("textbox", { name: "Scopes per IPAM" });
  await field.fill("many");
  await main.getByText(/^Type a whole number from 0 to/).waitFor();
  assert.ok(await main.getByRole("button", { name: "Save settings" }).isDisabled());
  await saveQuota("Scopes per IPAM", 7);
  await app.undo();
  const there = await field.elementHandle();
  await field.page().waitForFunction((field) => field.value === "5", there);
});

test("an account is renamed here, and its name is shown wherever it is named", async (t) => {
  const { page, app, main } = await settings(t);
  const row = main.getByRole("row").filter({ hasText: "1950274613380476" });
  await row.getByRole("button", { name: "Rename" }).click();
  const dialog = page.getByRole("dialog", { name: "Rename account 1950274613380476" });
  await dialog.getByRole("textbox", { name: "Display Name" }).fill("Tea and coffee");
  await dialog.getByRole("button", { name: "Save" }).click();
  await row.filter({ hasText: "Tea and coffee" }).waitFor();
  await app.open("Resources");
  const owner = page.getByRole("main").getByRole("combobox", { name: "Owner Account" });
  await owner.selectOption({ label: "Tea and coffee (1950274613380476)" });
  await page.waitForURL(/owner=1950274613380476/);
});

test("IPv6 in private scopes is allowed here, and pools of a private scope then choose their version", async (t) => {
  const { page, app, main } = await settings(t);
  const version = page.getByRole("main").getByRole("combobox", { name: "IP Version" });
  await app.go("/pool/new");
  await version.and(page.getByRole("combobox", { disabled: true })).waitFor();
  await app.go("/settings");
  await main.getByRole("checkbox", { name: "IPv6 in private scopes" }).check();
  await app.go("/pool/new");
  await version.and(page.getByRole("combobox", { disabled: false })).selectOption({ label: "IPv6" });
  assert.equal((await app.exportFile()).workspace.settings_table[0].private_ipv6, "Allowed");
});

test("the workspace goes out as a file, is reset to nothing, and comes back from the file whole", async (t) => {
  const { page, app, main, file } = await settings(t);
  const out = await downloaded(page, () => main.getByRole("button", { name: "Export workspace" }).click());
  assert.match(out.name, /^freehold-.*\.json$/);
  assert.deepEqual(JSON.parse(out.text).workspace, file.workspace);

  await main.getByRole("button", { name: "Reset workspace" }).click();
  const question = page.getByRole("dialog", { name: "Reset workspace" });
  await question.getByText(/This cannot be undone\.$/).waitFor();
  // What is about to go can be saved from the question itself.
  const last = await downloaded(page, () => question.getByRole("button", { name: "Export first" }).click());
  assert.deepEqual(JSON.parse(last.text).workspace, file.workspace);
  await question.getByRole("button", { name: "Reset workspace" }).click();
  await app.notices.getByText("The workspace is empty.").waitFor();
  await app.saved();
  await page.reload();
  await app.go("/ipam");
  await page.getByText("No IPAM yet").waitFor();

  const imports = new ImportPage(page);
  await imports.show();
  await imports.choose(made("back.json", out.text));
  await imports.openWorkspace("back.json");
  assert.deepEqual((await app.exportFile()).workspace, file.workspace);
});

test("a reset that is cancelled changes nothing", async (t) => {
  const { page, app, main, file } = await settings(t);
  await main.getByRole("button", { name: "Reset workspace" }).click();
  const question = page.getByRole("dialog", { name: "Reset workspace" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await question.waitFor({ state: "hidden" });
  assert.deepEqual((await app.exportFile()).workspace, file.workspace);
});
