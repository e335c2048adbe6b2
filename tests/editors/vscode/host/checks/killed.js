"use strict";

const { assert, finding, gone, open, replace, servers, until } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the");
  await replace(draft, "the the accord", "an an accord"); // unsaved
  await finding(draft, "repeated-word", "an an");
  const before = servers();
  assert.equal(before.length, 1, `not one server: ${before}`);

  process.kill(before[0], "SIGKILL");
  await until("another server", () => servers().some((one) => one !== before[0]));
  await replace(draft, "full of of flags", "full of of of flags");
  await finding(draft, "repeated-word", "of of of");
  await finding(draft, "repeated-word", "an an");
  await gone(draft, "repeated-word", "the the");
  assert.ok(draft.isDirty, "the unsaved text was saved");
  assert.match(draft.getText(), /signed an an accord/u);
  assert.equal(servers().length, 1, "a server was left behind");
};
