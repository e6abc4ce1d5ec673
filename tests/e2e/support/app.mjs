// The page, opened the way that a visitor opens it.

import assert from "node:assert/strict";
import { sharedBrowser } from "./browser.mjs";
import { prepareDemo } from "./demo.mjs";
import { serverUrl } from "./server.mjs";
import { watch } from "./watch.mjs";

export { serverUrl };

/** Where the page is also served: in a folder of a site, and as a debug build that warns of more. */
export const SUB_FOLDER = "sub/folder/";
export const DEBUG_BUILD = "debug/";

/**
 * Opens the page in a fresh browser context, and fails the story if the page complains of anything
 * that is not in `allow`.
 *
 * @param t the story's test context
 * @param {object} [options]
 * @param {string} [options.path] what follows the server's address: a folder, a route, or both
 * @param {{width: number, height: number}} [options.viewport]
 * @param {"light" | "dark"} [options.colorScheme]
 * @param {string} [options.locale] a language tag, such as `zh-CN`
 * @param [options.storageState] cookies and local storage to begin with
 * @param {boolean} [options.javaScriptEnabled]
 * @param {RegExp[]} [options.allow] complaints that the story provokes on purpose
 * @param {(context) => Promise<void>} [options.before] runs before the page is opened
 */
export async function openApp(t, options = {}) {
  const { context, complaints } = await openContext(t, options);
  await options.before?.(context);
  const page = await context.newPage();
  await slowDown(context, page);
  await page.goto(new URL(options.path ?? "", await serverUrl()).href);
  await page.locator("#boot").waitFor({ state: "detached" });
  return { page, context, complaints };
}

/** How many times slower the page is than it would be, to find stories that are late only then. */
const SLOWNESS = Number(process.env.FREEHOLD_SLOWNESS ?? 1);

async function slowDown(context, page) {
  if (SLOWNESS <= 1) return;
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWNESS });
}

/** A fresh context whose complaints fail the story; the story opens pages in it by itself. */
export async function openContext(t, options = {}) {
  const { viewport, colorScheme, locale, storageState, javaScriptEnabled, allow = [] } = options;
  const browser = await sharedBrowser();
  const context = await browser.newContext({
    viewport: viewport ?? { width: 1440, height: 900 },
    colorScheme: colorScheme ?? "light",
    locale: locale ?? "en-US",
    reducedMotion: "reduce",
    timezoneId: "UTC",
    storageState,
    javaScriptEnabled,
  });
  context.setDefaultTimeout(30_000);
  const complaints = await watch(context);
  t.after(async () => {
    await context.close();
    const unforeseen = complaints.filter((text) => !allow.some((pattern) => pattern.test(text)));
    assert.deepEqual(unforeseen, [], "the page complained");
  });
  return { context, complaints };
}

let demo;

/** The demo estate, made once for each file of stories: `storageState` to begin with, and `file`. */
export async function demoEstate() {
  demo ??= prepareDemo(await sharedBrowser(), await serverUrl());
  return demo;
}
