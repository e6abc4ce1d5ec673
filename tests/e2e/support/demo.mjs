// The demo estate, opened once and handed on as what the browser stored.

import { WelcomePage } from "../pages/welcome.mjs";

/** Opens the demo in a context of its own: what to begin other contexts with, and its file. */
export async function prepareDemo(browser, url) {
  const context = await browser.newContext({ locale: "en-US", timezoneId: "UTC" });
  const page = await context.newPage();
  await page.goto(url);
  const welcome = new WelcomePage(page);
  await welcome.openDemo();
  await welcome.saved();
  const file = await welcome.exportFile();
  const storageState = await context.storageState();
  await context.close();
  return { file, storageState };
}

/** The demo without the language that it was made in, so that the browser's holds. */
export function withoutLanguage({ cookies, origins }) {
  const kept = origins.map(({ origin, localStorage }) => ({
    origin,
    localStorage: localStorage.filter(({ name }) => name !== "freehold.language"),
  }));
  return { cookies, origins: kept };
}
