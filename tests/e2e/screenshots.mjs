// Photographs every page and tab in both colour schemes, wide and narrow, into screenshots/: the
// first visit, and then the demo estate, which is made once. Prints what the pages complain of, and
// fails if they do, so that no picture of a broken page goes unnoticed.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ROUTES, landmarks } from "./routes.mjs";
import { launch } from "./support/chromium.mjs";
import { prepareDemo } from "./support/demo.mjs";
import { watch } from "./support/watch.mjs";

const FOLDER = fileURLToPath(new URL("screenshots/", import.meta.url));
const SCHEMES = ["light", "dark"];
const SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

const url = process.env.FREEHOLD_URL;
if (!url) throw new Error("Run `cargo xtask screenshots`, or say in FREEHOLD_URL where the page is.");

// Words on the command line choose the pages whose names contain one of them.
const chosen = process.argv.slice(2);
const wanted = ({ name }) => chosen.length === 0 || chosen.some((word) => name.includes(word));

await mkdir(FOLDER, { recursive: true });
const browser = await launch();
const { file, storageState } = await prepareDemo(browser, url);
const places = landmarks(file);
let failed = false;
for (const colorScheme of SCHEMES) {
  for (const viewport of SIZES) {
    const look = { colorScheme, viewport };
    await photograph([{ name: "home", place: () => "/overview" }].filter(wanted), look);
    await photograph(ROUTES.filter(wanted), { ...look, storageState });
  }
}
await browser.close();
process.exitCode = failed ? 1 : 0;

async function photograph(routes, { colorScheme, viewport, storageState }) {
  const settings = { locale: "en-US", reducedMotion: "reduce", timezoneId: "UTC" };
  const context = await browser.newContext({ ...settings, colorScheme, viewport, storageState });
  const complaints = await watch(context);
  const page = await context.newPage();
  await page.goto(url);
  await page.locator("#boot").waitFor({ state: "detached" });
  for (const { name, place } of routes) {
    await page.evaluate((hash) => (location.hash = hash), `#${place(places)}`);
    // Charts and long tables are drawn in the frame after the page has changed.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const file = `${name.replaceAll("/", "-")}-${viewport.width}-${colorScheme}.png`;
    await page.screenshot({ path: FOLDER + file });
    console.log([file, ...complaints].join("\n    "));
    failed ||= complaints.length > 0;
    complaints.length = 0;
  }
  await context.close();
}
