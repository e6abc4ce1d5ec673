// The first visit: three doors.

import { App } from "./app.mjs";

export class WelcomePage extends App {
  /** Opens the demo, in place of what is there if anything is. */
  async openDemo() {
    const open = { name: "Open the demo" };
    await this.page.getByRole("button", open).first().click();
    const question = this.page.getByRole("dialog", { name: "Put the demo in place of your work?" });
    // The program works for a moment before it goes on.
    const there = this.heading.filter({ hasNotText: "Plan and watch" });
    await question.or(there).first().waitFor();
    if (await question.isVisible()) await question.getByRole("button", open).click();
    await there.waitFor();
  }

  async startEmpty() {
    await this.page.getByRole("link", { name: "Create an IPAM" }).click();
    await this.heading.filter({ hasText: "IPAM" }).waitFor();
  }

  async importFiles() {
    await this.page.getByRole("link", { name: "Import files" }).click();
    await this.heading.filter({ hasText: "Import & Export" }).waitFor();
  }
}
