"use strict";

const { finding, findings, assert, open, listed } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.html");
  await finding(draft, "repeated-word", "the <b>the");
  assert.equal(findings(draft).length, 1, `markup is not prose\n${listed(draft)}`);
};
