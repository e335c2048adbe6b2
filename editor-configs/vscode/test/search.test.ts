import assert from "node:assert/strict";
import { test } from "node:test";

import { beside, expanded, find, type Machine, type Wishes } from "../src/search.ts";

const NOTHING: Wishes = { path: "", interpreter: "", folders: [], environment: undefined };

function machine(files: readonly string[], windows = false, path = windows ? "C:\\bin" : "/usr/local/bin:/usr/bin"): Machine {
  return { windows, home: windows ? "C:\\Users\\ada" : "/home/ada", path, exists: (file) => files.includes(file) };
}

const EVERYWHERE = [
  "/opt/newsls",
  "/opt/python",
  "/drafts/.venv/bin/newsls",
  "/storage/newsls-1/bin/python",
  "/usr/bin/newsls",
];
const ALL: Wishes = { path: "/opt/newsls", interpreter: "/opt/python", folders: ["/drafts"], environment: "/storage/newsls-1" };

test("what was chosen comes first, then the workspace, then our own, then the search path", () => {
  const there = machine(EVERYWHERE);
  const serve = ["serve", "--stdio"];
  const module = ["-m", "newsls", ...serve];
  const order = [
    [ALL, "/opt/newsls", serve, "setting"],
    [{ ...ALL, path: "" }, "/opt/python", module, "setting"],
    [{ ...ALL, path: "", interpreter: " " }, "/drafts/.venv/bin/newsls", serve, "workspace"],
    [{ ...NOTHING, environment: "/storage/newsls-1" }, "/storage/newsls-1/bin/python", module, "installed"],
    [NOTHING, "/usr/bin/newsls", serve, "search path"],
  ] as const;
  for (const [wishes, command, args, origin] of order) {
    assert.deepEqual(find(wishes, there), { program: { command, arguments: args, origin } });
  }
});

test("nothing is found where there is nothing", () => {
  assert.deepEqual(find({ ...ALL, path: "", interpreter: "" }, machine([])), {});
});

test("a program that was chosen and is not there is a problem, not a reason to take another", () => {
  const { program, problem } = find({ ...ALL, path: "/opt/gone" }, machine(EVERYWHERE));
  assert.equal(program, undefined);
  assert.equal(problem, "The setting newsls.path names “/opt/gone”, and there is no such program.");
  assert.match(find({ ...ALL, path: "", interpreter: "gone" }, machine(EVERYWHERE)).problem ?? "", /newsls\.interpreter names “gone”/);
});

test("a name without a folder is looked for on the search path, a relative path nowhere", () => {
  const there = machine(["/usr/bin/newsls", "/usr/bin/./newsls", "newsls", "./newsls"]);
  assert.equal(find({ ...NOTHING, path: "newsls" }, there).program?.command, "/usr/bin/newsls");
  assert.match(find({ ...NOTHING, path: "./newsls" }, there).problem ?? "", /no such program/);
});

test("an empty or relative folder of the search path is passed over: it would be the writer's own", () => {
  const there = machine(["newsls", "/usr/bin/newsls", "drafts/newsls"], false, ":drafts:/usr/bin");
  assert.equal(find(NOTHING, there).program?.command, "/usr/bin/newsls");
});

test("a tilde is the writer's own folder", () => {
  const there = machine(["/home/ada/bin/newsls"]);
  assert.equal(find({ ...NOTHING, path: "~/bin/newsls" }, there).program?.command, "/home/ada/bin/newsls");
  assert.equal(expanded("~other/x", there), "~other/x");
});

test("the first folder with an environment has it, in either layout", () => {
  const wishes = { ...NOTHING, folders: ["/a", "/b", "/c"] };
  const there = machine(["/b/.venv/Scripts/newsls.exe", "/c/.venv/bin/newsls"]);
  assert.equal(find(wishes, there).program?.command, "/b/.venv/Scripts/newsls.exe");
});

test("on Windows programs end in .exe and folders are split by semicolons", () => {
  const there = machine(["D:\\tools\\newsls.exe", "C:\\d\\.venv\\Scripts\\newsls.exe"], true, "C:\\bin;D:\\tools");
  assert.equal(find(NOTHING, there).program?.command, "D:\\tools\\newsls.exe");
  assert.equal(find({ ...NOTHING, folders: ["C:\\d"] }, there).program?.command, "C:\\d\\.venv\\Scripts\\newsls.exe");
  assert.equal(find({ ...NOTHING, path: "D:\\tools\\newsls" }, there).program?.command, "D:\\tools\\newsls.exe");
  assert.deepEqual(beside("C:\\e", "python", { windows: true }), ["C:\\e\\Scripts\\python.exe", "C:\\e\\bin\\python"]);
});
