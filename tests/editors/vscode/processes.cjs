"use strict";

const { execFileSync } = require("node:child_process");

/** The language servers that run below a process: their process ids, and the words they were started with. */
exports.serversBelow = (ancestor) => {
  const rows = execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(row))
    .filter(Boolean)
    .map(([, pid, parent, words]) => ({ pid: Number(pid), parent: Number(parent), words }));
  const below = new Set([ancestor]);
  for (let before = 0; before !== below.size; ) {
    before = below.size;
    rows.filter((row) => below.has(row.parent)).forEach((row) => below.add(row.pid));
  }
  return rows.filter((row) => below.has(row.pid) && /\bnewsls\b.*\bserve\b/u.test(row.words));
};
