/** What counts as a draft in the editor. */

import { type TextDocument, type TextEditor, window } from "vscode";

export const LANGUAGES = ["plaintext", "markdown", "html"] as const;
export const SCHEMES = ["file", "untitled"] as const;

export const SELECTOR = SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language })));

export function isDraft(document: TextDocument): boolean {
  return SELECTOR.some(({ scheme, language }) => document.uri.scheme === scheme && document.languageId === language);
}

/** The editor of the draft that the writer is at; undefined where it is something else. */
export function activeDraft(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor && isDraft(editor.document) ? editor : undefined;
}
