// What happens to the work when the browser keeps nothing, keeps too little, loses something, or
// shows the page twice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { IpamPage } from "./pages/ipam.mjs";
import { openApp } from "./support/app.mjs";
import { serverUrl } from "./support/server.mjs";

const HANGZHOU = "China (Hangzhou)";
const SHANGHAI = "China (Shanghai)";
const BEIJING = "China (Beijing)";

/** Opens the page once more in the same browser profile. */
async function another(context) {
  const page = await context.newPage();
  await page.goto(await serverUrl());
  await page.locator("#boot").waitFor({ state: "detached" });
  return page;
}

/** Makes an IPAM by hand. */
async function createIpam(page, name = "corp", region = HANGZHOU) {
  const ipams = new IpamPage(page);
  await ipams.open("IPAM");
  await ipams.create({ name, region });
  return ipams;
}

async function ipamNames(page) {
  const { workspace } = await new App(page).exportFile();
  return workspace.ipams.map((ipam) => ipam.label.name).sort();
}

/** Changes what is stored, while no page is there that could save over it. */
async function tamper(context, page, change) {
  await page.close();
  const plain = await context.newPage();
  const address = new URL("plain", await serverUrl()).href;
  await plain.route(address, (route) =>
    route.fulfill({ contentType: "text/html", body: '<link rel="icon" href="data:,">' }),
  );
  await plain.goto(address);
  await plain.evaluate(change);
  await plain.close();
}

/** The notice about storage. */
const notice = (page) => page.getByRole("main").getByRole("alert");

test("where storage is blocked, the page says so, works, and lets the work out as a file", async (t) => {
  const blocked = () =>
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  const { page } = await openApp(t, { before: (context) => context.addInitScript(blocked) });
  await notice(page).getByText(/keeps nothing for this page/).waitFor();
  await createIpam(page);
  await notice(page).getByText(/Export the workspace before you close it/).waitFor();
  assert.deepEqual(await ipamNames(page), ["corp"]);
});

test("when storage is full, the page says that nothing was saved and why, and the file holds it all", async (t) => {
  const { page, context } = await openApp(t);
  await createIpam(page, "first");
  await new App(page).saved();
  await page.evaluate(() => {
    for (let size = 1 << 22; size > 0; size >>= 1) {
      try {
        const there = localStorage.getItem("another-program") ?? "";
        localStorage.setItem("another-program", there + "x".repeat(size));
      } catch {
        // No room for so much; half of it may fit.
      }
    }
  });
  const app = await createIpam(page, "second", SHANGHAI);
  await app.notSaved();
  await notice(page).getByText(/storage is full: \S+ \S?B are needed/).waitFor();
  assert.deepEqual(await ipamNames(page), ["first", "second"]);

  // What was saved before is whole; once there is room, the next change is saved with all others.
  const other = await another(context);
  assert.deepEqual(await ipamNames(other), ["first"]);
  await other.close();
  await page.evaluate(() => localStorage.removeItem("another-program"));
  await app.undo();
  await app.redo();
  await app.saved();
  await notice(page).getByText(/storage is full/).waitFor({ state: "detached" });
  await page.close();
  assert.deepEqual(await ipamNames(await another(context)), ["first", "second"]);
});

test("when the newest state is damaged, the one before is shown, and kept only once accepted", async (t) => {
  const { page, context } = await openApp(t);
  await createIpam(page, "first");
  await new App(page).saved();
  await createIpam(page, "second", SHANGHAI);
  await new App(page).saved();
  await tamper(context, page, () => {
    const number = (key) => Number(key.match(/^freehold\.w\.(\d+)-/)?.[1] ?? 0);
    const newest = Math.max(...Object.keys(localStorage).map(number));
    for (const key of Object.keys(localStorage)) {
      if (number(key) === newest) localStorage.setItem(key, localStorage.getItem(key).slice(1));
    }
  });
  const again = await another(context);
  await notice(again).getByText(/newest state is damaged/).waitFor();
  assert.deepEqual(await ipamNames(again), ["first"]);
  await notice(again).getByRole("button", { name: "Go on with this state" }).click();
  await notice(again).getByText(/damaged/).waitFor({ state: "detached" });
  await new App(again).saved();
  await again.close();
  const third = await another(context);
  assert.equal(await notice(third).innerText(), "");
  assert.deepEqual(await ipamNames(third), ["first"]);
});

