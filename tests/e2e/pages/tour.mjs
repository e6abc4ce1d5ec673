// The tour: its offer, its steps, the way on, back and out.

import { App } from "./app.mjs";

export class Tour extends App {
  constructor(page) {
    super(page);
    this.offer = page.getByRole("region", { name: "New here? Five steps show what matters" });
    this.step = page.getByRole("region", { name: /^Step \d of 5/ });
    this.next = this.step.getByRole("button", { name: "Next" });
    this.back = this.step.getByRole("button", { name: "Back" });
    this.finish = this.step.getByRole("button", { name: "Finish" });
    this.leave = this.step.getByRole("button", { name: "Leave the tour" });
  }

  /** Waits for a step, and until the focus is on its heading. */
  async at(number) {
    const heading = this.page.getByRole("heading", { level: 2, name: `Step ${number} of 5` });
    await heading.waitFor();
    await this.page.waitForFunction(() => document.activeElement?.id === "tour-title");
  }

  async startFromHelp() {
    await this.page.getByRole("button", { name: "Help" }).click();
    await this.page.getByRole("menuitem", { name: "Take the tour" }).click();
  }

  /** True where the page's own heading has the focus. */
  async pageHasFocus() {
    return this.page.waitForFunction(() => document.activeElement?.matches("main h1"));
  }
}
