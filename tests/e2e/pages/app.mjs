// What is there on every page: undo and redo, the save state, notices, the workspace as a file.

import assert from "node:assert/strict";
import { downloaded } from "../support/files.mjs";

export class App {
  constructor(page) {
    this.page = page;
    this.heading = page.getByRole("heading", { level: 1 });
    this.saveState = page.getByRole("link").filter({ has: page.getByRole("status") });
  }

  /**
   * Goes to a place of the page: what follows `#`. The program stays as it is. A new page gives the
   * focus to its heading a frame later; a story that goes on before would lose its own.
   */
  async go(place) {
    await this.page.evaluate(async (hash) => {
      if (location.hash === new URL(hash, location).hash) return;
      const arrived = new Promise((done) => addEventListener("hashchange", done, { once: true }));
      location.hash = hash;
      await arrived;
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    }, `#${place}`);
    await this.heading.waitFor();
  }

  /** Follows an entry of the navigation. */
  async open(entry) {
    const navigation = this.page.getByRole("navigation", { name: "Main" });
    await navigation.getByRole("link", { name: entry, exact: true }).click();
    await this.heading.filter({ hasText: entry }).waitFor();
  }

  /** Goes to a tab of the object that is open. */
  async tab(name) {
    const tabs = this.page.getByRole("navigation", { name: "Tabs" });
    const starts = new RegExp(`^${name}\\d*$`);
    await tabs.getByRole("link", { name: starts }).click();
    await tabs.locator("[aria-current=page]").filter({ hasText: starts }).waitFor();
  }

  /** Takes an entry of the menu of a row, or of the head of a page. */
  async more(within, entry) {
    await within.getByRole("button", { name: "More actions" }).click();
    await this.page.getByRole("menuitem", { name: entry, exact: true }).click();
  }

  /** The card of this title. */
  card(title) {
    const heading = this.page.getByRole("heading", { level: 2, name: title, exact: true });
    return this.page.getByRole("main").locator("section").filter({ has: heading });
  }

  /** The cell of a fact, on the page or a part of it. */
  factCell(term, within = this.page) {
    const names = within.getByRole("term").filter({ hasText: new RegExp(`^${term}`) });
    return names.locator("xpath=following-sibling::dd[1]");
  }

  /** What a card tells, by its terms: each value as it is written. */
  async facts(title) {
    const card = this.card(title);
    await card.getByRole("term").first().waitFor();
    const terms = await card.getByRole("term").allInnerTexts();
    const values = await card.getByRole("definition").allInnerTexts();
    const written = (text) => text.replaceAll(/\s+/g, " ").trim();
    return Object.fromEntries(terms.map((term, at) => [term.trim(), written(values[at])]));
  }

  /** Chooses the region that every page is about. */
  async onlyRegion(label) {
    await this.page.getByRole("banner").getByRole("combobox", { name: "Region" }).selectOption({ label });
  }

  /** Chooses the language or the theme from its menu of the top bar. */
  async prefer(menu, entry) {
    await this.page.getByRole("banner").getByRole("button", { name: menu, exact: true }).click();
    await this.page.getByRole("menuitemradio", { name: entry, exact: true }).click();
  }

  /** What a screen reader is told: the text stands in no notice that is only seen. */
  told(text) {
    return this.page.getByRole("status").filter({ hasText: text });
  }

  /** The notices of what was done. */
  get notices() {
    return this.page.getByRole("region", { name: "Notices" });
  }

  /** Puts away the notices that are there. */
  async dismissNotices() {
    const dismiss = this.notices.getByRole("button", { name: "Dismiss", exact: true });
    // Some go by themselves meanwhile.
    for (let left = await dismiss.count(); left > 0; left -= 1) {
      await dismiss.first().click({ timeout: 1_000 }).catch(() => {});
    }
  }

  async undo() {
    await this.page.getByRole("banner").getByRole("button", { name: /^Undo: / }).click();
  }

  async redo() {
    await this.page.getByRole("banner").getByRole("button", { name: /^Redo: / }).click();
  }

  /** Waits until all is on disk. */
  async saved() {
    await this.saveState.filter({ hasText: /^Saved$/ }).waitFor();
  }

  /** Waits until the page says that it could not save. */
  async notSaved() {
    await this.saveState.filter({ hasText: "Not saved" }).waitFor();
  }

  /** The workspace file, as its text. */
  async exportText() {
    await this.open("Import & Export");
    const button = this.page.getByRole("main").getByRole("button", { name: "Export workspace" });
    const file = await downloaded(this.page, () => button.last().click());
    assert.match(file.name, /^freehold-.*\.json$/);
    return file.text;
  }

  /** The workspace file, parsed. */
  async exportFile() {
    return JSON.parse(await this.exportText());
  }

  /** The workspace alone, without when and how it was exported: equal texts, equal workspaces. */
  async workspaceText() {
    return JSON.stringify((await this.exportFile()).workspace);
  }
}
