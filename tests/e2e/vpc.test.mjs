// The pages of a VPC and a vSwitch: reached from everywhere, and what can be done there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NetworkPage } from "./pages/planned.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

const TABS = ["VPC Details", "IP Space Visualization", "Resource CIDR", "Compliance", "Monitoring Chart"];

test("Detail 7: a VPC has five tabs and a vSwitch two, reached by the id from anywhere", async (t) => {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState });
  const network = new NetworkPage(page);
  const at = landmarks(file);
  const [, id] = at.vpc.identity.Global;
  const [, vSwitch] = at.vSwitch.identity.Global;
  const allocation = file.workspace.allocations.find((one) => one.target.Vpc === at.vpc.key);
  const lists = {
    "resource management": [`/scope/${at.network}/resources?q=${id}`, "Resources of the scope"],
    "the pool's allocations": [`/pool/${allocation.pool}/allocations?q=${at.vpc.name}`, "Allocation"],
    "the discovery": [`/discovery/${at.discovery}/resources?q=${id}`, "Discovered resources"],
  };
  for (const [where, [place, label]] of Object.entries(lists)) {
    await network.go(place);
    const table = page.getByRole("region", { name: label, exact: true });
    await table.locator(`a[href*="/vpc/"][href*="${id}"]`).first().click();
    await network.heading.filter({ hasText: at.vpc.name }).waitFor();
    assert.deepEqual(await network.tabNames(), TABS, where);
  }
  for (const name of TABS) await network.tab(name);
  await network.tab("VPC Details");
  await page.locator(`a[href*="/vswitch/"][href*="${vSwitch}"]`).first().click();
  await network.heading.filter({ hasText: at.vSwitch.name }).waitFor();
  assert.deepEqual(await network.tabNames(), ["CIDR", "Monitoring Chart"]);
  for (const name of ["Monitoring Chart", "CIDR"]) await network.tab(name);
});

test("Detail 7: every number of a VPC leads to the list that it counts", async (t) => {
  const { storageState, file } = await demoEstate();
  const at = landmarks(file);
  const { page } = await openApp(t, { storageState });
  const network = new NetworkPage(page);
  const place = `/scope/${at.network}/vpc/${at.vpcPath}/details`;
  await network.go(place);
  const numbers = page.getByRole("main").getByRole("link").filter({ has: page.locator(".stat-value") });
  await numbers.first().waitFor();
  const count = await numbers.count();
  assert.equal(count, 8);
  for (let index = 0; index < count; index += 1) {
    const said = Number(await numbers.nth(index).locator(".stat-value").textContent());
    await numbers.nth(index).click();
    await page.waitForURL(/\/resources\?/);
    const table = new Table(page, "Resources of the scope");
    await table.count.waitFor();
    assert.equal(Number((await table.count.textContent()).match(/^[\d,]+/)[0]), said, `number ${index}`);
    await network.go(place);
    await numbers.first().waitFor();
  }
});

test("a VPC is released, held back, imported again and ignored from its own page", async (t) => {
  const { storageState, file } = await demoEstate();
  const at = landmarks(file);
  const { page } = await openApp(t, { storageState });
  const network = new NetworkPage(page);
  await network.go(`/scope/${at.network}/vpc/${at.vpcPath}/details`);
  const releasing = await network.ask("Release");
  await releasing.getByText(/the VPC stays in the cloud/).waitFor();
  await releasing.getByRole("button", { name: "Release" }).click();
  await releasing.waitFor({ state: "hidden" });
  // It is said on the page, and can be cleared there.
  await page.getByRole("main").getByText("Not for auto-import").first().waitFor();
  const importing = await network.ask("Import into pool…");
  await importing.getByRole("button", { name: "Import", exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await importing.waitFor({ state: "hidden" });
  await network.head.getByRole("button", { name: "Ignore", exact: true }).click();
  await network.head.getByRole("button", { name: "Stop ignoring" }).click();
  await network.head.getByRole("button", { name: "Allow auto-import again" }).click();
  await page.getByRole("main").getByText("Not for auto-import").first().waitFor({ state: "hidden" });
});
