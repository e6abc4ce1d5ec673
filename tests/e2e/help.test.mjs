// Help in place: a concept is explained where it first matters, and leads to the glossary.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

/** Where which concept is explained, and by which code the glossary knows it. */
const PLACES = (at) => [
  ["/ipam", "IPAM", "ipam"],
  [`/ipam/${at.ipam.id}/basic`, "Managed Region", "managed-region"],
  [`/ipam/${at.ipam.id}/regions`, "Effective Region", "effective-region"],
  [`/ipam/${at.ipam.id}/discoveries`, "Association", "association"],
  ["/scope", "IPAM Scope", "scope"],
  [`/scope/${at.scope}/overview`, "Overlap Status", "overlap"],
  [`/scope/${at.scope}/overview`, "Compliance Status", "compliance"],
  [`/scope/${at.scope}/overview`, "Managed", "managed"],
  ["/resources", "Resource CIDR", "resource-cidr"],
  ["/pool", "IPAM Pool", "pool"],
  ["/pool/new", "Allocation Rules", "allocation-rules"],
  [`/pool/new?source=${at.pool.id}`, "Sub-pool", "sub-pool"],
  ["/pool/new", "Automatically Import Discovered Resource", "auto-import"],
  [`/pool/${at.pool.id}/details`, "IP Address Usage", "usage"],
  [`/pool/${at.pool.id}/cidrs`, "Provision", "provision"],
  [`/pool/${at.pool.id}/cidrs?provision=new`, "Provision", "provision"],
  [`/pool/${at.pool.id}/allocations`, "Allocate", "allocate"],
  [`/pool/${at.pool.id}/allocations?reserve=new`, "Custom Allocation", "custom-allocation"],
  [`/pool/${at.pool.id}/rules`, "Allocation Rules", "allocation-rules"],
  ["/discovery", "Resource Discovery", "resource-discovery"],
  [`/discovery/${at.discovery}/resources`, "Source", "source"],
  [`/discovery/${at.discovery}/resources?show=gone`, "Gone", "gone"],
  ["/ipam?create", "Managed Region", "managed-region"],
  ["/ipam?create", "Effective Region", "effective-region"],
];

test("each concept is explained where it first matters, and the glossary says it again", async (t) => {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { path: "#/overview", storageState });
  const app = new App(page);
  for (const [place, name, code] of PLACES(landmarks(file))) {
    await app.go(place);
    const dialog = place.includes("=new") || place.endsWith("?create");
    const within = dialog ? page.getByRole("dialog") : page.getByRole("main");
    const button = within.getByRole("button", { name: `What is this: ${name}?`, exact: true }).first();
    await button.click();
    const box = page.locator(".explained").filter({ visible: true });
    await box.waitFor();
    const [title, meaning] = [box.locator("strong"), box.locator("p")];
    assert.equal(await title.textContent(), name, place);
    const said = await meaning.textContent();
    assert.ok(said.length > 30, place);
    await box.getByRole("link", { name: "More in the glossary" }).click();
    await app.heading.filter({ hasText: "Glossary" }).waitFor();
    const entry = page.locator(`[data-term="${code}"]`);
    await page.waitForFunction((code) => document.activeElement?.dataset.term === code, code);
    assert.equal(await entry.locator("dt").textContent(), name);
    assert.equal(await entry.locator("dd").textContent(), said);
  }
});

test("Escape closes an explanation and gives the focus back", async (t) => {
  const { storageState } = await demoEstate();
  const { page } = await openApp(t, { path: "#/pool", storageState });
  const button = page.getByRole("button", { name: "What is this: IPAM Pool?" });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.locator(".explained").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".explained").waitFor({ state: "detached" });
  assert.ok(await button.evaluate((one) => one === document.activeElement));
});
