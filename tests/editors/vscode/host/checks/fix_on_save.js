"use strict";

const vscode = require("vscode");

const { assert, finding, goTo, open, replace } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "of of");
  await goTo(draft, "Portugal");
  const editor = vscode.workspace.getConfiguration("editor");
  await editor.update("codeActionsOnSave", { "source.fixAll.newsls": "explicit" }, vscode.ConfigurationTarget.Workspace);
  try {
    await replace(draft, "She laughed", "She smiled");
    assert.ok(await draft.save());
  } finally {
    await editor.update("codeActionsOnSave", undefined, vscode.ConfigurationTarget.Workspace);
  }
  const saved = Buffer.from(await vscode.workspace.fs.readFile(draft.uri)).toString("utf8");
  assert.match(saved, /full of flags\..*She smiled/u);
};
