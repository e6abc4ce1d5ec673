import { launch } from "./support/chromium.mjs";
import { prepareDemo } from "./support/demo.mjs";
const url = process.env.FREEHOLD_URL;
const b = await launch();
const { file, storageState } = await prepareDemo(b, url);
const c = await b.newContext({ storageState, locale: "en-US", timezoneId: "UTC", reducedMotion: "reduce", viewport: {width:1440,height:900} });
c.setDefaultTimeout(4000);
const p = await c.newPage();
p.on("console", m => console.log("console", m.text().slice(0,300)));
await p.goto(url + "#/overview"); await p.locator("h1").waitFor();
await p.keyboard.press("Control+k"); await p.keyboard.type("what overlaps");
await p.waitForTimeout(400);
console.log((await p.getByRole("option").allTextContents()).join("\n"));
await p.screenshot({path:"screenshots/palette-overlap.png"});
await p.keyboard.press("Escape");
for (const w of ["reserve hz-retail-prod","provision hz-retail-prod","allocate hz-retail-prod","add effective region","associate","checkpoint"]) {
  try {
  await p.keyboard.press("Control+k"); await p.getByRole("combobox",{expanded:true}).first().fill(w); await p.waitForTimeout(200);
  console.log(w, "=>", (await p.getByRole("option").allTextContents()).slice(0,3).join(" | "));
  await p.keyboard.press("Enter"); await p.waitForTimeout(500);
  console.log(await p.evaluate(()=>location.hash), await p.locator("dialog[open]").count(), await p.locator("dialog[open] h2").allTextContents());
  await p.keyboard.press("Escape"); await p.waitForTimeout(300);
  console.log(await p.locator("dialog[open]").count());
  } catch (e) { console.log("ERR", e.message.split("\n")[0]); await p.screenshot({path:"screenshots/dbg.png"}); }
}
await p.goto(url + "#/parts"); await p.locator(".icon-list").waitFor();
for (const media of ["screen","print"]) { await p.emulateMedia({media});
 console.log(media, await p.locator(".icon-list .icon").evaluateAll(a => [...new Set(a.map(i => getComputedStyle(i).stroke + "/" + getComputedStyle(i).color))])); }
// screenshots of the work
await p.emulateMedia({media:"screen"});
const scope = file.workspace.ipams[0].private_scope;
for (const colorScheme of ["light","dark"]) for (const [w,h] of [[1440,900],[390,844]]) {
  const c2 = await b.newContext({ storageState, colorScheme, locale: w===390?"zh-CN":"en-US", timezoneId: "UTC", reducedMotion: "reduce", viewport: {width:w,height:h} });
  const q = await c2.newPage();
  const shot = (n, full) => q.screenshot({path:`screenshots/u4-${n}-${w}-${colorScheme}.png`, fullPage: !!full});
  await q.goto(url + `#/scope/${scope}/charts?range=custom&from=2026-11-16T00:00:00Z&to=2026-12-01T00:00:00Z&hide=management.managed`); await q.locator(".trend svg").first().waitFor(); await q.waitForTimeout(300);
  await q.locator("details.twin summary").first().click(); await q.waitForTimeout(200);
  await shot("charts", true);
  await q.locator("header .top-tools button").last().click(); await q.waitForTimeout(150); await shot("help");
  await q.getByRole("menuitem").last().click(); await q.waitForTimeout(400); await shot("tour1");
  await q.locator(".tour .button.primary").click(); await q.waitForTimeout(400); await shot("tour2");
  await q.locator(".tour .button.primary").click(); await q.waitForTimeout(400); await shot("tour3");
  await q.locator(".tour .button.primary").click(); await q.waitForTimeout(400); await shot("tour4");
  await q.locator(".tour .button.primary").click(); await q.waitForTimeout(400); await shot("tour5");
  await q.keyboard.press("Escape");
  await q.goto(url + "#/parts"); await q.locator(".icon-list").waitFor(); await shot("parts", true);
  await q.goto(url + "#/ipam?create"); await q.waitForTimeout(400); await shot("create");
  await c2.close();
}
await b.close();