test("when the notes on what was saved are lost, the state is found by searching", async (t) => {
  const { page, context } = await openApp(t);
  await createIpam(page);
  await new App(page).saved();
  await tamper(context, page, () => {
    localStorage.removeItem("freehold.head.0");
    localStorage.removeItem("freehold.head.1");
  });
  const again = await another(context);
  await notice(again).getByText(/found by searching/).waitFor();
  assert.deepEqual(await ipamNames(again), ["corp"]);
});

test("what cannot be read at all is neither overwritten nor hidden", async (t) => {
  const { page, context } = await openApp(t);
  await createIpam(page);
  await new App(page).saved();
  await tamper(context, page, () => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("freehold.w.")) localStorage.setItem(key, "rubbish");
    }
  });
  const stored = (from) => from.evaluate(() =>
    Object.entries(localStorage).filter(([key]) => /^freehold\.(w|head)\./.test(key)).sort());
  const again = await another(context);
  await notice(again).getByText(/saved workspace cannot be read/).waitFor();
  const before = await stored(again);
  assert.ok(before.length >= 2, `only ${before.length} keys were stored`);
  await createIpam(again, "new");
  await new App(again).notSaved();
  assert.deepEqual(await stored(again), before);
  await notice(again).getByRole("button", { name: /Discard what is stored/ }).click();
  await new App(again).saved();
  await again.close();
  assert.deepEqual(await ipamNames(await another(context)), ["new"]);
});

test("of two tabs, the second to save is held back, and can take over what the first has", async (t) => {
  const { page: first, context } = await openApp(t);
  const second = await another(context);
  await createIpam(first, "from the first");
  await new App(first).saved();
  await createIpam(second, "from the second", SHANGHAI);
  await new App(second).notSaved();
  await notice(second).getByText(/Another tab has saved/).waitFor();
  assert.deepEqual(await ipamNames(second), ["from the second"]);

  await notice(second).getByRole("button", { name: "Show the other tab's state here" }).click();
  await notice(second).getByText(/Another tab/).waitFor({ state: "detached" });
  assert.deepEqual(await ipamNames(second), ["from the first"]);
  await createIpam(second, "from the second", SHANGHAI);
  await new App(second).saved();

  // Now the first is the one that is behind.
  await createIpam(first, "too late", BEIJING);
  await notice(first).getByText(/Another tab has saved/).waitFor();
  const third = await another(context);
  assert.deepEqual(await ipamNames(third), ["from the first", "from the second"]);
});

test("a storage that is nearly full is told beside the save state, with what to do", async (t) => {
  // Of about 5,242,880 characters, another program of this site holds most.
  // The script also runs in the empty page before it, which has no storage.
  const crowd = () => {
    if (location.protocol === "http:") localStorage.setItem("another-program", "x".repeat(4_400_000));
  };
  const { page } = await openApp(t, { before: (context) => context.addInitScript(crowd) });
  const warning = page.getByRole("banner").getByRole("link", { name: /^Storage 8\d % full$/ });
  await warning.waitFor();
  assert.match(await warning.getAttribute("title"), /Export the workspace/);
  const app = new App(page);
  assert.match(await app.saveState.first().getAttribute("title"), /^Save state · [\d,]+ of about [\d,]+ characters used$/);
  await warning.click();
  await app.heading.filter({ hasText: "Settings" }).waitFor();
  await page.getByRole("main").getByText(/nearly used up/).waitFor();
});
