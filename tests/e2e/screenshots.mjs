// Photographs every route in both colour schemes, wide and narrow, into screenshots/. Prints what
// the pages complain of, and fails if they do, so that no picture of a broken page goes unnoticed.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ROUTES } from "./routes.mjs";
import { launch } from "./support/chromium.mjs";
import { watch } from "./support/watch.mjs";

const FOLDER = fileURLToPath(new URL("screenshots/", import.meta.url));
const SCHEMES = ["light", "dark"];
const SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

const url = process.env.FREEHOLD_URL;
if (!url) throw new Error("Run `cargo xtask screenshots`, or say in FREEHOLD_URL where the page is.");

await mkdir(FOLDER, { recursive: true });
const browser = await launch();
let failed = false;
for (const colorScheme of SCHEMES) {
  for (const viewport of SIZES) {
    for (const route of ROUTES) await photograph(route, { colorScheme, viewport });
  }
}
await browser.close();
process.exitCode = failed ? 1 : 0;

async function photograph({ name, path, prepare }, { colorScheme, viewport }) {
  const context = await browser.newContext({ colorScheme, viewport, locale: "en-US", reducedMotion: "reduce" });
  const complaints = await watch(context);
  const page = await context.newPage();
  await page.goto(new URL(path, url).href);
  await page.locator("#boot").waitFor({ state: "detached" });
  await prepare?.(page);
  const file = `${name}-${viewport.width}-${colorScheme}.png`;
  await page.screenshot({ path: FOLDER + file });
  console.log([file, ...complaints].join("\n    "));
  failed ||= complaints.length > 0;
  await context.close();
}
