"use strict";

const { assert, codeOf, finding, findings, open, rangeOf, until, listed } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "confused-word", "lead");
  await finding(draft, "repeated-word", "the the");
  await finding(draft, "invisible-character", "\ufe0f");
  const after = await finding(draft, "repeated-word", "of of"); // on a line that begins with an emoji
  assert.equal(after.range.start.character, "🎉 The harbor was full ".length);
  assert.equal(after.message, "“of of” says the same word twice.");

  const claim = rangeOf(draft, "will likely hurt small fleets");
  await until(
    "unattributed-claim",
    () => findings(draft).some((one) => codeOf(one) === "unattributed-claim" && one.range.intersection(claim)),
    () => listed(draft),
  );
  for (const one of findings(draft)) {
    assert.ok(!draft.getText(one.range).includes("Quintela"), `a name is flagged: ${one.message}`);
  }
};
