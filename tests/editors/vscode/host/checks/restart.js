"use strict";

const { assert, finding, open, replace, run, servers, until } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the");
  const before = servers();
  await replace(draft, "the the accord", "an an accord");
  await run("newsls.restart");
  await until("another server alone", () => servers().length === 1 && servers()[0] !== before[0], () => String(servers()));
  await finding(draft, "repeated-word", "an an");
  assert.ok(draft.isDirty);
};
