// Files that are wrong: each is reported by name, record and reason, only what was shown comes in,
// and the workspace that was there stays as it was.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ImportPage } from "./pages/import.mjs";
import { openApp } from "./support/app.mjs";
import { sharedBrowser } from "./support/browser.mjs";
import { feed, made } from "./support/files.mjs";
import { serverUrl } from "./support/server.mjs";

const vpc = (id, cidr, more = {}) =>
  ({ VpcId: id, VpcName: id, RegionId: "cn-hangzhou", CidrBlock: cidr, ...more });

const vpcs = (rows, more = {}) =>
  ({ RequestId: "C6532AA8", TotalCount: rows.length, PageNumber: 1, Vpcs: { Vpc: rows }, ...more });

/** The workspace that is there before the bad file comes: one VPC, imported. */
const KNOWN = "vpc-bp1known";
let storageState;

before(async () => {
  const context = await (await sharedBrowser()).newContext({ locale: "en-US", timezoneId: "UTC" });
  const page = await context.newPage();
  await page.goto(await serverUrl());
  const imports = new ImportPage(page);
  await imports.show();
  await imports.choose(made("before.json", vpcs([vpc(KNOWN, "172.16.0.0/16")])));
  await imports.run();
  await imports.saved();
  storageState = await context.storageState();
  await context.close();
});

async function openImport(t) {
  const { page } = await openApp(t, { storageState });
  const imports = new ImportPage(page);
  const text = await imports.workspaceText();
  return { page, imports, text };
}

