// Import & Export: files in, what they would change, the button that does it.

import { App } from "./app.mjs";

export class ImportPage extends App {
  constructor(page) {
    super(page);
    this.files = page.getByRole("region", { name: "Files" });
    this.changes = page.getByRole("region", { name: "What changes" }).first();
    this.apply = page.getByRole("button", { name: /^Import \S+ resources?$/ });
  }

  async show() {
    await this.open("Import & Export");
  }

  /** Hands files over through the picker, all at once, and waits until they are reported. */
  async choose(...files) {
    const picker = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "Choose files" }).click();
    await (await picker).setFiles(files);
    for (const file of files) await this.report(file.name).waitFor();
  }

  /** What the page says of one file. */
  report(name) {
    return this.files.getByRole("listitem").filter({ hasText: `${name}: ` }).first();
  }

  /** The problems of one file, each as one text: severity, place, reason. */
  async problems(name) {
    const report = this.report(name);
    const heading = report.getByText(/^\S+ problems?$/);
    if ((await heading.count()) === 0) return [];
    if ((await report.getByRole("group").getAttribute("open")) === null) await heading.click();
    const lines = report.getByRole("list").getByRole("listitem");
    const texts = await lines.evaluateAll((all) =>
      all.map((line) => [...line.children].map((part) => part.textContent.trim()).join(" | ")),
    );
    return texts;
  }

  /** The counts of the preview, such as `{new: 2, changed: 0, …}`. */
  async counts() {
    const chips = this.changes.getByRole("group").getByRole("button");
    const counts = {};
    for (const text of await chips.allTextContents()) {
      const [, number, what] = text.trim().match(/^([\d,]+) (.+)$/);
      counts[what] = Number(number.replaceAll(",", ""));
    }
    return counts;
  }

  /** Opens one list of the preview. */
  async list(what) {
    await this.changes.getByRole("button", { name: new RegExp(`^[\\d,]+ ${what}$`) }).click();
  }

  /** Says which region a file is about. */
  async answerRegion(name, region) {
    await this.report(name).getByRole("combobox", { name: /Region/ }).selectOption({ label: region });
  }

  /** The IPAM or the regions that the import would make, as the page says it. */
  async setUp() {
    const said = this.page.getByText(/^(Creates an IPAM|Adds to the effective regions)/);
    return said.allTextContents();
  }

  /** Confirms that the files are whole lists. */
  async confirmWhole() {
    await this.page.getByRole("checkbox", { name: /whole lists/ }).check();
  }

  /** Does the import, and waits for the page that shows what came in. */
  async run() {
    await this.apply.click();
    await this.heading.filter({ hasNotText: "Import & Export" }).waitFor();
  }

  /** Does the import, and goes on from the scope that it shows to the list of its resources. */
  async runAndList() {
    await this.run();
    const tabs = this.page.getByRole("navigation", { name: "Tabs" });
    await tabs.getByRole("link", { name: /^Resource Management/ }).click();
  }

  /** Opens a workspace file in place of what is here. */
  async openWorkspace(name) {
    await this.report(name).getByRole("button", { name: "Open this workspace" }).click();
    const question = this.page.getByRole("dialog");
    const started = this.page.getByRole("button", { name: "Choose files" });
    await question.or(started).first().waitFor();
    if (await question.isVisible()) {
      await question.getByRole("button", { name: "Open this workspace" }).click();
    }
    await this.report(name).waitFor({ state: "detached" });
  }
}
