"use strict";

const { assert, finding, goTo, open, run, until } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the"); // the draft has been read
  await goTo(draft, "Portugal");
  const before = draft.getText();
  await run("newsls.insertDescription");
  const written = await until("the description", () => /^---\ndescription: (.+)\n---\n/u.exec(draft.getText()), () => draft.getText());
  assert.ok(written[1].length <= 165, `it is too long: ${written[1]}`);
  assert.ok(draft.getText().endsWith(before), "the rest of the draft was changed");
  await goTo(draft, "Portugal and Morocco settle");
  await run("undo");
  assert.equal(draft.getText(), before, "one undo does not take it back");
};
