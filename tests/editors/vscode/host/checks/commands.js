"use strict";

const vscode = require("vscode");

const { assert, extension, finding, open } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the");
  await extension();
  const known = new Set(await vscode.commands.getCommands(true));
  const offered = vscode.extensions.getExtension("newsls.newsls").packageJSON.contributes.commands.map((one) => one.command);
  assert.ok(offered.includes("newsls.summariseDraft"));
  for (const command of offered) {
    assert.ok(known.has(command), `the palette offers ${command}, which nothing answers`);
  }
};
