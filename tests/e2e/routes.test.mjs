// Every page and every tab opens by its address, says what it is, and complains of nothing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { ROUTES, landmarks } from "./routes.mjs";
import { DEBUG_BUILD, demoEstate, openApp } from "./support/app.mjs";

const source = (name) => readFile(new URL(`../../src/ui/${name}`, import.meta.url), "utf8");

test("the list of routes holds every page that the program knows", async () => {
  const text = await source("route.rs");
  const display = text.match(/impl fmt::Display for Route \{[\s\S]*?\n\}\n/)[0];
  const known = new Set([...display.matchAll(/Route::(\w+)/g)].map(([, name]) => name));
  assert.ok(known.size > 15, `only ${known.size} routes were found in route.rs`);
  assert.deepEqual(new Set(ROUTES.map(({ route }) => route)), known);
});

test("the list of routes holds every tab that the program knows", async () => {
  const text = await source("route/tab.rs");
  const tabs = [...text.matchAll(/^ {4}(\w+)Tab \{([^}]*)\}/gm)].flatMap(([, route, codes]) =>
    [...codes.matchAll(/"(\w+)"/g)].map(([, code]) => `${route} ${code}`),
  );
  assert.ok(tabs.length > 20, `only ${tabs.length} tabs were found in tab.rs`);
  const listed = ROUTES.filter(({ tab }) => tab).map(({ route, tab }) => `${route} ${tab}`);
  assert.deepEqual(listed.sort(), tabs.sort());
});

for (const { name, place, heading } of ROUTES) {
  test(`the demo estate shows ${name}`, async (t) => {
    const { file, storageState } = await demoEstate();
    const at = landmarks(file);
    const { page } = await openApp(t, { path: `#${place(at)}`, storageState });
    await isThere(new App(page), heading, at);
  });
}

test("the debug build, which warns of more, shows every page without a warning", async (t) => {
  const { file, storageState } = await demoEstate();
  const at = landmarks(file);
  const { page } = await openApp(t, { path: DEBUG_BUILD, storageState });
  const app = new App(page);
  for (const { place, heading } of ROUTES) {
    await app.go(place(at));
    await isThere(app, heading, at);
  }
});

// Well-formed ids, with the right check digit, of objects that never were.
const NOTHING = "00000000000011";
const GONE = {
  IPAM: [() => `/ipam/ipam-${NOTHING}`, "Go to IPAM", "IPAM"],
  scope: [() => `/scope/ipam-scope-${NOTHING}`, "Go to IPAM Scope", "IPAM Scope"],
  pool: [() => `/pool/ipam-pool-${NOTHING}`, "Go to IPAM Pool", "IPAM Pool"],
  discovery: [() => `/discovery/ipam-res-disco-${NOTHING}`, "Go to Resource Discovery", "Resource Discovery"],
  VPC: [(at) => `/scope/${at.scope}/vpc/alibaba/vpc-nothing`, "Go to private-default", "private-default"],
  vSwitch: [(at) => `/scope/${at.scope}/vswitch/alibaba/vsw-nothing`, "Go to private-default", "private-default"],
};

for (const [what, [place, link, heading]] of Object.entries(GONE)) {
  test(`an address that names nothing says so and leads on: ${what}`, async (t) => {
    const { file, storageState } = await demoEstate();
    const at = landmarks(file);
    const { page } = await openApp(t, { path: `#${place(at)}`, storageState });
    const app = new App(page);
    await app.heading.filter({ hasText: /nothing|-00000000000011$/ }).waitFor();
    const main = page.getByRole("main");
    await main.getByText("Not here any more", { exact: true }).waitFor();
    await main.getByRole("link", { name: link, exact: true }).click();
    await app.heading.filter({ hasNotText: /nothing|-00000000000011$/ }).waitFor();
    await isThere(app, heading, at);
  });
}

/** The one heading of the page, and the window's title made of it. */
async function isThere(app, heading, at) {
  const wanted = typeof heading === "function" ? heading(at) : heading;
  await app.heading.filter({ hasText: wanted }).waitFor();
  assert.equal(await app.heading.count(), 1);
  const said = (await app.heading.textContent()).trim();
  if (typeof wanted === "string") assert.equal(said, wanted);
  await app.page.waitForFunction((title) => document.title === title, `${said} · Freehold`);
  assert.ok((await app.page.getByRole("main").innerText()).length > said.length, "nothing but a heading");
}
