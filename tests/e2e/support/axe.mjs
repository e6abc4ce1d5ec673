// What axe-core finds on a page, whatever is open there.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe complains of, one line a node.
 *
 * @param {import("playwright-core").Page} page
 * @param {object} [options]
 * @param {import("playwright-core").Locator} [options.within] the part of the page that is looked at
 * @param {string[]} [options.rules] the rules that are asked about; without it, all
 */
export async function violations(page, { within, rules } = {}) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(await source);
  const run = (node, rules) =>
    window.axe
      .run(node, { resultTypes: ["violations"], ...(rules && { runOnly: rules }) })
      .then(({ violations }) => violations);
  const found = await (within ?? page.locator("html")).evaluate(run, rules);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help}: ${target.join(" ")} ${any[0]?.message ?? ""}`),
  );
}

/**
 * The same in both themes. The dark one differs in nothing but its colours, so only they are looked
 * at again.
 */
export async function violationsInBothThemes(page, { within } = {}) {
  const light = await violations(page, { within });
  await inTheme(page, "dark");
  const dark = await violations(page, { within, rules: ["color-contrast"] });
  await inTheme(page, "light");
  return [...light, ...dark.map((line) => `dark: ${line}`)];
}

/** Asks the page for a theme. Colours jump to it, where they would take several frames to come. */
async function inTheme(page, colorScheme) {
  await page.evaluate(() => {
    if (document.adoptedStyleSheets.length > 0) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, *::before, *::after { transition-property: none !important }");
    document.adoptedStyleSheets = [sheet];
  });
  await page.emulateMedia({ colorScheme });
}
