// The first visit with its three doors, and addresses that name nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { ImportPage } from "./pages/import.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { WelcomePage } from "./pages/welcome.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp, serverUrl } from "./support/app.mjs";
import { feed } from "./support/files.mjs";

test("the first visit is welcomed, and once there is work the program begins with its overview", async (t) => {
  const { page, context } = await openApp(t);
  const welcome = new WelcomePage(page);
  await welcome.heading.filter({ hasText: "Plan and watch your address space" }).waitFor();
  await welcome.startEmpty();
  const ipams = new IpamPage(page);
  await ipams.create({ name: "corp", region: "China (Hangzhou)" });
  await ipams.saved();
  await page.close();
  const again = await context.newPage();
  await again.goto(await serverUrl());
  await again.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await again.getByRole("main").getByText("corp", { exact: true }).first().waitFor();
});

test("the first door opens the demo as it is described", async (t) => {
  const { page } = await openApp(t);
  const welcome = new WelcomePage(page);
  const said = await page.getByRole("main").getByText(/^Three regions, two accounts/).innerText();
  const [, vpcs, vSwitches] = said.match(/about (\d+) VPCs and (\d+) vSwitches/).map(Number);
  await welcome.openDemo();
  const { workspace } = await welcome.exportFile();
  const live = workspace.resources.filter(({ cidrs }) => cidrs.some(({ gone_since }) => gone_since === null));
  const about = (kind, number) => {
    const { length } = live.filter((one) => one.kind === kind);
    assert.ok(Math.abs(length - number) <= number / 10, `${length} of ${kind}, said: ${number}`);
  };
  about("VPC", vpcs);
  about("VSwitch", vSwitches);
  assert.equal(new Set(live.map(({ region }) => region?.code).filter(Boolean)).size, 3);
  assert.equal(new Set(live.map(({ account }) => account).filter(Boolean)).size, 2);
});

test("the second door takes the cloud's lists without any preparation", async (t) => {
  const { page } = await openApp(t);
  await new WelcomePage(page).chooseFiles(
    await feed("vendor-shapes/DescribeVpcs.json"),
    await feed("vendor-shapes/DescribeVSwitches.json"),
  );
  const imports = new ImportPage(page);
  await imports.run();
  const { workspace } = await imports.exportFile();
  assert.equal(workspace.ipams.length, 1);
  assert.equal(workspace.resources.length, 2);
});

test("a file that is dropped anywhere is imported, also where an import is open already", async (t) => {
  const { page } = await openApp(t);
  const welcome = new WelcomePage(page);
  await welcome.heading.waitFor();
  const vpcs = await feed("vendor-shapes/DescribeVpcs.json");
  await welcome.drop(vpcs);
  await welcome.heading.filter({ hasText: "Import & Export" }).waitFor();
  const imports = new ImportPage(page);
  await imports.report(vpcs.name).waitFor();
  const vswitches = await feed("vendor-shapes/DescribeVSwitches.json");
  await welcome.drop(vswitches);
  await imports.report(vswitches.name).waitFor();
  await imports.report(vpcs.name).waitFor();
  await imports.run();
  const { workspace } = await imports.exportFile();
  assert.equal(workspace.resources.length, 2);
});

test("an import without a region says what that means, and shows what came in where it can be seen", async (t) => {
  const { page } = await openApp(t);
  const imports = new ImportPage(page);
  await imports.show();
  const vpcs = await feed("made/aws-vpcs-for-13-subnets.json");
  await imports.choose(vpcs);
  const warning = page.getByRole("main").getByText(/^A file has no region\. Choose it above/);
  await warning.waitFor();
  // Nothing was compared, so that nothing is said to be without an overlap.
  const overlaps = page.getByRole("button", { name: /newly overlapping$/ });
  assert.equal(await overlaps.count(), 0);
  await imports.run();
  await page.waitForURL(/#\/discovery\/[\w-]+\/resources/);
  await page.getByRole("region", { name: "Discovered resources" }).getByRole("row").nth(1).waitFor();

  await imports.show();
  await imports.choose(vpcs);
  await imports.answerRegion(vpcs.name, "AWS · US West (Oregon)");
  await warning.waitFor({ state: "detached" });
  await overlaps.waitFor();
});

test("the third door stands before the form for the first IPAM", async (t) => {
  const { page } = await openApp(t);
  await new WelcomePage(page).startEmpty();
  const ipams = new IpamPage(page);
  await ipams.dialog.waitFor();
  await ipams.create({ name: "corp", region: "China (Hangzhou)" });
  assert.deepEqual((await ipams.exportFile()).workspace.ipams.map(({ label }) => label.name), ["corp"]);
});

test("an address that names no page leads on, and back", async (t) => {
  const { storageState } = await demoEstate();
  const { page } = await openApp(t, { path: "#/ipam", storageState });
  const app = new App(page);
  await app.go("/no/such/page");
  await app.heading.filter({ hasText: "Nothing here" }).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Go to Overview" }).click();
  await app.heading.filter({ hasText: "Overview" }).waitFor();
  await page.goBack();
  await page.goBack();
  await app.heading.filter({ hasText: /^IPAM$/ }).waitFor();
});

test("the page of something deleted says so, and undo brings it back in place", async (t) => {
  const { storageState, file } = await demoEstate();
  const { pool } = landmarks(file);
  const { page } = await openApp(t, { path: `#/pool/${pool.id}/details`, storageState });
  const app = new App(page);
  await app.heading.filter({ hasText: pool.label.name }).waitFor();
  await app.more(page.getByRole("main"), "Delete");
  const question = page.getByRole("dialog", { name: `Delete pool ${pool.label.name}?` });
  await question.getByRole("checkbox", { name: /^Delete these too/ }).check();
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await question.waitFor({ state: "hidden" });
  await app.go(`/pool/${pool.id}/cidrs`);
  const main = page.getByRole("main");
  await main.getByRole("link", { name: /IPAM Pool/ }).first().waitFor();
  await main.getByRole("button", { name: /^Undo/ }).click();
  await app.heading.filter({ hasText: pool.label.name }).waitFor();
});
