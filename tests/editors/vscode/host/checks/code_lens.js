"use strict";

const { assert, finding, open, run, under, until } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the"); // the draft has been read
  await under("editor.codeLens", true, async () => {
    const lens = await until("the lens", async () => {
      const lenses = await run("vscode.executeCodeLensProvider", draft.uri, 50);
      return lenses.find((one) => one.command?.title.startsWith("Helena Quintela: 2 mentions"));
    });
    assert.equal(lens.range.start.line, 2);
    await run(lens.command.command, ...lens.command.arguments);
  });
};
