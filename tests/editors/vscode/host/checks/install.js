"use strict";

const fs = require("node:fs/promises");
const path = require("node:path");

const vscode = require("vscode");

const { assert, extension, finding, open, programs, run, servers, until } = require("../support.js");

const choose = (source) =>
  vscode.workspace.getConfiguration("newsls").update("install.source", source, vscode.ConfigurationTarget.Global);

exports.check = async () => {
  const draft = await open("draft.md");
  await finding(draft, "repeated-word", "the the");
  const newsls = await extension();
  const before = servers();
  const wheel = process.env.NEWSLS_TEST_WHEEL;
  await choose(wheel);
  let folder;
  try {
    await until("the setting to be known", () => vscode.workspace.getConfiguration("newsls").get("install.source") === wheel);
    await run("newsls.install");
    await until("the server that was installed", () => newsls.state === "running" && newsls.process !== before[0], () => newsls.state);
    const program = programs()[0];
    folder = /^(\S*newsls-\d+)\S* -m newsls serve/u.exec(program)?.[1];
    assert.ok(folder, `another program runs: ${program}`);
    assert.ok((await fs.readdir(folder)).includes("ready.json"));
    const other = await open("draft.txt");
    await finding(other, "repeated-word", "the the");
  } finally {
    await choose(undefined);
    if (folder) {
      await fs.rm(folder, { recursive: true, force: true });
    }
    await run("newsls.restart");
  }
  await until("the server of the search path", () => newsls.state === "running" && !programs().some((one) => one.includes(path.basename(folder))));
};
