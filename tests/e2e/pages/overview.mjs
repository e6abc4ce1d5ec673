// The overview: every IPAM with the numbers of its scopes.

import { App } from "./app.mjs";

export class OverviewPage extends App {
  async show() {
    await this.open("Overview");
  }

  /** The numbers of one scope, each a link: `{label, value, link}`. */
  async numbers(scope) {
    const line = this.page.getByRole("main").locator(".scope-line").filter({ hasText: scope }).first();
    await line.waitFor();
    const links = await line.getByRole("list").getByRole("link").all();
    const found = [];
    for (const link of links) {
      const text = (await link.innerText()).replaceAll(/\s+/g, " ").trim();
      const [, value, label] = text.match(/([\d,]+) (.+)$/);
      found.push({ label, value: Number(value.replaceAll(",", "")), href: await link.getAttribute("href") });
    }
    return found;
  }
}
