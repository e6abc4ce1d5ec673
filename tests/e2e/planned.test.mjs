// Planned VPCs: their space is taken before they exist, and a feed that brings them takes it over.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ImportPage } from "./pages/import.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { Palette } from "./pages/palette.mjs";
import { NetworkPage, PlanForm } from "./pages/planned.mjs";
import { PoolForm, PoolPage } from "./pages/pools.mjs";
import { WelcomePage } from "./pages/welcome.mjs";
import { openApp } from "./support/app.mjs";
import { made } from "./support/files.mjs";

const HANGZHOU = "China (Hangzhou)";

/** A list of VPCs as the cloud prints it. */
function vpcs(...list) {
  const Vpc = list.map(({ id, name, cidr, owner = 1321932713280001 }) => ({
    VpcId: id, VpcName: name, CidrBlock: cidr, RegionId: "cn-hangzhou", OwnerId: owner, Status: "Available",
  }));
  return made("DescribeVpcs.json", {
    TotalCount: Vpc.length, PageNumber: 1, PageSize: 50, Vpcs: { Vpc },
  });
}

/** The vendor's worked example up to the sub-pool: 192.168.0.0/16, and a /20 of it. */
async function withSubPool(t) {
  const { page } = await openApp(t);
  await new WelcomePage(page).startEmpty();
  await new IpamPage(page).create({ name: "corp", region: HANGZHOU });
  const form = new PoolForm(page);
  await form.show();
  await form.create({ name: "corp-top", region: HANGZHOU, cidrs: ["192.168.0.0/16"] });
  await form.createSubPool({ name: "corp-hz", cidr: "192.168.0.0/20" });
  const { workspace } = await form.exportFile();
  const pool = workspace.pools.find(({ label }) => label.name === "corp-hz");
  return { page, pool };
}

test("the worked example: a planned /26 in a /20 is 1.6 %, and the real one takes its place", async (t) => {
  const { page, pool } = await withSubPool(t);
  const form = new PlanForm(page);
  await form.showFrom(pool.id);
  assert.equal(await form.pool.inputValue(), pool.id);
  await form.size.selectOption("26");
  await form.gets("192.168.0.0/26");
  assert.equal(await form.cidr.inputValue(), "192.168.0.0/26");
  await form.name.fill("shop");
  await form.send("shop");
  const vpc = new NetworkPage(page);
  await vpc.head.getByText("Planned", { exact: true }).waitFor();

  const details = page.getByRole("main");
  const pools = new PoolPage(page);
  await pools.go(`/pool/${pool.id}/details`);
  await details.getByText("1.6 %").first().waitFor();
  const before = (await form.exportFile()).workspace;
  assert.equal(before.allocations.filter((one) => one.pool === pool.id).length, 1);
  const own = before.allocations.find((one) => one.pool === pool.id);

  // The cloud's list brings that VPC, and nothing else that fits: the match is proposed.
  const imports = new ImportPage(page);
  await imports.show();
  await imports.choose(vpcs(
    { id: "vpc-bp1shop", name: "shop", cidr: "192.168.0.0/26" },
    { id: "vpc-bp1other", name: "other", cidr: "192.168.8.0/24" },
  ));
  const match = page.getByRole("group", { name: /^shop, 192\.168\.0\.0\/26/ });
  assert.ok(await match.getByRole("radio", { name: /vpc-bp1shop .* same name/ }).isChecked());
  await imports.run();

  const { workspace } = await form.exportFile();
  const real = workspace.resources.find((one) => one.identity.Global?.[1] === "vpc-bp1shop");
  const after = workspace.allocations.find((one) => one.pool === pool.id);
  assert.deepEqual([after.id, after.target], [own.id, { Vpc: real.key }]);
  assert.ok(workspace.resources.every((one) => one.identity.Global), "nothing planned is left");
  await pools.go(`/pool/${pool.id}/details`);
  await details.getByText("1.6 %").first().waitFor();
});

