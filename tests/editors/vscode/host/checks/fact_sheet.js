"use strict";

const vscode = require("vscode");

const { assert, finding, goTo, open, run, until } = require("../support.js");

const shown = () => vscode.window.visibleTextEditors.map((one) => `${one.viewColumn} ${one.document.uri}\n${one.document.getText()}`).join("\n");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the"); // the draft has been read
  await goTo(draft, "Portugal");
  await run("newsls.showFactSheet", "markdown");
  const sheet = await until(
    "the fact sheet beside the draft",
    () => vscode.window.visibleTextEditors.find((one) => one.document !== draft && one.document.getText().includes("1,000 megawatts")),
    shown,
  );
  assert.equal(sheet.viewColumn, vscode.ViewColumn.Two);
  assert.match(sheet.document.getText(), /Helena Quintela/u);
  await run("workbench.action.closeEditorsInOtherGroups");
};
