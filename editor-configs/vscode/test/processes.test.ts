import assert from "node:assert/strict";
import { execPath } from "node:process";
import { test } from "node:test";

import { run } from "../src/processes.ts";

test("a program's lines come as they are printed, and its exit code at the end", async () => {
  const seen: string[] = [];
  const script = "console.log('one\\r'); console.error('two'); process.exitCode = 3";
  const { code, lines } = await run(execPath, ["-e", script], { onLine: (line) => seen.push(line) });
  assert.equal(code, 3);
  assert.deepEqual([...lines].sort(), ["one", "two"]);
  assert.deepEqual(seen, lines);
});

test("a program that isn't there has no exit code, and its line says so", async () => {
  const { code, lines } = await run("newsls-that-is-not-there", []);
  assert.equal(code, undefined);
  assert.match(lines.join(), /ENOENT/);
});

test("a program is ended when its caller gives up", async () => {
  const giveUp = new AbortController();
  const begun = run(execPath, ["-e", "console.log('up'); setInterval(() => {}, 1000)"], {
    signal: giveUp.signal,
    onLine: () => giveUp.abort(),
  });
  assert.equal((await begun).code, undefined);
});

test("a program that takes too long is ended", async () => {
  assert.equal((await run(execPath, ["-e", "setInterval(() => {}, 1000)"], { timeout: 200 })).code, undefined);
});

test("the environment that is given is laid over that of the editor", async () => {
  const { lines } = await run(execPath, ["-p", "[process.env.PIP_USER, !!process.env.PATH]"], { environment: { PIP_USER: "0" } });
  assert.match(lines.join(), /'0', true/);
});
