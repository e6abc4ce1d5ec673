// The demo estate, opened once and handed on as what the browser stored.

import { ImportPage } from "../pages/import.mjs";
import { WelcomePage } from "../pages/welcome.mjs";
import { sharedBrowser } from "./browser.mjs";
import { serverUrl } from "./server.mjs";

let estate;

/** The demo estate for the stories of one file: what to begin a context with, and its workspace. */
export function demoEstate() {
  estate ??= Promise.all([sharedBrowser(), serverUrl()]).then(([browser, url]) => prepare(browser, url));
  return estate;
}

/** Opens the demo in a context of its own. */
export async function prepare(browser, url) {
  const context = await browser.newContext({ locale: "en-US", timezoneId: "UTC" });
  const page = await context.newPage();
  await page.goto(url);
  const welcome = new WelcomePage(page);
  await welcome.openDemo();
  await welcome.saved();
  const file = await new ImportPage(page).exportFile();
  const storageState = await context.storageState();
  await context.close();
  return { file, storageState };
}
