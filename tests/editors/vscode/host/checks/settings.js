"use strict";

const { assert, finding, gone, has, open, servers, under } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the");
  const before = servers();
  await under("ignore", ["repeated-word"], async () => {
    await gone(draft, "repeated-word", "the the");
    assert.ok(has(draft, "confused-word", "lead"), "more was ignored than asked for");
  });
  await finding(draft, "repeated-word", "the the");
  assert.deepEqual(servers(), before, "the server was started anew");
};
