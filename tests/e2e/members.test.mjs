// Multi-account Management: accounts and folders that the IPAM manages, and what the rest of the
// page says of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ImportPage } from "./pages/import.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { MembersPage } from "./pages/members.mjs";
import { openApp } from "./support/app.mjs";
import { feed } from "./support/files.mjs";

const HANGZHOU = "China (Hangzhou)";
const [ONE, TWO, THREE] = [1, 2, 3].map((last) => `300000000000000${last}`);
/** The account of the sample lists. */
const LISTED = "1321932713280001";

async function withIpam(t) {
  const { page } = await openApp(t, { path: "#/ipam" });
  await new IpamPage(page).create({ name: "corp", region: HANGZHOU });
  return page;
}

test("accounts and folders become members, are edited, and are removed one by one and together", async (t) => {
  const page = await withIpam(t);
  const members = new MembersPage(page);
  await members.show();
  const refusal = /only if this account is the delegated administrator/;

  // An ordinary account manages nobody: the dialog says so, and mends it.
  await members.startAdding();
  const { addDialog } = members;
  await addDialog.getByRole("combobox", { name: "Account 1", exact: true }).fill(ONE);
  await addDialog.getByText(refusal).waitFor();
  await page.keyboard.press("Escape");
  await members.becomeAdministrator();
  await page.getByRole("main").getByRole("note").waitFor({ state: "detached" });

  await members.addAccounts(ONE, TWO);
  await members.addFolder({ id: "fd-shops", name: "Shops", accounts: [THREE] });
  assert.equal(await members.members.rows.count(), 3);
  const folder = await members.row("fd-shops").innerText();
  for (const part of ["Shops", "Folder", THREE]) assert.ok(folder.includes(part), folder);

  // What cannot be is said at the row, while one types.
  await members.startAdding();
  await addDialog.getByRole("combobox", { name: "Account 1", exact: true }).fill(ONE);
  await addDialog.getByText(/is managed already/).waitFor();
  await page.keyboard.press("Escape");

  await members.editFolder("fd-shops", { name: "Markets", accounts: [THREE, "4000000000000004"] });
  assert.match(await members.row("fd-shops").innerText(), /Markets[\s\S]*4000000000000004/);

  await members.remove(ONE);
  await members.row(ONE).waitFor({ state: "detached" });
  await members.undo();
  await members.row(ONE).waitFor();
  await members.removeSeveral(ONE, "fd-shops");
  await members.row("fd-shops").waitFor({ state: "detached" });
  assert.equal(await members.members.rows.count(), 1);
});

test("the account of a first import is taken for one's own with one click", async (t) => {
  const { page } = await openApp(t);
  const imports = new ImportPage(page);
  await imports.show();
  await imports.choose(await feed("vendor-shapes/DescribeVpcs.json"));
  const strangers = page.getByRole("region", { name: "Accounts", exact: true });
  await strangers.getByRole("button", { name: "This is my account" }).click();
  await strangers.waitFor({ state: "detached" });
  await imports.run();
  const { workspace } = await imports.exportFile();
  assert.deepEqual(workspace.ipams.map(({ owner }) => owner), [LISTED]);
});

test("an import names the accounts that nothing ties to this one, and adds them with one click", async (t) => {
  const page = await withIpam(t);
  const members = new MembersPage(page);
  await members.show();
  await members.becomeAdministrator();

  const imports = new ImportPage(page);
  await imports.show();
  await imports.choose(await feed("vendor-shapes/DescribeVpcs.json"));
  const strangers = page.getByRole("region", { name: "Accounts", exact: true });
  assert.match(await strangers.innerText(), new RegExp(LISTED));
  await strangers.getByRole("button", { name: "Add Member" }).click();
  await strangers.waitFor({ state: "detached" });
  await imports.run();

  // The discovery tells what the account is.
  const { workspace } = await members.exportFile();
  await members.go(`/discovery/${workspace.discoveries[0].id}/accounts`);
  const row = page.getByRole("region", { name: "Accounts", exact: true }).getByRole("row");
  await row.filter({ hasText: LISTED }).filter({ hasText: "Member" }).waitFor();
  await members.show();
  await members.row(LISTED).waitFor();
});

test("the settings name this account and others, and keep the role while there are members", async (t) => {
  const page = await withIpam(t);
  const members = new MembersPage(page);
  await members.open("Settings");
  const main = page.getByRole("main");
  await main.getByRole("checkbox", { name: "This account is the delegated administrator" }).check();
  await main.getByRole("button", { name: "Edit" }).first().click();
  const own = page.getByRole("dialog", { name: "Name this account" });
  await own.getByRole("textbox", { name: "Display Name" }).fill("Network team");
  await own.getByRole("button", { name: "Save" }).click();
  await main.getByText("Network team", { exact: true }).waitFor();

  await main.getByRole("button", { name: "Add account" }).click();
  const naming = page.getByRole("dialog", { name: "Name an account" });
  await naming.getByRole("combobox", { name: "Account ID" }).fill(ONE);
  await naming.getByRole("textbox", { name: "Display Name" }).fill("Shops");
  await naming.getByRole("button", { name: "Save" }).click();
  await main.getByRole("row").filter({ hasText: ONE }).filter({ hasText: "Shops" }).waitFor();

  await members.show();
  await members.addAccounts(ONE);
  assert.match(await members.row(ONE).innerText(), /Shops/);
  await members.open("Settings");
  const role = main.getByRole("checkbox", { name: "This account is the delegated administrator" });
  await role.click();
  await main.getByText(/has to stay the delegated administrator/).waitFor();
  assert.ok(await role.isChecked());
});
