import { launch } from "./support/chromium.mjs";
import { prepareDemo } from "./support/demo.mjs";
import { landmarks } from "./routes.mjs";
const url = process.env.FREEHOLD_URL;
const browser = await launch();
const { file, storageState } = await prepareDemo(browser, url);
const at = landmarks(file);
for (const [w, h] of [[1440, 900], [390, 844]]) {
  const context = await browser.newContext({ viewport: { width: w, height: h }, locale: "en-US", reducedMotion: "reduce", timezoneId: "UTC", storageState });
  const page = await context.newPage();
  page.on("console", (m) => { if (["error","warning"].includes(m.type())) console.log(m.text().slice(0, 300)); });
  page.setDefaultTimeout(8000);
  const go = async (hash) => { await page.goto(url + "#" + hash); await page.locator("#boot").waitFor({ state: "detached" }); await page.waitForTimeout(400); };
  const shot = (n) => page.screenshot({ path: `/tmp/look-${n}-${w}.png` });
  const step = async (n, f) => { try { await f(); await page.waitForTimeout(400); await shot(n); } catch (e) { console.log(n, w, e.message.split("\n")[0]); await shot(n + "-fail"); } };
  await step("poolnew", async () => { await go(`/pool/new?scope=${at.scope}`); });
  await step("poolnew2", async () => { await go(`/pool/new?source=${at.pool.id}`); await page.getByLabel("CIDR", { exact: true }).fill("10.0.48.0/22"); });
  await step("reserve", async () => { await go(`/pool/${at.pool.id}/allocations`); await page.getByRole("button", { name: "Create Custom Allocation" }).click(); await page.getByRole("dialog").getByLabel("CIDR", { exact: true }).fill("10.0.16.0/22"); });
  await step("allocvpc", async () => { await go(`/pool/${at.pool.id}/allocations`); await page.getByRole("button", { name: "Allocate to a VPC" }).click(); });
  await step("provision", async () => { await go(`/pool/${at.pool.id}/cidrs`); await page.getByRole("button", { name: "Provision CIDR" }).click(); });
  await step("import", async () => { await go(`/scope/${at.network}/resources?management=unmanaged&type=vpc`); await page.getByRole("button", { name: "Import into pool" }).first().click({ timeout: 2000 }).catch(async () => { await page.getByRole("row").nth(1).getByRole("button", { name: "More actions" }).click(); await page.getByRole("menuitem", { name: /Import/ }).click(); }); });
  await step("quotas", async () => { await go(`/settings`); await page.getByRole("heading", { name: "Quotas" }).scrollIntoViewIfNeeded(); });
  await step("vpcnew", async () => { await go(`/vpc/new?pool=${at.pool.id}`); });
  await context.close();
}
await browser.close();
