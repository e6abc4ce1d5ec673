// The keys of undo and redo: what they take back, where they belong to a field, and what is told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Palette } from "./pages/palette.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

const DEED = "Created scope mergers";

async function open(t, place) {
  const { storageState } = await demoEstate();
  const { page } = await openApp(t, { path: `#${place}`, storageState });
  return { page, app: new App(page), main: page.getByRole("main") };
}

/** Makes a scope: the change that the stories take back. */
async function createScope(page, app) {
  await app.open("IPAM Scope");
  await page.getByRole("button", { name: "Create Scope" }).click();
  const dialog = page.getByRole("dialog", { name: "Create Scope" });
  await dialog.getByRole("textbox", { name: /^Name/ }).fill("mergers");
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await app.heading.filter({ hasText: "mergers" }).waitFor();
}

const place = (page) => page.evaluate(() => location.hash);

test("Ctrl-Z takes a change back, Ctrl-Shift-Z and Ctrl-Y do it again, and a notice names it", async (t) => {
  const { page, app } = await open(t, "/scope");
  const before = await app.workspaceText();
  await createScope(page, app);
  const after = await app.workspaceText();
  assert.notEqual(after, before);
  for (const [keys, said, expected] of [
    ["Control+z", `Undone: ${DEED}`, before],
    ["Control+Shift+Z", `Redone: ${DEED}`, after],
    ["Control+z", `Undone: ${DEED}`, before],
    ["Control+y", `Redone: ${DEED}`, after],
  ]) {
    await app.open("Overview");
    await page.keyboard.press(keys);
    await app.notices.getByText(said, { exact: true }).last().waitFor();
    assert.equal(await app.workspaceText(), expected, keys);
  }
  // What the keys would do next is what the buttons say.
  await page.getByRole("banner").getByRole("button", { name: `Undo: ${DEED}`, disabled: false }).waitFor();
  await page.getByRole("banner").getByRole("button", { name: "Nothing to redo", disabled: true }).waitFor();
});

test("in text fields Ctrl-Z and Ctrl-Shift-Z are the field's own, and the workspace stays", async (t) => {
  const { page, app, main } = await open(t, "/scope");
  await createScope(page, app);
  const after = await app.workspaceText();
  const takesBackItsOwn = async (field) => {
    await field.click();
    await page.keyboard.type("prod");
    await page.keyboard.press("Control+z");
    assert.notEqual(await field.inputValue(), "prod");
    await page.keyboard.press("Control+Shift+Z");
    assert.equal(await field.inputValue(), "prod");
    await page.keyboard.press("Control+z");
  };
  await app.go("/pool");
  await takesBackItsOwn(new Table(page, "IPAM Pool").filterBox);
  await app.go("/pool/new");
  await takesBackItsOwn(main.getByRole("textbox", { name: /^Name/ }));
  await takesBackItsOwn(main.getByRole("textbox", { name: /^Description/ }));
  await app.go("/scope");
  await page.getByRole("button", { name: "Create Scope" }).click();
  const dialog = page.getByRole("dialog", { name: "Create Scope" });
  await takesBackItsOwn(dialog.getByRole("textbox", { name: /^Name/ }));
  // Nor does a dialog let the keys through to the work behind it.
  await dialog.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await app.workspaceText(), after);
});

test("letters go nowhere while one types, in a field, a text area, a choice or a dialog", async (t) => {
  const { page, app, main } = await open(t, "/pool/new");
  const palette = new Palette(page);
  const field = main.getByRole("textbox", { name: /^Name/ });
  for (const one of [field, main.getByRole("textbox", { name: /^Description/ })]) {
    await one.click();
    await page.keyboard.type("g s ? / gi");
    assert.equal(await one.inputValue(), "g s ? / gi");
  }
  await main.getByRole("combobox", { name: "Effective Region" }).focus();
  await page.keyboard.type("gs?");
  assert.match(await place(page), /^#\/pool\/new/);
  assert.equal(await palette.keys.isVisible(), false);

  await app.go("/scope");
  await page.getByRole("button", { name: "Create Scope" }).click();
  const dialog = page.getByRole("dialog", { name: "Create Scope" });
  await dialog.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.type("gi?");
  assert.equal(await palette.keys.isVisible(), false);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await place(page), "#/scope");
  // The same letters act once nothing is typed in.
  await page.keyboard.type("gi");
  await app.heading.filter({ hasText: /^IPAM$/ }).waitFor();
});

test("what is done in a panel is told there, and can be undone there", async (t) => {
  const { storageState, file } = await demoEstate();
  const { scope } = landmarks(file);
  const { page } = await openApp(t, { path: `#/scope/${scope}/resources?overlap=overlapping`, storageState });
  const app = new App(page);
  const before = await app.workspaceText();
  await app.go(`/scope/${scope}/resources?overlap=overlapping`);
  const table = new Table(page, "Resources of the scope");
  await table.rows.first().getByRole("link", { name: "View", exact: true }).click();
  const panel = page.getByRole("dialog", { name: /^What overlaps with/ });
  await panel.getByRole("button", { name: "Ignore this one" }).first().click();
  await panel.getByRole("status").filter({ hasText: /monitoring/ }).waitFor({ state: "attached" });
  await panel.getByRole("button", { name: "Undo" }).click();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  assert.equal(await app.workspaceText(), before);
});

test("beside a box to tick, Ctrl-Z is the program's", async (t) => {
  const { page, app } = await open(t, "/scope");
  const before = await app.workspaceText();
  await createScope(page, app);
  await app.open("IPAM Scope");
  const table = new Table(page, "Scopes");
  await table.rows.first().getByRole("checkbox").focus();
  await page.keyboard.press("Control+z");
  await app.told(`Undone: ${DEED}`).waitFor({ state: "attached" });
  assert.equal(await app.workspaceText(), before);
});

test("a screen reader hears what was deleted, what undo brought back, and how many rows are left", async (t) => {
  const { page, app } = await open(t, "/scope");
  await createScope(page, app);
  await app.open("IPAM Scope");
  const table = new Table(page, "Scopes");
  const row = table.rows.filter({ hasText: "mergers" });
  const before = await table.rows.count();
  await table.count.filter({ hasText: new RegExp(`^${before} rows$`) }).waitFor();
  // What speaks has to be there before it has something to say.
  await app.told(DEED).waitFor({ state: "attached" });
  const voice = await app.told(DEED).elementHandle();
  await row.getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: /^Delete scope mergers/ });
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await question.waitFor({ state: "hidden" });
  const says = (text) => page.waitForFunction(([one, text]) => one.isConnected && one.textContent === text, [voice, text]);
  await says("Deleted scope mergers");
  await table.count.filter({ hasText: new RegExp(`^${before - 1} rows$`) }).waitFor();
  await page.keyboard.press("Control+z");
  await says("Undone: Deleted scope mergers");
  await table.count.filter({ hasText: new RegExp(`^${before} rows$`) }).waitFor();
  await row.waitFor();
});
