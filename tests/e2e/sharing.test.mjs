// Two accounts, two browsers, and the files that they hand each other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { ImportPage } from "./pages/import.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { PoolForm, PoolPage } from "./pages/pools.mjs";
import { HandedFile, SharePage } from "./pages/sharing.mjs";
import { openApp } from "./support/app.mjs";
import { feed, made } from "./support/files.mjs";

const HANGZHOU = "China (Hangzhou)";
/** The account of the sample lists. */
const LISTED = "1321932713280001";
const VPC = "vpc-bp1qpo0kug3a20qqe1a2b";

/** A browser of an account of its own, with an IPAM; its page and its UID. */
async function someone(t, name) {
  const { page } = await openApp(t, { path: "#/ipam" });
  await new IpamPage(page).create({ name, region: HANGZHOU });
  const app = new App(page);
  await app.open("Settings");
  const copy = page.getByRole("main").getByRole("button", { name: /^Copy \d{16}$/ }).first();
  const account = (await copy.getAttribute("aria-label")).replace("Copy ", "");
  return { page, app, account };
}

/** A list of VPCs that belong to an account. */
async function vpcsOf(account) {
  const sample = await feed("vendor-shapes/DescribeVpcs.json");
  return made("DescribeVpcs.json", sample.buffer.toString().replaceAll(LISTED, account));
}

test("Detail 11: a business shares its discovery, the administrator associates it and sees the owner", async (t) => {
  const business = await someone(t, "shop");
  const admin = await someone(t, "corp");

  // The business account discovers its networks, and shares the discovery.
  const imports = new ImportPage(business.page);
  await imports.show();
  await imports.choose(await vpcsOf(business.account));
  await imports.run();
  const { workspace } = await imports.exportFile();
  const discovery = workspace.discoveries[0].id;
  const sharing = new SharePage(business.page);
  await sharing.go(`/discovery/${discovery}/sharing`);
  await sharing.share(admin.account, "to the network team");
  const file = await sharing.shareFile(admin.account);

  // A file for another account is refused, with the reason.
  const wrong = new HandedFile(business.page);
  const report = await wrong.preview(file);
  await report.getByText(new RegExp(`meant for account ${admin.account}`)).waitFor();
  assert.ok(await report.getByRole("button", { name: "Accept", exact: true }).isDisabled());

  // The administrator accepts it: the discovery is there, with its owner, and not to be changed.
  const { page } = admin;
  const handed = new HandedFile(page);
  const preview = await handed.preview(file);
  assert.match(await preview.innerText(), /1 resource/);
  await preview.getByRole("button", { name: "Accept", exact: true }).click();
  await page.getByText(`Account ${business.account} shares this resource discovery`).waitFor();
  const button = page.getByRole("main").getByRole("button", { name: "Import", exact: true });
  assert.ok(await button.isDisabled());
  assert.match(await button.getAttribute("title"), /only its owner can do this/);

  // It is associated with the IPAM of the same managed region.
  const ipam = (await admin.app.exportFile()).workspace.ipams[0];
  await admin.app.go(`/ipam/${ipam.id}/discoveries`);
  await page.getByRole("button", { name: "Associate Resource Discovery" }).click();
  const dialog = page.getByRole("dialog", { name: "Associate Resource Discovery" });
  await dialog.getByRole("button", { name: "Associate", exact: true }).click();
  const associated = page.getByRole("region", { name: "Associated resource discoveries" });
  await associated.getByRole("row").filter({ hasText: business.account }).waitFor();

  // Its resources are in the administrator's scope, each with its owner.
  await admin.app.go(`/scope/${ipam.private_scope}/resources`);
  await page.getByRole("main").getByRole("row").filter({ hasText: VPC }).first().waitFor();
  await admin.app.go(`/discovery/${discovery}/accounts`);
  const accounts = page.getByRole("region", { name: "Accounts", exact: true }).getByRole("row");
  const owner = accounts.filter({ hasText: business.account });
  await owner.filter({ hasText: "Shares with this account" }).waitFor();

  // The business ends the share, and the file takes everything away again.
  await sharing.go(`/discovery/${discovery}/sharing`);
  const withdrawal = await sharing.end(admin.account);
  assert.match(withdrawal.name, /^freehold-withdrawal-/);
  const end = await handed.preview(withdrawal);
  await end.getByText(/is shared no longer, and goes with all/).waitFor();
  await end.getByRole("button", { name: "Accept", exact: true }).click();
  await end.getByRole("status").filter({ hasText: "Accepted" }).waitFor();
  const after = (await admin.app.exportFile()).workspace;
  assert.deepEqual(after.discoveries.map(({ id }) => id), [ipam.default_discovery]);
  assert.equal(after.resources.length, 0);
  await admin.app.undo();
  await admin.app.go(`/discovery/${discovery}`);
  await page.getByText(`Account ${business.account} shares this resource discovery`).waitFor();
});

