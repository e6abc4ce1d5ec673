// A resource discovery: what it found, what is gone, and what comes back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { ImportPage } from "./pages/import.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { PoolForm, PoolPage } from "./pages/pools.mjs";
import { Table } from "./pages/table.mjs";
import { WelcomePage } from "./pages/welcome.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { csvRows, downloaded, made } from "./support/files.mjs";

test("Detail 10: the discovery lists its tree, by region and type, and says when it was updated", async (t) => {
  const { storageState, file } = await demoEstate();
  const at = landmarks(file);
  const { page } = await openApp(t, { storageState });
  const app = new App(page);
  await app.open("Resource Discovery");
  await page.getByRole("main").locator(`a[href*="${at.discovery}"]`).first().click();
  await page.waitForURL(new RegExp(`/discovery/${at.discovery}`));
  const main = page.getByRole("main");
  await main.getByText(/^Last updated .*\. Next update: by hand/).waitFor();
  const table = new Table(page, "Discovered resources");
  for (const column of ["Resource Type", "CIDR", "Region", "IP Address Usage", "Total IPs", "Used IPs",
    "Available IPs", "Owner Account", "Discovery Time", "IP Resource Information"]) {
    await table.region.getByRole("columnheader", { name: column, exact: true }).waitFor();
  }
  // The list of sources below has a button of the same name.
  const rows = async () => {
    const csv = page.getByRole("button", { name: "CSV" }).first();
    return csvRows((await downloaded(page, () => csv.click())).text);
  };
  const all = await rows();
  await main.getByRole("combobox", { name: "Resource Type" }).selectOption("vswitch");
  await page.waitForURL(/type=vswitch/);
  const inner = await rows();
  assert.ok(inner.length > 0 && inner.length < all.length);
  assert.ok(inner.every((row) => row["Resource Type"] === "VSwitch"));
  // The default discovery goes only with its IPAM.
  assert.ok(await main.getByRole("button", { name: "Delete", exact: true }).isDisabled());
});

/** The whole list of VPCs of a region, as the cloud prints it. */
function vpcs(...list) {
  const Vpc = list.map(([VpcId, CidrBlock]) => ({ VpcId, VpcName: VpcId, CidrBlock, RegionId: "cn-hangzhou" }));
  return made("DescribeVpcs.json", { TotalCount: Vpc.length, PageNumber: 1, PageSize: 50, Vpcs: { Vpc } });
}

test("what whole lists lack is gone: it comes back with its allocation if one says so, or is purged", async (t) => {
  const { page } = await openApp(t);
  await new WelcomePage(page).startEmpty();
  await new IpamPage(page).create({ name: "corp", region: "China (Hangzhou)" });
  const form = new PoolForm(page);
  await form.show();
  await form.create({ name: "corp-hz", region: "China (Hangzhou)", cidrs: ["10.0.0.0/16"] });
  const first = ["vpc-bp1a", "10.0.0.0/24"];
  const others = ["b", "c", "d", "e", "f"].map((letter, place) => [`vpc-bp1${letter}`, `10.0.${place + 1}.0/24`]);
  const imports = new ImportPage(page);
  const bring = async (...list) => {
    await imports.show();
    await imports.choose(vpcs(...list));
    await imports.confirmWhole();
  };
  await bring(first, ...others);
  await page.getByText("As whole lists, they make nothing gone.").waitFor();
  await imports.run();
  const { workspace } = await form.exportFile();
  const pool = new PoolPage(page);
  await pool.go(`/pool/${workspace.pools[0].id}/allocations`);
  await pool.allocateVpc("10.0.0.0/24");

  // Without it, the list makes it gone; the page says what that means before it is done.
  await bring(...others);
  await page.getByText("As whole lists, they make 1 CIDR gone: no file lists it any more. 1 allocation is released.").waitFor();
  await imports.run();
  assert.equal((await form.exportFile()).workspace.allocations.length, 0);

  // It returns: allocated again, since the space is free and the user says so.
  await bring(first, ...others);
  const again = page.getByRole("checkbox", { name: /^10\.0\.0\.0\/24 of vpc-bp1a, from corp-hz$/ });
  assert.equal(await again.isChecked(), false);
  await again.check();
  await imports.run();
  assert.equal((await form.exportFile()).workspace.allocations.length, 1);

  // Gone once more, it is readable under "Gone" until it is purged; undo brings it back.
  await bring(...others);
  await imports.run();
  const [{ id }] = workspace.discoveries;
  await imports.go(`/discovery/${id}/resources`);
  await page.getByRole("button", { name: "Gone (1)" }).click();
  const table = new Table(page, "Discovered resources");
  const row = table.rows.filter({ hasText: "vpc-bp1a" });
  await row.getByRole("button", { name: "Purge", exact: true }).click();
  const question = page.getByRole("dialog", { name: "Purge 1 CIDR that is gone?" });
  await question.getByRole("listitem").filter({ hasText: "10.0.0.0/24" }).waitFor();
  await question.getByRole("button", { name: "Purge" }).click();
  await page.getByRole("button", { name: "Gone (0)" }).waitFor();
  assert.equal((await form.exportFile()).workspace.resources.length, others.length);
  await form.undo();
  await page.getByRole("main").waitFor();
  assert.equal((await form.exportFile()).workspace.resources.length, others.length + 1);
});
