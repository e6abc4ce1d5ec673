// A fault of the program itself: the page says so, and nothing that was saved is lost.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

/** From now on the browser refuses one thing that the program takes for granted. */
async function breakPage(page) {
  await page.evaluate(() => {
    const make = document.createElement.bind(document);
    let broken = false;
    const refuse = (name, rest) => {
      if (broken) return make(name, ...rest);
      broken = true;
      throw new DOMException("made for this story");
    };
    document.createElement = (name, ...rest) => refuse(name, rest);
    const clone = Node.prototype.cloneNode;
    Node.prototype.cloneNode = function (...rest) {
      if (broken) return clone.apply(this, rest);
      broken = true;
      throw new DOMException("made for this story");
    };
  });
}

test("after a fault of its own the page says what happened, and gives out what was saved", async (t) => {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { path: "#/overview", storageState, allow: [/./] });
  const app = new App(page);
  await app.heading.waitFor();
  await breakPage(page);
  await page.evaluate(() => (location.hash = "#/pool"));
  const alert = page.getByRole("alert");
  await alert.getByRole("heading", { name: "Freehold has stopped" }).waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.textContent === "Reload"), "the focus is at the way on");

  const download = page.waitForEvent("download");
  await alert.getByRole("button", { name: "Download my workspace" }).click();
  const saved = JSON.parse(await readFile(await (await download).path(), "utf8"));
  assert.deepEqual(saved.workspace, file.workspace);

  await alert.getByRole("button", { name: "Reload" }).click();
  await app.heading.filter({ hasText: "IPAM Pool" }).waitFor();
});
