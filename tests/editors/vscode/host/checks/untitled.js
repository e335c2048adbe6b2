"use strict";

const vscode = require("vscode");

const { finding, gone, replace } = require("../support.js");

exports.check = async () => {
  const content = "🎉 The minister signed the the accord.\n";
  const draft = await vscode.workspace.openTextDocument({ language: "plaintext", content });
  await vscode.window.showTextDocument(draft);
  await finding(draft, "repeated-word", "the the");
  await replace(draft, "the the", "the");
  await gone(draft, "repeated-word", "the the");
};
