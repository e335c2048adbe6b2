/** Ranges as the server gives them, and going to them. */

import { Position, Range, Selection, type TextDocument, type TextEditor, TextEditorRevealType, type Uri, window } from "vscode";

export interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

export interface PlainRange {
  readonly start: PlainPosition;
  readonly end: PlainPosition;
}

export function positionOf({ line, character }: PlainPosition): Position {
  return new Position(line, character);
}

export function rangeOf({ start, end }: PlainRange): Range {
  return new Range(positionOf(start), positionOf(end));
}

export function plain(range: Range): PlainRange {
  const { start, end } = range;
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** The editor that shows a document: the active one before the others. */
export function editorOf(uri: Uri): TextEditor | undefined {
  const shown = (editor: TextEditor | undefined): boolean => editor?.document.uri.toString() === uri.toString();
  return shown(window.activeTextEditor) ? window.activeTextEditor : window.visibleTextEditors.find(shown);
}

/** Show a document, where it is shown already if it is. */
export async function open(document: TextDocument | Uri): Promise<TextEditor> {
  const uri = "uri" in document ? document.uri : document;
  const column = editorOf(uri)?.viewColumn;
  return window.showTextDocument(uri, column === undefined ? {} : { viewColumn: column });
}

/** Bring a range into view, without moving the cursor. */
export function reveal(editor: TextEditor, range: Range): void {
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Go to the beginning of a range, or select it. */
export function goTo(editor: TextEditor, range: Range): void {
  editor.selection = new Selection(range.start, range.end);
  reveal(editor, range);
}