/** Files of which nothing can be used, and what is said of them. */
const USELESS = {
  "text that is no JSON": [
    made("notes.json", "VPCs of June\n- 10.0.0.0/16"),
    [/^Rejected \| ?(line 1, column 1)? ?\| .*(format|broken)/],
  ],
  "JSON that was cut off": [
    made("cut.json", JSON.stringify(vpcs([vpc("vpc-1", "10.0.0.0/16")])).slice(0, 120)),
    [/^Rejected \| line 1, column \d+ \| The JSON ends in the middle/],
  ],
  "a stray character": [
    made("typo.json", '{\n  "Vpcs": [\n    {\'VpcId\': 1}\n  ]\n}'),
    [/^Rejected \| line 3, column 6 \| The JSON is broken: “'” stands where it may not/],
  ],
  "JSON that is something else": [
    made("settings.json", { theme: "dark", recent: [1, 2, 3] }),
    [/^Rejected \| .*\| This file has no format that is known/],
  ],
  "an error in place of a list": [
    await feed("aws/c7n-subnets-error400.json"),
    [/^Rejected \| .*InvalidSubnetID\.NotFound, “The subnet ID 'subnet-06261c743949f093d' does not exist”/],
  ],
  "ten megabytes of brackets": [
    made("brackets.json", "[".repeat(10_000_000)),
    [/^Rejected \| .*\| .*(JSON|format)/],
  ],
};

for (const [what, [file, reasons]] of Object.entries(USELESS)) {
  test(`${what}: the reason is told and nothing can be imported`, async (t) => {
    const { imports, text } = await openImport(t);
    await imports.choose(file);
    await imports.report(file.name).getByText("Nothing of this file will be imported.").waitFor();
    same(await imports.problems(file.name), reasons);
    assert.equal(await imports.apply.isDisabled(), true);
    await imports.page.getByRole("button", { name: "Choose other files" }).click();
    assert.equal(await imports.workspaceText(), text);
  });
}

test("an empty list is told from a mistake, and changes nothing", async (t) => {
  const { imports, text } = await openImport(t);
  await imports.choose(await feed("aws/c7n-vpcs-empty.json"));
  same(await imports.problems("c7n-vpcs-empty.json"), [/\| The list has no row\. If you expected some/]);
  assert.equal(await imports.apply.isDisabled(), true);
  assert.equal(await imports.workspaceText(), text);
});

/** Files of which a part can be used: what is said, and which resources come in, with CIDRs. */
const PARTLY = {
  "one page of several": [
    vpcs([vpc("vpc-bp1page", "10.1.0.0/16")], { TotalCount: 53 }),
    [/^Warning \| .*\| The file holds 1 of 53 rows/],
    { "vpc-bp1page": ["10.1.0.0/16"] },
  ],
  "host bits": [
    vpcs([vpc("vpc-bp1bits", "10.1.0.7/16"), vpc("vpc-bp1good", "10.2.0.0/16")]),
    [
      /^Rejected \| record 1.*“10\.1\.0\.7\/16” in the field CidrBlock has host bits set: the block is 10\.1\.0\.0\/16/,
      /^Warning \| .*left out, so nothing that is missing here is taken for gone/,
    ],
    { "vpc-bp1bits": [], "vpc-bp1good": ["10.2.0.0/16"] },
  ],
  "hidden digits": [
    vpcs([vpc("vpc-bp1****", "10.1.0.0/16"), vpc("vpc-bp1half", "10.2.0.0/16", {
      SecondaryCidrBlocks: { SecondaryCidrBlock: ["192.168.***.0/24"] },
    })]),
    [
      /^Rejected \| record 1.*Digits are hidden in the field VpcId: “vpc-bp1\*\*\*\*”/,
      /^Rejected \| record 2.*Digits are hidden in the field SecondaryCidrBlock: “192\.168\.\*\*\*\.0\/24”/,
      /^Warning \| .*left out/,
    ],
    { "vpc-bp1half": ["10.2.0.0/16"] },
  ],
  "an id that stands there twice": [
    vpcs([vpc("vpc-bp1twin", "10.1.0.0/16"), vpc("vpc-bp1twin", "10.2.0.0/16")]),
    [/^Repaired \| record 2.*VPC vpc-bp1twin stands in the list again\. Record 1 counts/],
    { "vpc-bp1twin": ["10.1.0.0/16"] },
  ],
  "rows that are none": [
    vpcs([null, 7, {}, vpc("vpc-bp1rest", "10.1.0.0/16")]),
    [/^Rejected \| record 1/, /^Rejected \| record 2/, /^Rejected \| record 3/, /^Warning \| .*3 records/],
    { "vpc-bp1rest": ["10.1.0.0/16"] },
  ],
};

for (const [what, [content, reasons, comesIn]] of Object.entries(PARTLY)) {
  test(`${what}: each problem is told with its record, and the rest comes in as shown`, async (t) => {
    const { imports } = await openImport(t);
    await imports.choose(made("list.json", content));
    same(await imports.problems("list.json"), reasons);
    const { new: fresh, changed, gone } = await imports.counts();
    assert.deepEqual({ fresh, changed, gone }, { fresh: Object.keys(comesIn).length, changed: 0, gone: 0 });
    await imports.run();
    assert.deepEqual(await resources(imports), { [KNOWN]: ["172.16.0.0/16"], ...comesIn });
  });
}

test("host bits are put right by one click, and the click can be taken back", async (t) => {
  const { imports } = await openImport(t);
  await imports.choose(made("list.json", vpcs([vpc("vpc-bp1bits", "10.1.0.7/16")])));
  const report = imports.report("list.json");
  await report.getByRole("button", { name: "Make these repairs" }).click();
  await report.getByText("Repaired", { exact: true }).waitFor();
  await report.getByRole("button", { name: "Do not repair" }).click();
  await report.getByText("Rejected", { exact: true }).waitFor();
  await report.getByRole("button", { name: "Make these repairs" }).click();
  await report.getByText("Repaired", { exact: true }).waitFor();
  await imports.run();
  assert.deepEqual((await resources(imports))["vpc-bp1bits"], ["10.1.0.0/16"]);
});

test("a name full of markup is a name: it is shown letter for letter and makes no element", async (t) => {
  const name = `<img src=x onerror="document.title='taken'"><script>document.title="taken"</script><b>&amp;`;
  const { imports, page } = await openImport(t);
  await imports.choose(made(`${name}.json`, vpcs([vpc("vpc-bp1html", "10.1.0.0/16", { VpcName: name })])));
  await imports.changes.getByText(`${name} (vpc-bp1html)`, { exact: true }).waitFor();
  assert.equal(await injected(page), 0);
  await imports.runAndList();
  await page.getByRole("main").getByText(name, { exact: false }).first().waitFor();
  assert.equal(await injected(page), 0);
  await imports.go("/activity");
  await imports.heading.filter({ hasText: "Activity" }).waitFor();
  assert.equal(await injected(page), 0);
  assert.doesNotMatch(await page.title(), /taken/);
  const { workspace } = await imports.exportFile();
  assert.equal(workspace.resources.find((one) => one.identity.Global[1] === "vpc-bp1html").name, name);
});

test("a good file among bad ones comes in, and each bad one is named", async (t) => {
  const { imports } = await openImport(t);
  await imports.choose(
    made("one.json", "{"),
    made("two.json", vpcs([vpc("vpc-bp1two", "10.2.0.0/16")])),
    await feed("aws/c7n-subnets-error400.json"),
  );
  same(await imports.problems("one.json"), [/JSON ends in the middle/]);
  same(await imports.problems("two.json"), []);
  same(await imports.problems("c7n-subnets-error400.json"), [/holds an error/]);
  assert.equal((await imports.counts()).new, 1);
  await imports.run();
  assert.deepEqual(await resources(imports), { [KNOWN]: ["172.16.0.0/16"], "vpc-bp1two": ["10.2.0.0/16"] });
});

/** Every line is the one expected, and there is no other. */
function same(lines, expected) {
  assert.equal(lines.length, expected.length, lines.join("\n") || "no problem was told");
  for (const [place, pattern] of expected.entries()) assert.match(lines[place], pattern);
}

/** Elements that only markup out of a file could have made. */
function injected(page) {
  return page.evaluate(() => document.querySelectorAll("main img, main script, main b").length);
}

/** The resources of the workspace with their CIDRs. */
async function resources(app) {
  const { workspace } = await app.exportFile();
  return Object.fromEntries(
    workspace.resources.map((one) => [one.identity.Global[1], one.cidrs.map((entry) => entry.cidr)]),
  );
}
