// Resource Management of a scope: what its rows tell, whom they conflict with, what is done to them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ScopePage, byRange } from "./pages/scope.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";
import { rowsOf } from "./support/naive.mjs";
import { toldRows } from "./support/told.mjs";

const REGIONS = {
  "cn-hangzhou": "China (Hangzhou)",
  "cn-shanghai": "China (Shanghai)",
  "eu-central-1": "Germany (Frankfurt)",
};

async function demo(t) {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState });
  const scopes = new ScopePage(page);
  const { scope } = landmarks(file);
  await scopes.show(scope);
  return { page, scopes, file, scope };
}

/** The resource of this name with its only CIDR. */
function named(file, name) {
  const { identity, cidrs } = file.workspace.resources.find((one) => one.name === name);
  return { id: identity.Global[1], cidr: cidrs[0].cidr };
}

/** Where a row lies and whose it is, as the file has it. */
function facts({ workspace }, row) {
  if (row.resource) return { region: REGIONS[row.resource.region?.code] ?? "—", owner: row.resource.account ?? "—" };
  const allocation = workspace.allocations.find(({ id }) => id === row.id);
  const pool = workspace.pools.find(({ id }) => id === allocation.pool);
  return { region: REGIONS[pool.region?.code] ?? "—", owner: pool.owner };
}

/** Fails where the page and the independent reading of the file differ; returns the row asked for. */
async function agrees(scopes, scope, { id, cidr }) {
  const file = await scopes.exportFile();
  await scopes.show(scope);
  const rows = await scopes.rows();
  assert.deepEqual(rows, toldRows(file, scope));
  return rows.find((row) => row.id === id && row.cidr === cidr);
}

test("Detail 6: all four types are listed with their statuses, and the bar is as wide as the per cent", async (t) => {
  const { page, scopes, file, scope } = await demo(t);
  for (const column of ["Resource", "Type", "CIDR", "Management", "Compliance", "Overlap", "Usage"]) {
    await page.getByRole("columnheader", { name: column, exact: true }).waitFor();
  }
  const rows = rowsOf(file, scope);
  const told = toldRows(file, scope);
  for (const type of ["IPAM Pool", "VPC", "VSwitch", "Custom Allocation"]) {
    const at = rows.find((row) => row.type === type);
    const { management, compliance, overlap, usage } = told.find(({ id, cidr }) => id === at.id && cidr === at.cidr);
    await scopes.find(at);
    const row = scopes.row(at);
    await row.filter({ hasText: type }).filter({ hasText: management }).waitFor();
    // A sub-pool's block is neither watched for overlaps nor held to mask rules.
    if (type !== "IPAM Pool") await row.filter({ hasText: compliance }).filter({ hasText: overlap }).waitFor();
    if (!at.usage) continue;
    await row.getByText(usage, { exact: true }).waitFor();
    const share = await row.locator(".bar").evaluate(
      (bar) => bar.firstElementChild.getBoundingClientRect().width / bar.getBoundingClientRect().width,
    );
    const expected = Number(at.usage.used) / Number(at.usage.total);
    assert.ok(Math.abs(share - expected) < 0.03, `${type}: ${share} is not about ${expected}`);
  }
});

test("Detail 6: View names each row in conflict with link, CIDR, region, owner and the shared range", async (t) => {
  const { page, scopes, file, scope } = await demo(t);
  const rows = rowsOf(file, scope);
  const overlapping = rows.filter(({ conflicts }) => conflicts.length > 0);
  // One of each: a VPC in another region, a reservation, and one that conflicts with many.
  const most = [...overlapping].sort((a, b) => b.conflicts.length - a.conflicts.length)[0];
  const chosen = new Set([most, ...["VPC", "VSwitch", "Custom Allocation"].map(
    (type) => overlapping.find((row) => row.type === type),
  )]);
  for (const row of chosen) {
    await scopes.showOverlapping(scope);
    const { panel, told } = await scopes.sides(row);
    const expected = row.conflicts.map((conflict) => {
      const other = rows.find(({ id, cidr }) => id === conflict.id && cidr === conflict.cidr);
      return { ...conflict, ...facts(file, other) };
    });
    assert.deepEqual(told.map(({ href, ...rest }) => rest), expected.sort(byRange), row.id);
    // Each link leads to the page of what it names.
    for (const { id, href } of told) {
      const resource = file.workspace.resources.find(({ identity }) => identity.Global?.[1] === id);
      const pool = file.workspace.allocations.find((one) => one.id === id)?.pool;
      assert.match(href, resource ? new RegExp(`/${id}/`) : new RegExp(`^#/pool/${pool}/allocations`));
    }
    const [{ href }] = told;
    await panel.locator(`a[href="${href}"]`).first().click();
    await page.waitForURL((url) => url.hash === href);
    await scopes.heading.waitFor();
  }
});

