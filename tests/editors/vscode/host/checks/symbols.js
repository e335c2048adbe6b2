"use strict";

const { assert, finding, open, run } = require("../support.js");

const names = (symbols) => symbols.flatMap((one) => [one.name, ...names(one.children)]);

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the"); // the draft has been read
  const outline = await run("vscode.executeDocumentSymbolProvider", draft.uri);
  const all = names(outline);
  // VS Code's own outline of Markdown has the heading, too, with its number sign.
  assert.ok(all.includes("Portugal and Morocco settle the route of a cable"), `no heading: ${all.join("; ")}`);
  for (const name of ["Helena Quintela", "Berrada", "“We ran out of kilometers”"]) {
    assert.ok(all.some((one) => one.includes(name)), `the outline lacks ${name}: ${all.join("; ")}`);
  }
  const found = await run("vscode.executeWorkspaceSymbolProvider", "quintela");
  assert.ok(found.some((one) => one.name.includes("Helena Quintela")), "the workspace's symbols lack Helena Quintela");
};
