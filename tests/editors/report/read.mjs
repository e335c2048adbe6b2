/**
 * Opens an HTML report in Chromium as a reader does, without a script and without a network, and says what is there.
 *
 *     node read.mjs CHROMIUM REPORT FOLDER
 *
 * Prints JSON; pictures of the light and the dark page, and the print, go into FOLDER.
 */

import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../vscode/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const [executablePath, report, folder] = process.argv.slice(2);
const address = pathToFileURL(report).href;

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
});
const found = { asked: [], colours: {} };
for (const colorScheme of ["light", "dark"]) {
  const context = await browser.newContext({ colorScheme, javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  page.on("request", (request) => found.asked.push(request.url()));
  await page.goto(address);
  const all = await page.locator("body").innerText();
  found.text = all;
  found.colours[colorScheme] = await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
  found.ink = await page.locator("body").evaluate((body) => getComputedStyle(body).color);
  const widths = await page.locator("html").evaluate((html) => [html.scrollWidth, html.clientWidth]);
  found.overflows = widths[0] > widths[1];
  found.marks = await page.locator("mark").allInnerTexts();
  found.said = await page.locator(".copy .said").count();
  found.cards = await page.locator(".card .name").allInnerTexts();
  await page.screenshot({ path: path.join(folder, `report-${colorScheme}.png`), fullPage: true });
  if (colorScheme === "light") {
    await page.locator("sup a").first().click();
    found.target = new URL(page.url()).hash;
    found.note = await page.locator(`[id="${found.target.slice(1)}"]`).innerText();
    await page.pdf({ path: path.join(folder, "report.pdf") });
  }
  await context.close();
}
await browser.close();
found.asked = found.asked.filter((url) => url !== address);
console.log(JSON.stringify(found));
