// The stories rely on hearing every complaint of a page. So it is proven here that they do.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp } from "./support/app.mjs";

const PROVOCATIONS = {
  "a console error": [() => console.error("broken thing"), /console error: broken thing/],
  "a console warning": [() => console.warn("odd thing"), /console warning: odd thing/],
  "an uncaught error": [() => setTimeout(() => { throw new Error("thrown thing"); }), /page error: thrown thing/],
  "an inline style": [() => document.body.setAttribute("style", "color: red"), /policy: style-src/],
  "an inline script": [
    () => document.body.append(Object.assign(document.createElement("script"), { text: "1" })),
    /policy: script-src/,
  ],
  "a call to another host": [() => void fetch("https://example.com/").catch(() => {}), /policy: connect-src/],
  "a missing file": [() => void fetch("./no-such-file"), /console error: .*404/],
};

for (const [what, [provoke, expected]] of Object.entries(PROVOCATIONS)) {
  test(`a story hears ${what}`, async (t) => {
    // Everything is allowed here, since the complaint itself is what is asked for.
    const { page, complaints } = await openApp(t, { allow: [/./] });
    await page.evaluate(provoke);
    const heard = await eventually(() => complaints.find((text) => expected.test(text)));
    assert.ok(heard, `heard only: ${complaints.join(" | ") || "nothing"}`);
  });
}

test("a complaint that was not allowed is left over to fail the story", async (t) => {
  let check;
  const story = { after: (hook) => (check = hook) };
  const { page } = await openApp(story, { allow: [/foreseen/] });
  await page.evaluate(() => { console.error("foreseen"); console.error("surprise"); });
  await assert.rejects(check, (error) => {
    assert.deepEqual(error.actual, ["console error: surprise"]);
    return true;
  });
});

async function eventually(look) {
  const deadline = Date.now() + 5_000;
  while (Date.now() < deadline) {
    const seen = look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return undefined;
}
