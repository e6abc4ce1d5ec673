// Monitoring charts: ranges, figures with their legend, read-out, table and downloads.

import { csvRows, downloaded, downloadedBytes } from "../support/files.mjs";
import { App } from "./app.mjs";

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A time of a CSV file as the page writes it, where clocks show UTC. */
export function shownTime(iso) {
  const [, year, month, day, clock] = iso.match(/^(\d+)-(\d+)-(\d+)T(\d+:\d+):/);
  return `${Number(day)} ${MONTHS[month - 1]} ${year}, ${clock}`;
}

export class ChartsPage extends App {
  constructor(page) {
    super(page);
    this.ranges = page.getByRole("navigation", { name: "Time range" });
    this.from = page.getByLabel("From", { exact: true });
    this.to = page.getByLabel("To", { exact: true });
  }

  async show(place) {
    await this.go(place);
    await this.ranges.waitFor();
  }

  async choose(range) {
    const link = this.ranges.getByRole("link", { name: range, exact: true });
    await link.click();
    await this.ranges.locator("[aria-current]").filter({ hasText: range }).waitFor();
  }

  chart(title) {
    return new Chart(this.page, title);
  }
}

class Chart {
  constructor(page, title) {
    this.page = page;
    this.title = title;
    this.figure = page.getByRole("figure", { name: title, exact: true });
    this.picture = this.figure.getByRole("img", { name: title, exact: true });
    this.plot = this.figure.getByRole("group", { name: `${title}. ` });
    this.read = this.figure.getByRole("status").first();
    this.table = this.figure.getByRole("region", { name: `${title}: all observations` });
  }

  /** What the picture says of itself to those who cannot see it. */
  async said() {
    return this.picture.locator("desc").textContent();
  }

  /** How many observations it shows. */
  async count() {
    const [, number] = (await this.said()).match(/: ([\d,]+) observation/);
    return Number(number.replaceAll(",", ""));
  }

  legend(line) {
    return this.figure.getByRole("button", { name: new RegExp(`^${line}`) });
  }

  button(kind) {
    return this.figure.getByTitle(`Download ${this.title} as ${kind}`);
  }

  /** The file of this kind: its name, and its text or its bytes. */
  async file(kind) {
    const press = () => this.button(kind).click();
    return kind === "PNG" ? downloadedBytes(this.page, press) : downloaded(this.page, press);
  }

  async csv() {
    return csvRows((await this.file("CSV")).text);
  }

  async openTable() {
    await this.figure.getByText("As a table").click();
    await this.table.waitFor();
  }

  /** The rows that are there, each by its number among all. */
  async rows() {
    return this.table.locator("tbody tr[aria-rowindex]").evaluateAll((rows) =>
      rows.map((row) => ({
        number: Number(row.getAttribute("aria-rowindex")),
        cells: [...row.querySelectorAll("th, td")].map((cell) => cell.textContent.trim()),
      })),
    );
  }
}
