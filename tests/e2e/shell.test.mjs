// The page starts, wherever it is served, and says why when it cannot.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DEBUG_BUILD, SUB_FOLDER, openApp, openContext, serverUrl } from "./support/app.mjs";

for (const [where, path] of [
  ["at the root of a site", ""],
  ["in a folder of a site", SUB_FOLDER],
  ["as a debug build", DEBUG_BUILD],
]) {
  test(`the page starts without a complaint ${where}`, async (t) => {
    const { page } = await openApp(t, { path });
    await page.locator("h1").first().waitFor();
    assert.equal(await page.locator("base").count(), 0);
    assert.match(await page.title(), /Freehold/);
  });
}

test("the page asks for nothing but its own files", async (t) => {
  const asked = [];
  await openApp(t, {
    path: SUB_FOLDER,
    before: async (context) => context.on("request", (request) => asked.push(request.url())),
  });
  const home = new URL(SUB_FOLDER, await serverUrl()).href;
  assert.ok(asked.length >= 4, `only ${asked.length} requests were seen`);
  assert.deepEqual(asked.filter((url) => !url.startsWith(home)), []);
});

test("the page starts from a host that does not know WebAssembly's type", async (t) => {
  await openApp(t, { before: (context) => context.route(/\.wasm$/, serveAs("text/plain")) });
});

test("a program that does not arrive is explained, not a blank page", async (t) => {
  const { context } = await openContext(t, { allow: [/404/, /\.wasm/] });
  await context.route(/\.wasm$/, (route) => route.fulfill({ status: 404 }));
  const page = await context.newPage();
  await page.goto(await serverUrl());
  const message = page.getByRole("alert");
  await message.waitFor();
  assert.match(await message.textContent(), /reload/);
  assert.match(await page.locator(".boot-detail").textContent(), /404/);
});

test("a program that arrives damaged is explained with its error", async (t) => {
  const { context } = await openContext(t, { allow: [/CompileError/] });
  await context.route(/\.wasm$/, (route) =>
    route.fulfill({ contentType: "application/wasm", body: "damaged" }),
  );
  const page = await context.newPage();
  await page.goto(await serverUrl());
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").textContent(), /stopped while it was starting/);
  assert.match(await page.locator(".boot-detail").textContent(), /CompileError/);
});

test("without scripts, the page says that it needs them, in both languages", async (t) => {
  // The browser refuses the script that the page would load ahead of time.
  const { context } = await openContext(t, { javaScriptEnabled: false, allow: [/\.js csp$/] });
  const page = await context.newPage();
  await page.goto(await serverUrl());
  assert.deepEqual(
    await page.locator(".boot-message:visible").evaluateAll((all) => all.map((one) => one.lang)),
    ["", "zh-CN"],
  );
});

test("the explanation speaks the visitor's language", async (t) => {
  const { context } = await openContext(t, { locale: "zh-CN", allow: [/404/, /\.js/] });
  await context.route(/freehold-.*\.js$/, (route) => route.fulfill({ status: 404 }));
  const page = await context.newPage();
  await page.goto(await serverUrl());
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").textContent(), /重新加载/);
  assert.equal(await page.getByRole("alert").getAttribute("lang"), "zh-CN");
});

test("opened from disk, the page says why it cannot start and what to do", async (t) => {
  const { context } = await openContext(t, { allow: [/file:/, /ERR_FAILED/] });
  const page = await context.newPage();
  await page.goto(new URL("../../dist/index.html", import.meta.url).href);
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").textContent(), /web server/);
});

function serveAs(contentType) {
  return async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": contentType } });
  };
}
