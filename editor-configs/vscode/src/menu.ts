/** Everything that newsls can do, in one list: what a click on the status item shows. */

import { commands, type QuickPickItem, QuickPickItemKind, window } from "vscode";

import { activeDraft } from "./drafts.ts";
import type { Server } from "./server.ts";

interface Action extends QuickPickItem {
  readonly run?: string;
  readonly argument?: string;
}

const SERVER: readonly Action[] = [
  { label: "Server", kind: QuickPickItemKind.Separator },
  { label: "$(refresh) Restart server", run: "newsls.restart" },
  { label: "$(output) Show log", run: "newsls.showLog" },
  { label: "$(cloud-download) Install or update newsls", run: "newsls.install" },
  { label: "$(gear) Settings", run: "workbench.action.openSettings", argument: "@ext:newsls.newsls" },
];

const MISSING: readonly Action[] = [
  { label: "$(cloud-download) Install newsls", description: "into a folder of its own; no draft leaves the machine", run: "newsls.install" },
  { label: "$(file-binary) Choose a program…", description: "where newsls is on this machine already", run: "newsls.chooseProgram" },
  { label: "$(question) Help", run: "newsls.showHelp" },
  { label: "$(output) Show log", run: "newsls.showLog" },
];

export async function showMenu(server: Server): Promise<void> {
  const editor = activeDraft();
  const actions: Action[] = [];
  if (server.state === "running" && editor) {
    actions.push(
      { label: "$(warning) Problems", description: "the findings, one by one", run: "workbench.actions.view.problems" },
      { label: "$(wrench) Fix everything that has one safe fix", run: "newsls.fixAll" },
      { label: "$(list-selection) Summarise the draft…", run: "newsls.summariseDraft" },
    );
    if (!editor.selection.isEmpty) actions.push({ label: "$(list-selection) Summarise the selection…", run: "newsls.summariseSelection" });
    if (editor.document.languageId !== "plaintext") {
      actions.push({ label: "$(tag) Write the web description into the draft", run: "newsls.insertDescription" });
    }
    actions.push(
      { label: "$(checklist) Fact-check sheet…", run: "newsls.showFactSheet" },
      { label: "$(organization) Figures…", run: "newsls.showFigures" },
    );
  }
  const picked = await window.showQuickPick(server.state === "missing" ? MISSING : [...actions, ...SERVER], { title: "newsls" });
  if (picked?.run) await commands.executeCommand(picked.run, ...(picked.argument ? [picked.argument] : []));
}
