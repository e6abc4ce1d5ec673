// Where the page is served. `cargo xtask test e2e` serves it and says where; a story that is run by
// hand starts the same server itself.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { after } from "node:test";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

let server;
let address;

/** The address of the page's root, with a slash at its end. */
export function serverUrl() {
  address ??= process.env.FREEHOLD_URL ? Promise.resolve(process.env.FREEHOLD_URL) : startServer();
  return address;
}

// Cargo starts the server as a child of its own, so the whole group has to end.
after(() => server && process.kill(-server.pid));

function startServer() {
  server = spawn("cargo", ["xtask", "serve", "--no-build", "--port", "0"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`the server ended with code ${code}`)));
    server.stdout.setEncoding("utf8");
    server.stdout.on("data", (text) => {
      const found = text.match(/http:\/\/\S+/);
      if (found) resolve(found[0]);
    });
  });
}
