/** What counts as a draft in the editor, and which of them the writer is at. */

import { type Disposable, type TextDocument, type TextEditor, window } from "vscode";

export const LANGUAGES = ["plaintext", "markdown", "html"] as const;
export const SCHEMES = ["file", "untitled"] as const;

export const SELECTOR = SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language })));

/** Where the writer may look without having left the draft: what newsls shows beside it, and the panels. */
const BESIDE = ["newsls-summary", "newsls-facts", "output"];

let last: TextEditor | undefined;

export function isDraft(document: TextDocument): boolean {
  return SELECTOR.some(({ scheme, language }) => document.uri.scheme === scheme && document.languageId === language);
}

/** Remember which draft the writer was at last. */
export function follow(): Disposable {
  last = window.activeTextEditor;
  return window.onDidChangeActiveTextEditor((editor) => {
    if (editor) last = BESIDE.includes(editor.document.uri.scheme) ? last : editor;
  });
}

/** The editor of the draft that the writer is at, or has beside what they are at; undefined where there is none. */
export function activeDraft(): TextEditor | undefined {
  const active = window.activeTextEditor;
  const editor = active && !BESIDE.includes(active.document.uri.scheme) ? active : last;
  return editor && isDraft(editor.document) && window.visibleTextEditors.includes(editor) ? editor : undefined;
}
