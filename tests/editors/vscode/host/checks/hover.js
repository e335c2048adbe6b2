"use strict";

const { assert, finding, hover, open } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  const { message } = await finding(draft, "repeated-word", "the the");
  const card = await hover(draft, "Quintela told");
  assert.match(card, /Helena Quintela/u);
  assert.match(card, /Energy Minister/u);
  const reason = await hover(draft, "the the");
  assert.match(reason, /repeated-word/u);
  assert.ok(!reason.includes(message), `the hover says again what VS Code shows of the finding: ${reason}`);
};
