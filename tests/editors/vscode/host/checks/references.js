"use strict";

const { assert, finding, open, placeOf, run } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the"); // the draft has been read
  const at = placeOf(draft, "Quintela told");
  const mentions = await run("vscode.executeReferenceProvider", draft.uri, at);
  const own = mentions.filter((one) => one.uri.toString() === draft.uri.toString()); // other drafts name her, too
  assert.deepEqual(own.map((one) => one.range.start.line), [2, 6]);
  const [first] = await run("vscode.executeDefinitionProvider", draft.uri, at);
  assert.equal((first.targetRange ?? first.range).start.line, 2);
  const lit = await run("vscode.executeDocumentHighlights", draft.uri, at);
  assert.deepEqual(lit.map((one) => draft.getText(one.range)), ["Helena Quintela", "Quintela"]);
};
