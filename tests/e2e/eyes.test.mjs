// What is seen: where the focus is, what moves, and what is left on paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Table } from "./pages/table.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

async function open(t, place, options = {}) {
  const { storageState, file } = await demoEstate();
  const at = landmarks(file);
  const { page } = await openApp(t, { path: `#${place(at)}`, storageState, ...options });
  return { page, app: new App(page), at };
}

/** What has the focus, and the ring around it: its style, width, and contrast with what is behind. */
function ring(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    const channels = (colour) => {
      if (!colour.startsWith("rgb")) throw new Error(`${colour} is told in no red, green and blue`);
      return colour.match(/[\d.]+/g).map(Number);
    };
    const luminance = (colour) => {
      const [red, green, blue] = channels(colour).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    // A ring inside its element stands on that, one outside on what is around it.
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(one);
    let ground = parseFloat(outlineOffset) < 0 ? one : one.parentElement;
    const seen = (element) => channels(getComputedStyle(element).backgroundColor)[3] !== 0;
    while (ground.parentElement && !seen(ground)) ground = ground.parentElement;
    const pair = [outlineColor, getComputedStyle(ground).backgroundColor].map(luminance);
    const kind = () => {
      if (one.matches("[aria-label=Tabs] a")) return "tab";
      return { A: "link", BUTTON: "button", SELECT: "choice", TEXTAREA: "text area" }[one.tagName] ??
        { checkbox: "checkbox", text: "text field", search: "text field" }[one.type] ?? one.tagName;
    };
    return {
      kind: kind(),
      what: `${one.tagName}.${one.className} ${one.getAttribute("aria-label") ?? one.textContent.trim().slice(0, 40)}`,
      outside: one === document.body,
      shown: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
      contrast: (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05),
    };
  });
}

const WALKS = {
  "a list with its tabs": [(at) => `/scope/${at.scope}/resources`, ["button", "link", "tab", "text field", "choice", "checkbox"]],
  "a form": [() => "/pool/new", ["button", "link", "text field", "text area", "choice"]],
};

for (const colorScheme of ["light", "dark"]) {
  test(`what the Tab key comes to has a ring that is seen, ${colorScheme}`, async (t) => {
    for (const [name, [place, kinds]] of Object.entries(WALKS)) {
      const { page, app } = await open(t, place, { colorScheme });
      await app.heading.waitFor();
      const met = new Set();
      const wrong = [];
      for (let step = 0; step < 90; step += 1) {
        await page.keyboard.press("Tab");
        const { kind, what, outside, shown, contrast } = await ring(page);
        if (outside) break;
        met.add(kind);
        if (!shown || contrast < 3) wrong.push(`${what}: ${shown ? contrast.toFixed(2) : "none"}`);
      }
      assert.deepEqual(wrong, [], name);
      assert.deepEqual(kinds.filter((kind) => !met.has(kind)), [], `${name} has ${[...met]}`);
    }
  });
}

/** How long the longest transition or animation takes of all that is on the page, in ms. */
function longestMotion(page) {
  return page.evaluate(() => {
    const longest = (text) => Math.max(...text.split(", ").map((one) => parseFloat(one) * (one.endsWith("ms") ? 1 : 1000)));
    const of = (one, part) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(one, part);
      return Math.max(longest(transitionDuration), animationName === "none" ? 0 : longest(animationDuration));
    };
    const all = [...document.querySelectorAll("body, body *")];
    const times = all.flatMap((one) => [undefined, "::before", "::after", "::backdrop"].map((part) => of(one, part)));
    return { elements: all.length, longest: Math.max(...times) };
  });
}

for (const [reducedMotion, least, most] of [
  ["reduce", 0, 1],
  ["no-preference", 50, 200],
]) {
  test(`nothing moves longer than ${most} ms where the system asks for ${reducedMotion}`, async (t) => {
    const { page, app, at } = await open(t, () => "/scope");
    await page.emulateMedia({ reducedMotion });
    const seen = [];
    const look = async (where) => {
      const { elements, longest } = await longestMotion(page);
      assert.ok(longest <= most, `${longest} ms on ${where}`);
      seen.push({ elements, longest });
    };
    for (const place of ["/overview", "/pool", `/pool/${at.pool.id}/space`, `/scope/${at.scope}/overview`, "/space"]) {
      await app.go(place);
      await look(place);
    }
    await app.go("/scope");
    await page.getByRole("button", { name: "Create Scope" }).click();
    const dialog = page.getByRole("dialog", { name: "Create Scope" });
    await dialog.getByRole("textbox", { name: /^Name/ }).fill("mergers");
    await look("a dialog");
    await dialog.getByRole("button", { name: "Create", exact: true }).click();
    await app.notices.getByText("Created scope mergers").waitFor();
    await look("a notice");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { expanded: true }).waitFor();
    await look("the palette");
    assert.ok(seen.some(({ elements }) => elements > 500));
    // Where motion is welcome there is some, so that the first of these says something.
    assert.ok(Math.max(...seen.map(({ longest }) => longest)) >= least);
  });
}

const LISTS = [
  ["IPAMs", () => "/ipam"],
  ["Scopes", () => "/scope"],
  ["IPAM Pool", () => "/pool"],
  ["Allocation", ({ pool }) => `/pool/${pool.id}/allocations`],
  ["Resource discoveries", () => "/discovery"],
];

test("on paper a list keeps its heading, columns and rows, and loses bars, buttons and filters", async (t) => {
  const { page, app, at } = await open(t, () => "/overview");
  const main = page.getByRole("main");
  const pressed = [
    page.getByRole("navigation", { name: "Main" }),
    page.getByRole("banner"),
    page.getByRole("searchbox"),
    main.getByRole("combobox"),
    main.getByRole("checkbox"),
    main.getByRole("button", { name: /^(Copy .+|CSV|Columns|Create [A-Z].+|Delete|More actions)$/ }),
  ];
  for (const [name, place] of LISTS) {
    await app.go(place(at));
    const table = new Table(page, name);
    await table.rows.first().waitFor();
    const title = await app.heading.innerText();
    const columns = table.region.getByRole("columnheader");
    const named = async () => (await columns.allInnerTexts()).map((head) => head.trim()).filter(Boolean);
    const heads = (await named()).filter((head) => head !== "Operation");
    const rows = await table.rows.evaluateAll((all) => all.map((row) => row.dataset.row));
    const before = await Promise.all(pressed.map((one) => one.count()));
    assert.ok(before.filter((count) => count > 0).length >= 4, `${name} has little to lose: ${before}`);

    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await Promise.all(pressed.map((one) => one.count())), pressed.map(() => 0), name);
    assert.equal(await app.heading.innerText(), title);
    assert.deepEqual(await named(), heads, name);
    assert.ok(rows.length > 0);
    for (const row of rows) assert.ok(await table.row(row).isVisible(), `${name}: ${row}`);
    await page.emulateMedia({ media: "screen" });
  }
});
