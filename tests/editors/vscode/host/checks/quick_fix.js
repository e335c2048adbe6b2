"use strict";

const { actions, assert, carryOut, finding, gone, open, rangeOf } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "confused-word", "lead");
  const offered = await actions(draft, "lead the Moroccan", "quickfix");
  const fix = offered.find((one) => one.title === "Change to “led”");
  assert.ok(fix, `it is not offered: ${offered.map((one) => one.title).join("; ")}`);
  assert.equal(offered[0], fix, "it is not the first");
  assert.equal(fix.isPreferred, true);
  const before = draft.getText();
  await carryOut(fix);
  assert.equal(draft.getText(), before.replace("when he lead the", "when he led the"));
  rangeOf(draft, "🎉 The harbor was full of of flags.");
  await gone(draft, "confused-word", "lead");
};
