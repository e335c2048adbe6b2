"use strict";

const { assert, extension, finding, findings, goTo, open, until } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the");
  await goTo(draft, "Portugal");
  const { status } = await extension();
  const says = () => `it says: ${status.text}`;
  const text = await until("the words and findings", () => /\d+ words/u.test(status.text) && status.text, says);
  assert.ok(text.includes(`${findings(draft).length} findings`), says());
  assert.match(text, /1 min/u);
};
