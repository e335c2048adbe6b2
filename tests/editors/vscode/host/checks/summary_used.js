"use strict";

const vscode = require("vscode");

const { assert, finding, goTo, open, run, until } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the"); // the draft has been read
  const before = draft.getText();
  await goTo(draft, "Portugal and Morocco settle");
  await run("newsls.summariseDraft", { sentences: 2, style: "bullets" });
  const shown = await until("the summary", () => vscode.window.visibleTextEditors.find((one) => one.document.uri.scheme === "newsls-summary"));
  const summary = shown.document.getText().trim();
  assert.match(summary, /^- .+\n- .+$/u);

  await run("newsls.copySummary", shown.document.uri);
  assert.equal(await vscode.env.clipboard.readText(), summary);

  await goTo(draft, "The cable will carry");
  await run("newsls.insertSummary", shown.document.uri);
  await until("the summary in the draft", () => draft.getText() !== before);
  assert.equal(draft.getText(), before.replace("The cable will carry", `${summary}\n\nThe cable will carry`));
  await run("undo");
  assert.equal(draft.getText(), before, "one undo does not take it back");
  await run("workbench.action.closeEditorsInOtherGroups");
};
