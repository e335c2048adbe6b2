"use strict";

const vscode = require("vscode");

const { assert, carryOut, actions, finding, gone, open } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.txt");
  assert.equal(draft.eol, vscode.EndOfLine.CRLF);
  const found = await finding(draft, "repeated-word", "the the");
  assert.deepEqual(found.range, new vscode.Range(2, 19, 2, 26)); // an emoji is two units of UTF-16
  const [fix] = await actions(draft, "the the", "quickfix");
  await carryOut(fix);
  assert.equal(draft.getText(), "🎉 Lisbon\r\n\r\n🎉 Quintela signed the accord.\r\n");
  await gone(draft, "repeated-word", "the the");
};
