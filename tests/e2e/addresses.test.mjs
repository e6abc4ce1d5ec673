// Single addresses that a discovery was told of: what is listed of each, and what narrows the list.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ImportPage } from "./pages/import.mjs";
import { Table } from "./pages/table.mjs";
import { openApp } from "./support/app.mjs";
import { feed, made } from "./support/files.mjs";

const REGIONS = { "cn-hangzhou": "China (Hangzhou)", "cn-shanghai": "China (Shanghai)" };

/** The sample of single addresses, and more of them: in another vSwitch, VPC and region. */
async function addresses() {
  const sample = JSON.parse((await feed("vendor-shapes/ListIpamDiscoveredIpAddresses.json")).buffer);
  const [first] = sample.IpamDiscoveredIpAddresses;
  const all = [
    first,
    { ...first, IpAddress: "10.0.8.200", ResourceId: "lb-uf6web", ResourceServiceType: "SLB" },
    {
      ...first,
      IpAddress: "10.0.9.5", ResourceId: "ngw-uf6out", ResourceServiceType: "NAT", VSwitchId: "vsw-uf6other",
    },
    {
      ...first,
      ResourceId: "eni-bp1far", ResourceRegionId: "cn-hangzhou", VSwitchId: "vsw-bp1far", VpcId: "vpc-bp1far",
    },
  ];
  const file = { ...sample, TotalCount: all.length, Count: all.length, IpamDiscoveredIpAddresses: all };
  return { all, file: made("ListIpamDiscoveredIpAddresses.json", file) };
}

/** An estate with one VPC, its vSwitch and these addresses. */
async function withAddresses(t) {
  const { all, file } = await addresses();
  const { page } = await openApp(t);
  const imports = new ImportPage(page);
  await imports.show();
  await imports.choose(await feed("vendor-shapes/ListIpamDiscoveredResource.json"), file);
  await imports.run();
  const { workspace } = await imports.exportFile();
  const [{ id }] = workspace.discoveries;
  await imports.go(`/discovery/${id}/addresses`);
  const table = new Table(page, "IP addresses");
  const line = ({ IpAddress, ResourceId, ResourceRegionId, ResourceServiceType, VpcId, VSwitchId }) =>
    [IpAddress, ResourceId, REGIONS[ResourceRegionId], ResourceServiceType, VpcId, VSwitchId].join(" ");
  const told = async () => {
    const rows = await table.csv();
    const columns = ["IP Address", "Resource ID", "Region", "Service Type", "VPC", "vSwitch"];
    return rows.map((row) => columns.map((column) => row[column]).join(" ")).sort();
  };
  return { page, app: imports, all, id, table, told, lines: (some) => some.map(line).sort() };
}

test("IP Resource Information lists each address with its resource, region, service, VPC and vSwitch", async (t) => {
  const { page, app, all, told, table, lines } = await withAddresses(t);
  await table.count.filter({ hasText: `${all.length} rows` }).waitFor();
  assert.deepEqual(await told(), lines(all));
  for (const title of ["IP Address", "Resource ID", "Region", "Service Type", "VPC", "vSwitch"]) {
    await table.region.getByRole("columnheader", { name: title, exact: true }).waitFor();
  }
  // What is known here is a link to its page.
  const row = table.rows.filter({ hasText: all[0].ResourceId });
  await row.getByRole("link", { name: all[0].VSwitchId }).click();
  await app.heading.filter({ hasText: "legacy-b" }).waitFor();
  await page.goBack();
  await row.getByRole("link", { name: all[0].VpcId }).click();
  await app.heading.filter({ hasText: /^legacy$/ }).waitFor();
});

test("addresses are narrowed by VPC ID, vSwitch ID and CIDR, each alone and together", async (t) => {
  const { page, all, told, table, lines } = await withAddresses(t);
  const box = (name) => page.getByRole("main").getByRole("searchbox", { name, exact: true });
  const set = async (name, text) => {
    await box(name).fill(text);
    await box(name).press("Enter");
  };
  const narrowed = async (some) => {
    await table.count.filter({ hasText: `${some.length} of ${all.length}` }).waitFor();
    assert.deepEqual(await told(), lines(some));
  };
  const [first, second, third, fourth] = all;
  await set("VPC ID", first.VpcId);
  await narrowed([first, second, third]);
  await set("CIDR", "10.0.8.0/25");
  await narrowed([first]);
  await set("VPC ID", "");
  await narrowed([first, fourth]);
  await set("vSwitch ID", fourth.VSwitchId);
  await narrowed([fourth]);
  await page.reload();
  await narrowed([fourth]);
  await set("CIDR", "");
  await set("vSwitch ID", first.VSwitchId);
  await narrowed([first, second]);
  // An address alone is a block of one; what is no block says so, and hides nothing.
  await set("CIDR", "10.0.8.200");
  await narrowed([second]);
  await set("CIDR", "10.0.8.200/25");
  await page.getByRole("main").getByText(/^Host bits are set/).waitFor();
  await narrowed([first, second]);
});

test("View beside a discovered resource leads to the addresses of that resource alone", async (t) => {
  const { page, app, all, id, told, table, lines } = await withAddresses(t);
  for (const key of ["VpcId", "VSwitchId"]) {
    await app.go(`/discovery/${id}/resources`);
    const name = `View IP addresses of ${all[0][key]}`;
    await page.getByRole("main").getByRole("link", { name, exact: true }).click();
    await page.waitForURL(new RegExp(`/discovery/${id}/addresses\\?`));
    const own = all.filter((one) => one[key] === all[0][key]);
    await table.count.filter({ hasText: `${own.length} of ${all.length}` }).waitFor();
    assert.deepEqual(await told(), lines(own));
  }
});
