"use strict";

const { assert, finding, open, placeOf, run, under, until } = require("../support.js");

/** [line, first character, length, kind] of every token. */
function read(tokens, legend) {
  const found = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < tokens.data.length; i += 5) {
    const [down, along, length, kind] = tokens.data.subarray(i, i + 4);
    character = down ? along : character + along;
    line += down;
    found.push([line, character, length, legend.tokenTypes[kind]]);
  }
  return found;
}

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the"); // the draft has been read
  await under("editor.semanticTokens", true, async () => {
    const at = placeOf(draft, "Quintela told"); // after an emoji
    const kind = await until("the colour of a source", async () => {
      const legend = await run("vscode.provideDocumentSemanticTokensLegend", draft.uri);
      const tokens = legend && (await run("vscode.provideDocumentSemanticTokens", draft.uri));
      const found = tokens && read(tokens, legend).find(([line, character]) => line === at.line && character === at.character);
      return found?.[2] === "Quintela".length && found[3];
    });
    assert.ok(kind);
  });
};
