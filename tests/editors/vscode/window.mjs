/**
 * Walk through VS Code's window as a writer does, in Chromium, and keep a picture of each step.
 *
 * Reads its orders from the JSON file named by its argument; writes to `results` what came of each step as it comes,
 * pictures to `pictures`.
 */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

import processes from "./processes.cjs";
import { address, remote, start } from "./vscode.mjs";

const orders = JSON.parse(readFileSync(process.argv[2], "utf8"));
const DRAFT = "undersea-cable.md";

const { port, page, pid, stop } = await start(orders);

const editor = page.locator(".editor-group-container").first().locator(".monaco-editor").first();
const beside = page.locator(".editor-group-container").nth(1).locator(".monaco-editor").first();
const lines = editor.locator(".view-lines");

const servers = () => processes.serversBelow(pid).map((one) => one.pid);

/** A text as it is read: Monaco breaks lines where the window ends, and draws spaces that don't break. */
const plain = (text) => text.replaceAll(/\s+/gu, " ");
const shown = async (place = lines) => plain(await place.innerText());

/** Ask until the answer is true, at most for half a minute. */
async function until(what, question) {
  const end = Date.now() + 30_000;
  while (!(await question())) {
    if (Date.now() > end) {
      assert.fail(`waited in vain for ${what}; the editor shows:\n${await shown()}`);
    }
    await page.waitForTimeout(50); // between two looks, not in place of one
  }
}

/** The middle of a text in the draft's editor, in pixels; the text must stand on one line of the window. */
async function placeOf(text) {
  const place = await lines.evaluate((root, wanted) => {
    for (const line of root.querySelectorAll(".view-line")) {
      const nodes = [];
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        nodes.push(walker.currentNode);
      }
      const at = nodes.map((node) => node.data.replaceAll("\u00a0", " ")).join("").indexOf(wanted);
      if (at === -1) {
        continue;
      }
      const range = document.createRange();
      let before = 0;
      for (const node of nodes) {
        const [from, to] = [at - before, at + wanted.length - before];
        if (from >= 0 && from < node.data.length) {
          range.setStart(node, from);
        }
        if (to > 0 && to <= node.data.length) {
          range.setEnd(node, to);
        }
        before += node.data.length;
      }
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, top, bottom, x: (left + right) / 2, y: (top + bottom) / 2 };
    }
    return null;
  }, text);
  assert.ok(place, `the window does not show “${text}”:\n${await shown()}`);
  return place;
}

async function clickOn(text) {
  const { x, y } = await placeOf(text);
  await page.mouse.click(x, y);
}

/** Point at a text until a hover shows that matches; it. */
async function hoverOver(text, words) {
  const hover = page.locator(".monaco-hover:not(.hidden)").filter({ hasText: words }).first();
  const { x, y } = await placeOf(text);
  let step = 0;
  await until(`a hover over “${text}” that says ${words}`, async () => {
    if (step % 20 === 0) {
      await page.mouse.move(x + (step % 40 === 0 ? 0 : 2), y); // a pointer that rests is not asked about twice
    }
    step += 1;
    return hover.isVisible();
  });
  return hover;
}

/** Whether a squiggle stands under a text. */
async function underlined(text) {
  const place = await placeOf(text);
  return editor.locator(".squiggly-warning, .squiggly-info, .squiggly-hint").evaluateAll(
    (drawn, { left, right, top, bottom }) =>
      drawn.some((one) => {
        const box = one.getBoundingClientRect();
        const near = (a, b) => Math.abs(a - b) < 3;
        return near(box.left, left) && near(box.right, right) && box.top < bottom && box.bottom > top;
      }),
    place,
  );
}

const saved = path.join(orders.folder, DRAFT);
const kept = () => readFileSync(saved, "utf8");

/** Save the draft; over once the window says that nothing is left to be saved. */
async function save() {
  await page.keyboard.press("Control+s");
  await page.locator(".tab.active.dirty").waitFor({ state: "detached" });
}

/** Run a command from the palette. */
async function palette(title) {
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget input").first();
  await input.fill(`>${title}`);
  const row = page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first();
  await row.waitFor();
  await row.click();
}

const picture = (name, clip) => page.screenshot({ path: path.join(orders.pictures, `${name}.png`), clip });

