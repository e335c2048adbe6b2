/** What the checks share. */

"use strict";

const assert = require("node:assert/strict");
const vscode = require("vscode");

const { serversBelow } = require("../processes.cjs");

/** Milliseconds to wait for anything: a slow machine is not a failure. */
const PATIENCE = 30_000;
const EXTENSION = "newsls.newsls";

let opened = 0;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Ask until the answer is something, and give it; the wait fails with `what` and, if given, how things stand. */
async function until(what, question, state = () => "") {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await question();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      assert.fail(`waited in vain for ${what}\n${await state()}`);
    }
    await pause(20);
  }
}

const folder = () => vscode.workspace.workspaceFolders[0].uri;

/** Show a copy of a draft of the workspace, which no other check knows; its document. */
async function open(name) {
  opened += 1;
  const copy = vscode.Uri.joinPath(folder(), `${opened}-${name}`);
  await vscode.workspace.fs.copy(vscode.Uri.joinPath(folder(), name), copy, { overwrite: true });
  const draft = await vscode.workspace.openTextDocument(copy);
  await vscode.window.showTextDocument(draft, { viewColumn: vscode.ViewColumn.One, preview: false });
  return draft;
}

/** The code of a diagnostic, whether or not it links to its page. */
const codeOf = (diagnostic) => (typeof diagnostic.code === "object" ? diagnostic.code.value : diagnostic.code);

const findings = (draft) => vscode.languages.getDiagnostics(draft.uri).filter((one) => one.source === "newsls");

/** What the draft's diagnostics are, one a line. */
function listed(draft) {
  const lines = findings(draft).map((one) => {
    const { start, end } = one.range;
    return `${start.line}:${start.character}-${end.line}:${end.character} ${codeOf(one)} “${draft.getText(one.range)}” ${one.message}`;
  });
  return `--- diagnostics\n${lines.join("\n")}\n--- draft\n${draft.getText()}`;
}

/** Whether there is a finding with this code over this text. */
const has = (draft, code, text) => findings(draft).find((one) => codeOf(one) === code && draft.getText(one.range) === text);

/** Wait for the finding with this code over this text. */
const finding = (draft, code, text) => until(`${code} over “${text}”`, () => has(draft, code, text), () => listed(draft));

/** Wait until there is no finding with this code over this text. */
const gone = (draft, code, text) => until(`${code} over “${text}” to go`, () => !has(draft, code, text), () => listed(draft));

/** Where a text of the draft stands. */
function rangeOf(draft, text) {
  const at = draft.getText().indexOf(text);
  assert.notEqual(at, -1, `the draft has no “${text}”\n${draft.getText()}`);
  return new vscode.Range(draft.positionAt(at), draft.positionAt(at + text.length));
}

const placeOf = (draft, text) => rangeOf(draft, text).start;

/** Replace a text of the draft, as typing would. */
async function replace(draft, old, fresh) {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(draft.uri, rangeOf(draft, old), fresh);
  assert.ok(await vscode.workspace.applyEdit(edit), "the edit was refused");
}

/** Put the cursor before a text of the draft, in the editor that shows it. */
async function goTo(draft, text) {
  const editor = await vscode.window.showTextDocument(draft, { viewColumn: vscode.ViewColumn.One, preview: false });
  const place = placeOf(draft, text);
  editor.selection = new vscode.Selection(place, place);
  return editor;
}

const run = (command, ...words) => vscode.commands.executeCommand(command, ...words);

/** The markdown of the hovers over a text. */
async function hover(draft, text) {
  const hovers = await run("vscode.executeHoverProvider", draft.uri, placeOf(draft, text));
  return hovers.flatMap((one) => one.contents.map((part) => (typeof part === "string" ? part : part.value))).join("\n\n");
}

/** The actions offered over a text, of one kind or all. */
const actions = (draft, text, kind) => run("vscode.executeCodeActionProvider", draft.uri, rangeOf(draft, text), kind, 50);

/** Carry out an action as choosing it would. */
async function carryOut(action) {
  if (action.edit) {
    assert.ok(await vscode.workspace.applyEdit(action.edit), `“${action.title}” was refused`);
  }
  if (action.command) {
    await run(action.command.command, ...(action.command.arguments ?? []));
  }
}

/** A setting of newsls for the workspace, until `reset`. */
const set = (key, value) => vscode.workspace.getConfiguration("newsls").update(key, value, vscode.ConfigurationTarget.Workspace);
const reset = (key) => set(key, undefined);

/** Do something under a setting, which is taken back whatever happens. */
async function under(key, value, what) {
  await set(key, value);
  try {
    return await what();
  } finally {
    await reset(key);
  }
}

/** What the extension gives to others: its client and its status item. */
async function extension() {
  const found = vscode.extensions.getExtension(EXTENSION);
  assert.ok(found, `${EXTENSION} is not installed`);
  return found.isActive ? found.exports : found.activate();
}

/** The language servers of this extension host: their process ids; the words they were started with. */
const servers = () => serversBelow(process.pid).map((one) => one.pid);
const programs = () => serversBelow(process.pid).map((one) => one.words);

module.exports = {
  actions,
  assert,
  carryOut,
  codeOf,
  extension,
  finding,
  findings,
  folder,
  goTo,
  gone,
  has,
  hover,
  listed,
  open,
  placeOf,
  programs,
  rangeOf,
  replace,
  reset,
  run,
  servers,
  set,
  under,
  until,
};