test("Detail 6: a row is ignored and watched again, and what overlapped with it follows", async (t) => {
  const { scopes, file, scope } = await demo(t);
  const before = toldRows(file, scope);
  const at = rowsOf(file, scope).find(({ type, conflicts }) => type === "VPC" && conflicts.length > 0);
  await scopes.find(at);
  await scopes.row(at).getByRole("button", { name: "Ignore", exact: true }).click();
  await scopes.row(at).getByRole("button", { name: "Stop ignoring" }).waitFor();
  const ignored = await agrees(scopes, scope, at);
  assert.deepEqual(
    [ignored.management, ignored.compliance, ignored.overlap],
    ["Ignored", "Ignored", "Ignored"],
  );
  await scopes.go(`/scope/${scope}/resources?q=${at.id}`);
  await scopes.row(at).getByRole("button", { name: "Stop ignoring" }).click();
  await scopes.row(at).getByRole("button", { name: "Ignore", exact: true }).waitFor();
  await agrees(scopes, scope, at);
  assert.deepEqual(await scopes.rows(), before);
});

test("Detail 6: the panel ignores one of the two, and their conflict is gone", async (t) => {
  const { page, scopes, file, scope } = await demo(t);
  const rows = rowsOf(file, scope);
  const vpcs = rows.filter(({ type }) => type === "VPC");
  const rival = ({ conflicts }) => vpcs.find((vpc) => conflicts.some(({ id, cidr }) => id === vpc.id && cidr === vpc.cidr));
  const at = vpcs.find(rival);
  const other = rival(at);
  await scopes.showOverlapping(scope);
  const { panel } = await scopes.sides(at);
  const conflict = panel.getByRole("region", { name: `${other.resource.name} ${other.cidr}`, exact: true });
  await conflict.getByRole("button", { name: "Ignore the other" }).click();
  await conflict.waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  await agrees(scopes, scope, at);
  const ignored = (await scopes.rows()).find(({ id, cidr }) => id === other.id && cidr === other.cidr);
  assert.equal(ignored.overlap, "Ignored");
});

test("Detail 6: a VPC is imported into a pool that contains it, and released again", async (t) => {
  const { page, scopes, file, scope } = await demo(t);
  const at = named(file, "logistics-dev");
  assert.equal(rowsOf(file, scope).find(({ id, cidr }) => id === at.id && cidr === at.cidr).management, "Unmanaged");
  await scopes.find(at);
  await scopes.more(scopes.row(at), "Import into pool…");
  const dialog = page.getByRole("dialog", { name: "Import 1 VPC CIDR into a pool" });
  await dialog.getByRole("listitem").filter({ hasText: at.cidr }).waitFor();
  // The deepest pool around it stands first; one that cannot take it says so.
  await dialog.getByRole("radio", { name: /^hz-logistics-dev .* Free in this pool$/, checked: true }).waitFor();
  await dialog.getByRole("radio", { name: /^hz .* Not possible$/ }).check();
  assert.ok(await dialog.getByRole("button", { name: "Import", exact: true }).isDisabled());
  await dialog.getByRole("radio", { name: /^hz-logistics-dev / }).check();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await scopes.row(at).filter({ hasText: "hz-logistics-dev" }).waitFor();
  assert.equal((await agrees(scopes, scope, at)).management, "Managed");

  await scopes.go(`/scope/${scope}/resources?q=${at.id}`);
  await scopes.more(scopes.row(at), "Release");
  const release = page.getByRole("dialog", { name: "Release logistics-dev?" });
  await release.getByText(/the VPC stays in the cloud/).waitFor();
  await release.getByRole("button", { name: "Release" }).click();
  await release.waitFor({ state: "hidden" });
  // What a hand has released is not taken in again by itself.
  await scopes.row(at).getByText("Not for auto-import").waitFor();
  assert.equal((await agrees(scopes, scope, at)).management, "Unmanaged");
});

test("Detail 6: a row is opened by its menu, and so is its pool", async (t) => {
  const { page, scopes, file, scope } = await demo(t);
  const at = rowsOf(file, scope).find(({ type, management }) => type === "VPC" && management === "Managed");
  const allocation = file.workspace.allocations.find(
    ({ target, cidr }) => target.Vpc === at.resource.key && cidr === at.cidr,
  );
  await scopes.find(at);
  await scopes.more(scopes.row(at), "Open");
  await page.waitForURL(new RegExp(`/scope/${scope}/vpc/alibaba/${at.id}`));
  await scopes.heading.filter({ hasText: at.resource.name }).waitFor();
  await page.goBack();
  await scopes.more(scopes.row(at), "Open its pool");
  await page.waitForURL(new RegExp(`/pool/${allocation.pool}`));
});
