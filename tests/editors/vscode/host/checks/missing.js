"use strict";

const { assert, extension, finding, open, under, until } = require("../support.js");

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the");
  const newsls = await extension();
  const says = () => `it is ${newsls.state} and says: ${newsls.status.text}`;
  await under("path", "/nowhere/newsls", async () => {
    await until("the program to be missed", () => newsls.state === "missing", says);
    assert.equal(newsls.process, undefined);
  });
  await until("the server to be found again", () => newsls.state === "running", says);
  await finding(draft, "repeated-word", "the the");
};
