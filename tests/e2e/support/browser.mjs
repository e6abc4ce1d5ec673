// One browser for each file of stories; each story gets a fresh context in it, that is, empty
// storage and no windows of others.

import { after } from "node:test";
import { launch } from "./chromium.mjs";

let browser;

export async function sharedBrowser() {
  browser ??= launch();
  return browser;
}

after(async () => {
  if (browser) await (await browser).close();
});
