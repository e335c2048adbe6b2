"use strict";

const vscode = require("vscode");

const { assert, finding, goTo, open, run, until } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the"); // the draft has been read
  const made = await run("newsls.summarise", draft.uri.toString(), { sentences: 2 });
  assert.equal(made.sentences.length, 2);
  for (const one of made.sentences) {
    const { start, end } = one.range;
    const place = new vscode.Range(start.line, start.character, end.line, end.character);
    assert.equal(draft.getText(place), one.text);
    assert.ok(one.reason, "no reason is given");
  }

  await goTo(draft, "Portugal");
  await run("newsls.summariseDraft", { sentences: 2, style: "paragraph" });
  const shown = await until(
    "the summary beside the draft",
    () => vscode.window.visibleTextEditors.find((one) => one.document !== draft && one.document.getText().includes(made.sentences[0].text)),
    () => vscode.window.visibleTextEditors.map((one) => `${one.viewColumn} ${one.document.uri}\n${one.document.getText()}`).join("\n"),
  );
  assert.equal(shown.viewColumn, vscode.ViewColumn.Two);
  assert.ok(shown.document.getText().includes(made.sentences[1].text));
  await run("workbench.action.closeEditorsInOtherGroups");
};
