// The first visit: three doors.

import { App } from "./app.mjs";

export class WelcomePage extends App {
  async openDemo() {
    await this.page.getByRole("button", { name: "Open the demo" }).click();
    // The program works for a moment before it goes on.
    await this.heading.filter({ hasNotText: "Plan and watch" }).waitFor();
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
