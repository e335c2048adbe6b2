/** Where a text goes that is inserted at the cursor, and what goes with it. */

import type { PlainPosition } from "./places.ts";

/** What is to be inserted, and where. */
export interface Placed extends PlainPosition {
  readonly text: string;
}

/**
 * `inserted` at `cursor` in `draft`: as it is within a line, as a paragraph of its own before one.  In the front matter it
 * would spoil it, so it goes below.
 */
export function placed(draft: string, cursor: PlainPosition, inserted: string): Placed {
  const lines = draft.split(/\r\n|\r|\n/);
  const end = endOfFrontMatter(lines);
  if (end !== undefined && cursor.line <= end) {
    const next = lines[end + 1];
    const last = { line: end, character: lines[end]?.length ?? 0 };
    return { ...last, text: `\n\n${inserted}${next === undefined || next.trim() === "" ? "" : "\n"}` };
  }
  const before = cursor.character === 0 && lines[cursor.line]?.trim();
  const { line, character } = cursor; // an editor's position keeps them behind getters, which a spread would lose
  return { line, character, text: before ? `${inserted}\n\n` : inserted };
}

/** The line that closes the front matter; undefined where there is none. */
function endOfFrontMatter(lines: readonly string[]): number | undefined {
  const fence = lines[0]?.trimEnd();
  if (fence !== "---" && fence !== "+++") return undefined;
  const end = lines.findIndex((line, index) => index > 0 && (line.trimEnd() === fence || (fence === "---" && line.trimEnd() === "...")));
  return end < 0 ? undefined : end;
}
