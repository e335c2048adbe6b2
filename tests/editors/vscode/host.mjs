/**
 * Run checks of host/checks inside VS Code's extension host, one after another.
 *
 * Reads its orders from the JSON file named by its argument; writes to `results` what came of each check as it comes,
 * to `log` what VS Code said.
 */

import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

import { address, remote, start } from "./vscode.mjs";

const orders = JSON.parse(readFileSync(process.argv[2], "utf8"));
const here = path.join(path.dirname(fileURLToPath(import.meta.url)), "host");
process.env.NEWSLS_TEST_RESULTS = orders.results; // the extension host inherits them
process.env.NEWSLS_TEST_WHEEL = orders.wheel;
process.env.NEWSLS_TEST_CHECKS = orders.checks.join(",");

const { port, page, stop } = await start(orders, "--enable-smoke-test-driver");
let code = 1;

/** What VS Code has told the writer meanwhile; in a window with such checks it is shown when one asks. */
async function told() {
  await page.locator('[id="status.notifications"]').click();
  const messages = page.locator(".notifications-center .notification-list-item-message");
  return (await messages.allInnerTexts()).map((message) => `The window says: ${message}\n`).join("");
}

try {
  const ended = new Promise((resolve) => {
    void page.exposeFunction("codeAutomationExit", resolve);
  });
  await page.exposeFunction("codeAutomationLog", (kind, words) => appendFileSync(orders.log, `${kind} ${words.join(" ")}\n`));
  await page.goto(
    address(port, orders.folder, [
      ["extensionDevelopmentPath", remote(port, here)],
      ["extensionTestsPath", remote(port, path.join(here, "index.js"))],
    ]),
  );
  code = await ended;
  appendFileSync(orders.log, await told());
} finally {
  await stop();
}
process.exit(code);
