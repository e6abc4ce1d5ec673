// The main job, step by step, in either language, with either kind of hands. Each step finds what it
// needs by role and by the page's own words.

import { App } from "./app.mjs";
import { downloaded } from "../support/files.mjs";
import { MOUSE } from "../support/hands.mjs";
import { anyOf, words } from "../support/words.mjs";

export class MainJob extends App {
  constructor(page, { language = "en", hands = MOUSE } = {}) {
    super(page);
    this.words = words(language);
    this.hands = hands;
    this.main = page.getByRole("main");
  }

  button(name, within = this.page) {
    return within.getByRole("button", { name, exact: true }).first();
  }

  async heads(text) {
    await this.heading.filter({ hasText: text }).waitFor();
  }

  /** Follows the navigation; on a narrow screen it is opened first. */
  async visit(entry) {
    const { shell, nav } = this.words;
    const link = this.page.getByRole("navigation", { name: nav.main }).getByRole("link", { name: entry, exact: true });
    const menu = this.page.getByRole("banner").getByRole("button", { name: shell.menu, exact: true });
    if ((await menu.isVisible()) && !(await link.isVisible())) await this.hands.press(menu);
    await this.hands.press(link);
    await this.heads(entry);
  }

  async createIpam(name, region) {
    const { welcome, ipams, term, action } = this.words;
    await this.hands.press(this.page.getByRole("link", { name: welcome.empty_button }));
    const dialog = this.page.getByRole("dialog", { name: ipams.create });
    await dialog.waitFor();
    await this.hands.choose(dialog.getByRole("combobox", { name: term.managed_region }), region);
    await this.hands.fill(dialog.getByRole("textbox", { name: term.name }).first(), name);
    await this.hands.press(this.button(action.create, dialog));
    await this.heads(name);
  }

  async importFiles(...files) {
    await this.visit(this.words.nav.import_export);
    const picker = this.page.waitForEvent("filechooser");
    await this.hands.press(this.button(this.words.action.choose_files));
    await (await picker).setFiles(files);
    const apply = this.page.getByRole("button", { name: anyOf(this.words.import.apply) });
    await this.hands.press(apply);
    await this.heading.filter({ hasNotText: this.words.nav.import_export }).waitFor();
  }

  async createPool(name, region, cidr) {
    const { nav, term, pools } = this.words;
    await this.visit(nav.pools);
    await this.hands.press(this.main.getByRole("link", { name: nav.create_pool }).first());
    await this.heads(nav.create_pool);
    const row = this.main.getByRole("group", { name: pools.row("1"), exact: true });
    await this.hands.choose(this.main.getByRole("combobox", { name: term.effective_region }), region);
    await this.hands.fill(this.main.getByRole("textbox", { name: term.name }).first(), name);
    await this.hands.fill(row.getByRole("textbox", { name: term.cidr }), cidr);
    await this.hands.press(this.button(nav.create_pool, this.main));
    await this.heads(name);
  }

  async allocations() {
    const { nav } = this.words;
    const tabs = this.page.getByRole("navigation", { name: nav.tabs });
    await this.hands.press(tabs.getByRole("link", { name: nav.tab_allocations }));
    await this.button(this.words.pools.reserve).waitFor();
  }

  async allocateVpc(cidr) {
    const { pools, action } = this.words;
    await this.hands.press(this.button(pools.allocate_vpc));
    const dialog = this.page.getByRole("dialog", { name: pools.allocate_vpc });
    await this.hands.check(dialog.getByRole("row").filter({ hasText: cidr }).getByRole("radio"));
    await this.hands.press(this.button(action.allocate, dialog));
    await dialog.waitFor({ state: "hidden" });
  }

  async reserve(cidr, name) {
    const { pools, term } = this.words;
    await this.hands.press(this.button(pools.reserve));
    const dialog = this.page.getByRole("dialog", { name: anyOf(pools.reserve_title) });
    await this.hands.fill(dialog.getByRole("textbox", { name: term.cidr }), cidr);
    await this.hands.fill(dialog.getByRole("textbox", { name: term.name }), name);
    await this.hands.press(this.button(pools.reserve, dialog));
    await dialog.waitFor({ state: "hidden" });
  }

  /** From the list of scopes to the rows of the first private one, and "View" of one of them. */
  async viewConflicts(scope, cidr) {
    const { action, nav, rows, conflict } = this.words;
    await this.visit(nav.scopes);
    await this.hands.press(this.main.getByRole("link", { name: scope, exact: true }).first());
    const tabs = this.page.getByRole("navigation", { name: nav.tabs });
    await this.hands.press(tabs.getByRole("link", { name: nav.tab_resources }));
    const row = this.page.getByRole("region", { name: rows.label }).getByRole("row").filter({ hasText: cidr });
    await this.hands.press(row.getByRole("link", { name: action.view, exact: true }).first());
    const panel = this.page.getByRole("dialog", { name: anyOf(conflict.title) });
    await panel.waitFor();
    const found = await panel.getByRole("region").allInnerTexts();
    await this.page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
    return found;
  }

  /** The workspace file. */
  async fileText() {
    const { nav, keeping } = this.words;
    await this.visit(nav.import_export);
    const button = this.main.getByRole("button", { name: keeping.export_workspace });
    return (await downloaded(this.page, () => this.hands.press(button.last()))).text;
  }

  async undoLast() {
    const bar = this.page.getByRole("banner");
    await this.hands.press(bar.getByRole("button", { name: anyOf(this.words.action.undo_what) }));
  }
}
