"use strict";

const vscode = require("vscode");

const { assert, finding, goTo, open, rangeOf, run, until } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the"); // the draft has been read
  const editor = await goTo(draft, "The cable will carry");
  const range = rangeOf(draft, "The cable will carry").union(rangeOf(draft, "asked him."));
  editor.selection = new vscode.Selection(range.start, range.end);
  await run("newsls.summariseSelection", { sentences: 1 });
  const shown = await until("the summary", () => vscode.window.visibleTextEditors.find((one) => one.document.uri.scheme === "newsls-summary"));
  const summary = shown.document.getText().trim();
  assert.ok(draft.getText(range).includes(summary.slice(0, 20)), `it is not of the selection: ${summary}`);

  // An action of the server that asks for a choice has the extension ask, and show what was chosen.
  const asked = run("newsls.summarise", draft.uri.toString(), { ask: true });
  await until("the lengths to choose from", async () => {
    await run("workbench.action.acceptSelectedQuickOpenItem");
    return Promise.race([asked.then(() => true), new Promise((resolve) => setTimeout(() => resolve(false), 100))]);
  });
  const after = await until("the summary of the draft", () => shown.document.getText().trim() !== summary && shown.document.getText().trim());
  assert.ok(draft.getText().includes(after.slice(0, 20)), `it is not of the draft: ${after}`);
  await run("workbench.action.closeEditorsInOtherGroups");
};
