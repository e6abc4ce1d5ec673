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

  /** Chooses files at the second door itself. */
  async chooseFiles(...files) {
    const picker = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "Import files" }).click();
    await (await picker).setFiles(files);
    await this.heading.filter({ hasText: "Import & Export" }).waitFor();
  }

  /** Drops a file somewhere on the page, where no drop zone is. */
  async drop({ name, buffer }) {
    await this.page.evaluate(([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      for (const type of ["dragover", "drop"]) {
        const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        if (document.querySelector("h1").dispatchEvent(event)) throw new Error(`the browser would take the ${type}`);
      }
    }, [name, buffer.toString()]);
  }

  async importFiles() {
    await this.page.getByRole("link", { name: "What can be imported, and how to get it" }).click();
    await this.heading.filter({ hasText: "Import & Export" }).waitFor();
  }
}