const STEPS = {
  async squiggle() {
    await editor.waitFor();
    await page.keyboard.press("Control+b"); // the side bar takes the room
    await until("the draft", async () => (await shown()).includes("signed the the accord"));
    await until("a squiggle under “the the”", () => underlined("the the"));
    await until("a squiggle under “lead”", () => underlined("lead"));
    assert.ok(!(await underlined("Quintela told")), "a name has a squiggle");
    await picture("squiggle");
  },

  async problems() {
    await page.keyboard.press("Control+Shift+m");
    const rows = page.locator(".markers-panel .monaco-list-row");
    for (const message of ["“the the” says the same word twice.", "“lead”"]) {
      await rows.filter({ hasText: message }).first().waitFor();
    }
    await picture("problems");
    await page.keyboard.press("Control+j");
  },

  async hover() {
    const hover = await hoverOver("the the", "“the the” says the same word twice.");
    await picture("hover");
    assert.match(plain(await hover.innerText()), /newsls/u);
    await page.keyboard.press("Escape");
    const card = await hoverOver("Quintela told", "Deputy Energy Minister");
    await picture("card");
    assert.match(plain(await card.innerText()), /Helena Quintela/u);
    await page.keyboard.press("Escape");
  },

  async quick_fix() {
    await clickOn("lead");
    await page.keyboard.press("Control+.");
    const fix = page.locator(".action-widget .monaco-list-row").filter({ hasText: "Change to “led”" }).first();
    await fix.waitFor();
    await picture("quick-fix");
    await fix.click();
    await until("the fix", async () => (await shown()).includes("when he led the Moroccan"));
  },

  async rename() {
    await clickOn("Quintela told");
    await page.keyboard.press("F2");
    const box = page.locator(".rename-box input");
    await box.waitFor();
    assert.equal(await box.inputValue(), "Quintela");
    await box.fill("Quintella");
    await box.press("End");
    await picture("rename");
    const before = kept();
    await page.keyboard.press("Enter");
    await until("the new name", async () => (await shown()).includes("Helena Quintella, who"));
    await save();
    assert.equal(kept(), before.replaceAll("Quintela", "Quintella").replace("he lead the", "he led the"));
  },

  async fix_all() {
    await palette("newsls: Fix Everything");
    await until("the fixes", async () => (await shown()).includes("who signed the accord in Lisbon"));
    await until("the squiggles to go", async () => !(await underlined("the accord")));
    await save();
    assert.match(kept(), /pointing to a unique clause/u);
  },

  async killed() {
    const before = servers();
    assert.equal(before.length, 1, `not one server: ${before}`);
    process.kill(before[0], "SIGKILL");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("Quintella thanked the the crews.");
    await until("another server", () => servers().some((one) => one !== before[0]));
    await until("a squiggle under what is not saved", () => underlined("the the"));
    const told = page.locator(".notifications-toasts .notification-list-item");
    assert.ok((await told.count()) <= 1, `more than one message: ${await told.allInnerTexts()}`);
    await picture("killed");
    await palette("File: Revert File");
    await page.locator(".tab.active.dirty").waitFor({ state: "detached" });
    await page.keyboard.press("Control+Home");
  },

  async summary() {
    await clickOn("agreed on");
    await palette("newsls: Summarise Draft");
    const row = page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "3 sentences" }).first();
    await row.waitFor();
    await picture("summary-lengths");
    await row.click();
    const text = beside.locator(".view-lines");
    await until("the summary beside the draft", async () => (await text.count()) > 0 && (await shown(text)).includes("Lisbon"));
    await beside.locator(".codelens-decoration").filter({ hasText: "Copy" }).first().waitFor();
    await editor.locator(".cdr").first().waitFor({ state: "attached" });
    await picture("summary");
  },
};

const outcomes = {};
try {
  assert.deepEqual(orders.checks, Object.keys(STEPS), "test_vscode.py must name every step, in order");
  await page.goto(address(port, orders.folder, [["openFile", remote(port, path.join(orders.folder, DRAFT))]]));
  for (const name of orders.checks) {
    const begun = Date.now();
    let failure = null;
    try {
      await STEPS[name]();
    } catch (error) {
      failure = error.stack;
      await picture(`${name}-failed`).catch(() => undefined);
      await page.keyboard.press("Escape");
    }
    outcomes[name] = { failure, seconds: (Date.now() - begun) / 1000 };
    writeFileSync(orders.results, JSON.stringify(outcomes, null, 2));
  }
} finally {
  await stop();
}
process.exit(Object.values(outcomes).some(({ failure }) => failure) ? 1 : 0);
