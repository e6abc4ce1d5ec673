// Starting Chromium, in a way that works on a desktop, as root in a container, and offline.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const FLAGS = [
  // Tests run as root in containers, where Chromium's own sandbox cannot start.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch() {
  return chromium.launch({ executablePath: executable(), headless: true, args: FLAGS });
}

function executable() {
  const found = process.env.CHROME ?? USUAL.find((file) => existsSync(file));
  if (!found) throw new Error("No Chromium was found: name its program in CHROME.");
  return found;
}
