"use strict";

const vscode = require("vscode");

const { assert, finding, open, placeOf, run } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the"); // the draft has been read
  const at = placeOf(draft, "Quintela told");
  const { placeholder } = await run("vscode.prepareRename", draft.uri, at);
  assert.equal(placeholder, "Quintela");
  const before = draft.getText();
  const edit = await run("vscode.executeDocumentRenameProvider", draft.uri, at, "Quintella");
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.equal(draft.getText(), before.replaceAll("Quintela", "Quintella"));
};
