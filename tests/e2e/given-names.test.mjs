// Names that people give: of every sort, and of a workspace that has one of each thing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { ImportPage } from "./pages/import.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { PoolForm, PoolPage } from "./pages/pools.mjs";
import { openApp } from "./support/app.mjs";
import { made } from "./support/files.mjs";
import { words } from "./support/words.mjs";

const HANGZHOU = "China (Hangzhou)";

const NAMES = {
  "as long as they may be": `${"a-name-".repeat(18)}it`,
  "in one unbroken word": "unbroken".repeat(16),
  "from right to left": "شبكة الإنتاج (1)",
  "with markup in them": "<img src=x onerror=alert(1)><b>bold</b>&amp;",
};

/** Makes an IPAM, a scope, a discovery, a pool and a reservation, all of this name, by their forms. */
async function makeAll(page, name) {
  const ipams = new IpamPage(page);
  await ipams.create({ name, region: HANGZHOU });
  for (const [entry, button] of [["IPAM Scope", "Create Scope"], ["Resource Discovery", "Create Resource Discovery"]]) {
    await ipams.open(entry);
    await page.getByRole("button", { name: button }).first().click();
    const dialog = page.getByRole("dialog", { name: button });
    const region = dialog.getByRole("combobox", { name: "Managed Region" });
    if (await region.isVisible()) await region.selectOption({ label: "China (Beijing)" });
    await dialog.getByRole("textbox", { name: /^Name/ }).fill(name);
    await dialog.getByRole("button", { name: "Create", exact: true }).click();
    await ipams.heading.filter({ hasText: name }).waitFor();
  }
  const form = new PoolForm(page);
  await form.show();
  await form.create({ name, region: HANGZHOU, cidrs: ["10.0.0.0/16"] });
  const pool = new PoolPage(page);
  await pool.tab("Allocation");
  await pool.reserve({ cidr: "10.0.1.0/24", name });
  return (await pool.exportFile()).workspace;
}

/** By how much the page is wider than its window, once what follows the width by script is there. */
function tooWide(page) {
  return page.evaluate(async () => {
    const over = () => document.documentElement.scrollWidth - innerWidth;
    for (let frame = 0; frame < 60 && over() > 0; frame += 1) await new Promise(requestAnimationFrame);
    return Math.max(0, over());
  });
}

for (const [sort, name] of Object.entries(NAMES)) {
  test(`names ${sort} are shown letter for letter on every page, and none is too wide for it`, async (t) => {
    const { page } = await openApp(t, { path: "#/ipam" });
    const app = new App(page);
    const { ipams, scopes, pools, discoveries, allocations } = await makeAll(page, name);
    const own = (all) => all.find(({ label }) => label.name === name).id;
    assert.deepEqual(allocations.map((one) => one.name), [name]);
    const [ipam, scope, pool, discovery] = [ipams, scopes, pools, discoveries].map(own);
    const places = [
      "/ipam", `/ipam/${ipam}/basic`, `/ipam/${ipam}/scopes`, "/scope", `/scope/${scope}/overview`,
      "/pool", `/pool/${pool}/details`, `/pool/${pool}/allocations`, `/pool/${pool}/space`, `/pool/${pool}/hierarchy`,
      "/discovery", `/discovery/${discovery}/regions`, "/overview", "/space", "/planner", "/activity",
    ];
    const wrong = [];
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const place of places) {
        await app.go(place);
        await page.getByRole("main").getByText(name).filter({ visible: true }).first().waitFor();
        const over = await tooWide(page);
        if (over > 0) wrong.push(`${place} at ${width} px: ${over} px too wide`);
        assert.equal(await page.locator("main img, main b").count(), 0, place);
      }
    }
    assert.deepEqual(wrong, []);
  });
}

const FEED = {
  format: "freehold-feed", version: 1, provider: "alibaba", account: "1321932713280001",
  regions: ["cn-hangzhou"], observedAt: "2026-01-31T08:00:00Z", complete: true,
  resources: [{ type: "VPC", id: "vpc-bp1only", name: "only", region: "cn-hangzhou", cidrs: ["10.0.0.0/24"] }],
};

/** What is said of one, in either language; the page's other words are only there to find things. */
const SAID = {
  en: {
    importOne: "Import 1 resource",
    rows: "1 row",
    selected: "1 row selected",
    question: "Delete 1 selected object?",
    size: "1 address",
    overview: ["1 resource CIDR", "1 pool"],
  },
  zh: {
    importOne: "导入 1 个资源",
    rows: "1 行",
    selected: "已选择 1 行",
    question: "删除所选的 1 个对象？",
    size: "1 个地址",
    overview: ["1 资源 CIDR", "1 地址池"],
  },
};

for (const [language, said] of Object.entries(SAID)) {
  test(`where there is one of each thing, it is told as one, ${language}`, async (t) => {
    const { page } = await openApp(t, { path: "#/ipam" });
    await new IpamPage(page).create({ name: "corp", region: HANGZHOU });
    const form = new PoolForm(page);
    await form.show();
    await form.create({ name: "prod", region: HANGZHOU, cidrs: ["10.0.0.0/16"] });
    const imports = new ImportPage(page);
    await imports.show();
    await imports.choose(made("one.json", FEED));
    if (language === "zh") await imports.prefer("Language", "中文");
    const { bulk, pools, term } = words(language);
    const main = page.getByRole("main");
    await main.getByRole("button", { name: said.importOne, exact: true }).click();
    await page.waitForURL(/#\/scope\//);
    const scope = page.url().split("/").at(-2);
    for (const place of ["/ipam", `/scope/${scope}/resources`, "/pool"]) {
      await imports.go(place);
      await main.getByRole("status").getByText(said.rows, { exact: true }).waitFor();
    }
    await imports.go("/overview");
    for (const label of said.overview) {
      await main.getByRole("link", { name: new RegExp(`^\\s*${label.replace(" ", "\\s*")}$`) }).first().waitFor();
    }
    await imports.go("/pool");
    await main.getByRole("rowgroup").last().getByRole("checkbox").check();
    await main.getByText(said.selected, { exact: true }).waitFor();
    await main.getByRole("button", { name: bulk.delete, exact: true }).click();
    const question = page.getByRole("dialog", { name: said.question });
    await question.waitFor();
    await page.keyboard.press("Escape");
    await main.getByRole("link", { name: "prod", exact: true }).click();
    await main.getByRole("link", { name: term.allocation }).click();
    await main.getByRole("button", { name: pools.reserve, exact: true }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: term.cidr }).fill("10.0.9.9/32");
    await dialog.getByText(said.size, { exact: true }).waitFor();
  });
}