test("Detail 11: a pool is shared, blocks are asked for, one is refused, one is confirmed and released", async (t) => {
  const owner = await someone(t, "corp");
  const team = await someone(t, "team");

  // The owner makes a pool and shares it.
  const form = new PoolForm(owner.page);
  await form.show();
  await form.create({ name: "spare", region: HANGZHOU, cidrs: ["10.0.0.0/16"] });
  const sharing = new SharePage(owner.page);
  await sharing.tab("Share Management");
  await sharing.share(team.account, "team");
  const offer = await sharing.shareFile(team.account);

  // The team accepts it: it can allocate, and nothing else.
  const { page } = team;
  const handed = new HandedFile(page);
  await handed.accept(offer);
  await page.getByText(`Account ${owner.account} shares this pool with you`).waitFor();
  const main = page.getByRole("main");
  const subPool = main.getByRole("button", { name: "Create sub-pool" });
  assert.ok(await subPool.isDisabled());
  assert.match(await subPool.getAttribute("title"), /only its owner can do this/);
  const pool = new PoolPage(page);
  await pool.tab(/^Allocation/);
  await pool.reserve({ cidr: "10.0.0.0/24", name: "web" });
  await pool.reserve({ cidr: "10.0.1.0/24", name: "db" });
  const claims = page.getByRole("region", { name: "Allocation", exact: true }).getByRole("row");
  await claims.filter({ hasText: "web" }).filter({ hasText: "Requested" }).waitFor();
  await main.getByText("2 changes wait for the owner.", { exact: false }).waitFor();
  const asked = await new SharePage(page).returnFile();

  // Meanwhile the owner has taken one of the two blocks.
  const books = new PoolPage(owner.page);
  await books.tab(/^Allocation/);
  await books.reserve({ cidr: "10.0.1.0/25", name: "printer" });
  const desk = new HandedFile(owner.page);
  await desk.preview(asked);
  await desk.request("10.0.0.0/24").getByText("It is free.").waitFor();
  const taken = desk.request("10.0.1.0/24");
  await taken.getByText(/10\.0\.2\.0\/24 is offered in its place/).waitFor();
  assert.ok(await taken.getByRole("radio", { name: "Refuse" }).isChecked());
  // What conflicts cannot be accepted.
  const settle = owner.page.getByRole("button", { name: "Settle" });
  await taken.getByRole("radio", { name: "Accept" }).check();
  assert.ok(await settle.isDisabled());
  await taken.getByRole("radio", { name: "Refuse" }).check();
  const answer = await desk.settle(asked);
  const shared = (await owner.app.exportFile()).workspace.pools[0].id;
  await owner.app.go(`/pool/${shared}/sharing`);
  const unit = sharing.units.rows.filter({ hasText: team.account });
  await unit.filter({ hasText: "Holds 1 block" }).waitFor();

  // The team hears of both answers, and takes the block that was offered.
  await handed.accept(answer);
  await page.getByText(`Account ${owner.account} shares this pool with you`).waitFor();
  await pool.tab(/^Allocation/);
  await claims.filter({ hasText: "web" }).filter({ hasText: "Confirmed" }).waitFor();
  await claims.filter({ hasText: "printer" }).filter({ hasText: "Held by others" }).waitFor();
  assert.equal(await claims.filter({ hasText: "db" }).count(), 0);
  const printer = claims.filter({ hasText: "printer" }).getByRole("button", { name: "Release" });
  assert.ok(await printer.isDisabled());
  await main.getByText("The owner refused 10.0.1.0/24 and offers 10.0.2.0/24.").waitFor();
  await main.getByRole("button", { name: "Reserve 10.0.2.0/24" }).click();
  const dialog = page.getByRole("dialog", { name: /^Create Custom Allocation in / });
  await dialog.getByRole("button", { name: "Create Custom Allocation" }).click();
  await dialog.waitFor({ state: "hidden" });
  await claims.filter({ hasText: "10.0.2.0/24" }).filter({ hasText: "Requested" }).waitFor();

  // What is confirmed goes back through the owner.
  await claims.filter({ hasText: "web" }).getByRole("button", { name: "Release" }).click();
  await claims.filter({ hasText: "web" }).filter({ hasText: "Being released" }).waitFor();
  const back = await new SharePage(page).returnFile();
  await desk.preview(back);
  await owner.page.getByText("It gives back 1 block, which becomes free again.").waitFor();
  const last = await desk.settle(back);
  await handed.accept(last);
  await page.getByText(`Account ${owner.account} shares this pool with you`).waitFor();
  await pool.tab(/^Allocation/);
  await claims.filter({ hasText: "10.0.2.0/24" }).filter({ hasText: "Confirmed" }).waitFor();
  assert.equal(await claims.filter({ hasText: "web" }).count(), 0);

  // The list of pools tells whose it is; leaving takes it away.
  await team.app.go("/pool?whose=shared");
  const listed = page.getByRole("region", { name: "IPAM Pool", exact: true }).getByRole("row");
  await listed.filter({ hasText: "spare" }).filter({ hasText: owner.account }).waitFor();
  await listed.getByRole("link", { name: "spare" }).click();
  await main.getByRole("button", { name: "Leave" }).click();
  const question = page.getByRole("dialog", { name: /^Leave the share of / });
  await question.getByRole("button", { name: "Leave" }).click();
  await team.app.go("/pool?whose=shared");
  await page.getByText("No pool is shared with this account").waitFor();
  await main.getByRole("link", { name: "Import a share file" }).waitFor();
});

test("a broken share file is told whole, and changes nothing", async (t) => {
  const { page, app } = await someone(t, "corp");
  const handed = new HandedFile(page);
  const before = await app.workspaceText();
  const broken = made("broken.json", { format: "freehold-share", version: 1, owner: "1", pools: [] });
  const report = await handed.preview(broken);
  for (const part of ["principal", "discoveries", "withdrawn"]) {
    await report.getByText(new RegExp(`cannot be read at ${part}: missing`)).waitFor();
  }
  assert.equal(await report.getByRole("button", { name: "Accept", exact: true }).count(), 0);
  assert.equal(await app.workspaceText(), before);
});