test("of several that fit the user picks, and none stays chosen by itself", async (t) => {
  const { page, pool } = await withSubPool(t);
  const form = new PlanForm(page);
  await form.showFrom(pool.id);
  await form.size.selectOption("26");
  await form.gets("192.168.0.0/26");
  await form.name.fill("shop");
  await form.send("shop");
  const imports = new ImportPage(page);
  await imports.show();
  await imports.choose(vpcs(
    { id: "vpc-bp1one", name: "one", cidr: "192.168.0.0/26" },
    { id: "vpc-bp1shop", name: "shop", cidr: "192.168.0.0/26" },
  ));
  const match = page.getByRole("group", { name: /^shop, / });
  const radios = match.getByRole("radio");
  assert.equal(await radios.count(), 3);
  // The one of the same name comes first; it is not chosen.
  assert.match(await match.locator("label").first().textContent(), /vpc-bp1shop/);
  assert.ok(await match.getByRole("radio", { name: /stays planned/ }).isChecked());
  assert.equal((await imports.counts())["allocated or released"], 0);
  await match.getByRole("radio", { name: /vpc-bp1one/ }).check();
  await imports.list("allocated or released");
  await page.getByText(/192\.168\.0\.0\/26.*one/).first().waitFor();
  await imports.run();
  // The other one now overlaps it: the notice says so and leads to the list.
  await page.getByRole("button", { name: "View", exact: true }).click();
  await page.waitForURL(/\/resources\?.*overlap=overlapping/);
});

test("a plan is adjusted, gets vSwitches, and goes with its last allocation", async (t) => {
  const { page, pool } = await withSubPool(t);
  const form = new PlanForm(page);
  // The palette leads to the form, too.
  await new Palette(page).take("create vpc");
  await form.heading.filter({ hasText: "Create VPC" }).waitFor();
  await form.showFrom(pool.id);
  await form.size.selectOption("26");
  await form.gets("192.168.0.0/26");
  await form.cidr.fill("192.168.1.0/24");
  await form.gets("192.168.1.0/24");
  assert.equal(await form.size.inputValue(), "24");
  await form.cidr.fill("192.168.0.0/29");
  // The cloud takes no /29: the core says so, and the way out is one click.
  await page.getByText(/\/29 is not allowed here/).first().waitFor();
  await page.getByRole("main").getByRole("button", { name: "Use /28" }).first().click();
  await form.gets("192.168.0.0/28");
  await form.size.selectOption("24");
  await form.gets("192.168.0.0/24");
  await form.name.fill("lab");
  await form.send("lab");

  const vpc = new NetworkPage(page);
  await vpc.planVSwitch({ name: "lab-a", size: 26 });
  await vpc.planVSwitch({ name: "lab-b", size: 26 });
  const table = page.getByRole("region", { name: "vSwitches", exact: true });
  await table.getByRole("row").filter({ hasText: "192.168.0.64/26" }).getByText("Planned", { exact: true }).waitFor();

  // Another CIDR, and a new name.
  const adding = await vpc.ask("Add CIDR");
  await adding.getByRole("combobox", { name: "IPAM Pool" }).selectOption(pool.id);
  await adding.getByRole("combobox", { name: "Netmask Length" }).selectOption("24");
  await adding.getByRole("button", { name: "Add CIDR" }).click();
  await adding.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Copy 192.168.1.0/24" }).first().waitFor();
  const editing = await vpc.ask("Edit");
  await editing.getByRole("textbox", { name: /^Name/ }).fill("lab 2");
  await editing.getByRole("button", { name: "Save" }).click();
  await vpc.heading.filter({ hasText: "lab 2" }).waitFor();

  // The question lists what goes; undo brings it back.
  const deleting = await vpc.ask("Delete");
  const goes = deleting.getByRole("listitem");
  assert.deepEqual((await goes.allTextContents()).map((text) => text.match(/lab-\w/)[0]).sort(), ["lab-a", "lab-b"]);
  await deleting.getByRole("button", { name: "Delete" }).click();
  await vpc.heading.filter({ hasNotText: "lab 2" }).waitFor();
  assert.equal((await form.exportFile()).workspace.resources.length, 0);
  await form.undo();
  assert.equal((await form.exportFile()).workspace.resources.length, 3);

  // Releasing one CIDR after the other: with the last one, the plan and its vSwitches are listed.
  const pools = new PoolPage(page);
  await pools.go(`/pool/${pool.id}/allocations`);
  const release = async (cidr) => {
    const row = pools.allocations.rows.filter({ hasText: cidr });
    await row.getByText("Planned", { exact: true }).waitFor();
    await row.getByRole("button", { name: "Release" }).click();
    const dialog = page.getByRole("dialog", { name: /^Release / });
    await dialog.waitFor();
    const listed = await dialog.getByRole("listitem").allTextContents();
    await dialog.getByRole("button", { name: "Release" }).click();
    await dialog.waitFor({ state: "hidden" });
    return listed.length;
  };
  assert.equal(await release("192.168.1.0/24"), 0);
  assert.equal(await release("192.168.0.0/24"), 3);
  assert.equal((await form.exportFile()).workspace.resources.length, 0);
});
