import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { calls, doing, failure, PROBE, type Python, python, serves, wanting } from "../src/python.ts";

const CALL = { command: "python3", arguments: [] };
const of = (version: Python["version"], venv = true): Python => ({ ...CALL, version, venv });

test("a Python says what it is", (t) => {
  let printed: string;
  try {
    printed = execFileSync("python3", ["-c", PROBE], { encoding: "utf8" });
  } catch {
    t.skip("there is no python3 here");
    return;
  }
  const said = python(CALL, printed);
  assert.equal(said?.version.length, 3);
  assert.equal(said.command, "python3");
});

test("what is no Python is none", () => {
  for (const printed of ["", "Python 3.11", "[1,2]", "{}", "[[3,11],true]"]) assert.equal(python(CALL, printed), undefined, printed);
  assert.deepEqual(python(CALL, "a warning\n[[3, 12, 1], false]\n"), of([3, 12, 1], false));
});

test("3.11 and newer serve, if they have venv", () => {
  assert.ok(serves(of([3, 11, 0])));
  assert.ok(serves(of([3, 14, 2])));
  assert.ok(serves(of([4, 0, 0])));
  assert.ok(!serves(of([3, 10, 9])));
  assert.ok(!serves(of([2, 7, 18])));
  assert.ok(!serves(of([3, 12, 0], false)));
});

test("a sentence says what is wanting", () => {
  assert.equal(wanting([], "darwin"), "newsls needs Python 3.11 or newer, and there is none on this machine.");
  const old = [of([3, 8, 1]), of([3, 9, 2]), of([2, 7, 18])];
  assert.equal(wanting(old, "win32"), "newsls needs Python 3.11 or newer; the newest on this machine is 3.9.2.");
  assert.match(wanting([of([3, 12, 0], false)], "linux"), /lacks its module venv.*python3-venv/);
  assert.doesNotMatch(wanting([of([3, 12, 0], false)], "darwin"), /Debian/);
});

test("Windows has a launcher, macOS another place", () => {
  assert.deepEqual(calls("win32")[0], { command: "py", arguments: ["-3"] });
  assert.equal(calls("linux")[0]?.command, "python3");
  assert.ok(calls("darwin").some(({ command }) => command.startsWith("/opt/homebrew")));
});

test("a failure of pip is told by its cause, else by its last error", () => {
  const offline = "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)': /simple/newsls/";
  assert.match(failure([offline, "ERROR: No matching distribution found for newsls"]), /can’t be reached/);
  assert.equal(failure(["Collecting newsls", "  ERROR: No matching distribution found for newsls", "[notice] x"]),
    "pip said: No matching distribution found for newsls"); // prettier-ignore
  assert.equal(failure(["OSError: [Errno 28] No space left on device"]), "The disk is full.");
  assert.equal(failure(["Segmentation fault", ""]), "pip said: Segmentation fault");
  assert.equal(failure([]), "pip ended without saying why.");
});

test("what pip does is told as it goes", () => {
  assert.equal(doing("Collecting lsprotocol<2026,>=2025.0.0 (from newsls)"), "fetching lsprotocol…");
  assert.equal(doing("Installing collected packages: a, b"), "unpacking…");
  assert.equal(doing("  Using cached x.whl (70 kB)"), undefined);
});
