/** Runs inside the extension host: each check once, what came of it written down at once. */

"use strict";

const fs = require("node:fs");
const path = require("node:path");

const vscode = require("vscode");

/** Milliseconds a check may take in all, such as one that waits for a question to be answered. */
const PATIENCE = 240_000;

function inTime(name, check) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} did not end within ${PATIENCE / 1000} seconds`)), PATIENCE);
  });
  return Promise.race([check(), late]).finally(() => clearTimeout(timer));
}

exports.run = async () => {
  const outcomes = {};
  for (const name of process.env.NEWSLS_TEST_CHECKS.split(",")) {
    const begun = Date.now();
    let failure = null;
    try {
      await inTime(name, require(path.join(__dirname, "checks", `${name}.js`)).check);
    } catch (error) {
      failure = error instanceof Error ? error.stack : String(error);
    }
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    outcomes[name] = { failure, seconds: (Date.now() - begun) / 1000 };
    fs.writeFileSync(process.env.NEWSLS_TEST_RESULTS, JSON.stringify(outcomes, null, 2));
  }
};
