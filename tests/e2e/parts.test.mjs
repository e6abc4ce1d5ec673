// The page of examples: every part is there, and works.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Palette } from "./pages/palette.mjs";
import { openApp } from "./support/app.mjs";

async function openParts(t, options = {}) {
  const { page } = await openApp(t, { path: "#/parts", ...options });
  await page.getByRole("heading", { level: 1, name: "Parts" }).waitFor();
  return page;
}

/** The icons of the list: whether each has a drawing, and the colour of its text. */
const icons = (page) =>
  page.locator(".icon-list .icon").evaluateAll((all) =>
    all.map((icon) => {
      const symbol = document.querySelector(icon.querySelector("use").getAttribute("href"));
      const { width, height } = icon.getBBox();
      const { stroke, color } = getComputedStyle(icon);
      return { drawn: symbol !== null && width + height > 0, coloured: stroke === color };
    }),
  );

test("every icon is drawn from the one sprite, in the colour of its text, on paper too", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await openParts(t, { colorScheme });
    for (const media of ["screen", "print"]) {
      await page.emulateMedia({ media, colorScheme });
      await page.waitForFunction((media) => matchMedia(media).matches, media);
      const all = await icons(page);
      assert.ok(all.length > 40);
      assert.ok(all.every(({ drawn }) => drawn), `${colorScheme}, ${media}`);
      assert.ok(all.every(({ coloured }) => coloured), `${colorScheme}, ${media}`);
    }
    const symbols = await page.locator("symbol").evaluateAll((every) => every.map(({ id }) => id));
    assert.equal(new Set(symbols).size, symbols.length);
  }
});

test("the example of a breadcrumb leads on, and the button opens the palette", async (t) => {
  const page = await openParts(t);
  const main = page.getByRole("main");
  const crumbs = main.getByRole("navigation", { name: "Example breadcrumb" });
  await crumbs.getByText("prod-hz").waitFor();
  await main.getByRole("button", { name: "Open the palette" }).click();
  const palette = new Palette(page);
  await palette.field.waitFor();
  await page.keyboard.press("Escape");
  await palette.dialog.waitFor({ state: "hidden" });
  await crumbs.getByRole("link", { name: "IPAM Pool" }).click();
  await page.getByRole("heading", { level: 1, name: "IPAM Pool" }).waitFor();
});

test("a region is picked, and an account is offered and checked while it is typed", async (t) => {
  const page = await openParts(t);
  const region = page.getByRole("combobox", { name: "Example region" });
  await region.selectOption({ label: "US East (N. Virginia)" });
  await page.getByText("aws:us-east-1", { exact: true }).waitFor();
  const account = page.getByRole("combobox", { name: "Owner Account" });
  const known = await account.evaluate((field) => [...field.list.options].map(({ value }) => value));
  assert.equal(known.length, 2);
  await account.fill("retail");
  await page.getByText("An account id has digits only.").waitFor();
  await account.fill(known[0]);
  await page.getByText("An account id has digits only.").waitFor({ state: "detached" });
});

test("a described form says what is needed, shows what is asked for, and is sent", async (t) => {
  const page = await openParts(t);
  await page.getByRole("button", { name: "Open the form" }).click();
  const form = page.getByRole("dialog", { name: "A described form" });
  const name = form.getByRole("textbox", { name: "Name" });
  await form.getByRole("button", { name: "Send" }).click();
  await form.getByText("This is needed.").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
  assert.ok(await name.evaluate((field) => field === document.activeElement));
  await form.getByRole("checkbox", { name: "In some regions only" }).check();
  await form.getByText("Regions", { exact: true }).waitFor();
  await name.fill("example");
  await form.getByRole("button", { name: "Send" }).click();
  await form.waitFor({ state: "hidden" });
  await page.getByRole("region", { name: "Notices" }).getByText("example").waitFor();
});
