/** Everything that has one safe fix, fixed at once. */

import { type CodeAction, commands, Range, type TextEditor, window, workspace } from "vscode";

import { activeDraft } from "./drafts.ts";

const FIX_ALL = "source.fixAll.newsls";

/** Apply the server's “fix all” to the active draft; says so where there is nothing to fix. */
export async function fixAll(): Promise<void> {
  const editor: TextEditor | undefined = activeDraft();
  if (!editor) return;
  const { document } = editor;
  const whole = new Range(0, 0, document.lineCount, 0);
  const found = await commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", document.uri, whole, FIX_ALL);
  const edit = found.find((action) => action.kind?.value === FIX_ALL && action.edit)?.edit;
  if (!edit) {
    void window.setStatusBarMessage("$(check) Nothing here has a single safe fix", 4000);
    return;
  }
  const number = edit.get(document.uri).length;
  if (await workspace.applyEdit(edit)) {
    void window.setStatusBarMessage(`$(check) ${number === 1 ? "One fix" : `${number} fixes`} made`, 4000);
  }
}
