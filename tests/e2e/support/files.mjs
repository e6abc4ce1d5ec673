// Files that go in, and files that come out.

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const FEEDS = new URL("../../feeds/", import.meta.url);

/** A sample of tests/feeds, as a picker would hand it over. */
export async function feed(path) {
  const buffer = await readFile(fileURLToPath(new URL(path, FEEDS)));
  return { name: basename(path), mimeType: "application/json", buffer };
}

/** A file made by the story itself. */
export function made(name, content) {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return { name, mimeType: "application/json", buffer: Buffer.from(text) };
}

/** Does what starts a download, and gives the file's name and text. */
export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  const text = await readFile(await download.path(), "utf8");
  return { name: download.suggestedFilename(), text };
}

/** The same with the bytes, for files that hold no text. */
export async function downloadedBytes(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes };
}

/** Reads a CSV file into one object for each line, by the titles of its columns. */
export function csvRows(text) {
  const [titles, ...lines] = csvLines(text.replace(/^\ufeff/, ""));
  return lines.map((cells) => {
    if (cells.length !== titles.length) throw new Error(`a line of ${cells.length} cells: ${cells}`);
    return Object.fromEntries(titles.map((title, place) => [title, cells[place]]));
  });
}

function csvLines(text) {
  const lines = [];
  let cells = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) throw new Error(`no CSV: ${text.slice(0, 200)}`);
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2]);
    if (found[3] !== ",") {
      lines.push(cells);
      cells = [];
    }
  }
  return lines;
}
