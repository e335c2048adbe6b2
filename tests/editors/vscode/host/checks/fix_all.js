"use strict";

const { assert, finding, goTo, gone, open, run } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "of of");
  await goTo(draft, "Portugal");
  const before = draft.getText();
  await run("newsls.fixAll");
  await gone(draft, "repeated-word", "of of");
  await gone(draft, "repeated-word", "the the");
  const after = draft.getText();
  assert.match(after, /who signed the accord in Lisbon/u);
  assert.match(after, /🎉 The harbor was full of flags\. “We ran out/u);
  assert.match(after, /when he lead the Moroccan/u, "a fix that needs a choice was made");
  await run("undo");
  assert.equal(draft.getText(), before, "one undo does not take it all back");
};
