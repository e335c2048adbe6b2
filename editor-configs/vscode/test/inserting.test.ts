import assert from "node:assert/strict";
import { test } from "node:test";

import { placed } from "../src/inserting.ts";

/** A position as the editor has it: nothing of its own, all by getters. */
class Position {
  readonly #line: number;
  readonly #character: number;

  constructor(line: number, character: number) {
    this.#line = line;
    this.#character = character;
  }

  get line(): number {
    return this.#line;
  }

  get character(): number {
    return this.#character;
  }
}

/** The draft with “S” inserted at the bar. */
function inserted(marked: string): string {
  const at = marked.indexOf("|");
  const draft = marked.replace("|", "");
  const before = marked.slice(0, at).split("\n");
  const cursor = new Position(before.length - 1, before.at(-1)?.length ?? 0);
  const { line, character, text } = placed(draft, cursor, "S");
  const lines = draft.split("\n");
  const whole = lines[line] ?? "";
  lines[line] = whole.slice(0, character) + text + whole.slice(character);
  return lines.join("\n");
}

test("a summary becomes a paragraph of its own before another, and stays in its line within one", () => {
  assert.equal(inserted("|One.\n\nTwo."), "S\n\nOne.\n\nTwo.");
  assert.equal(inserted("One.\n|\nTwo."), "One.\nS\nTwo.");
  assert.equal(inserted("One. |Two."), "One. STwo.");
  assert.equal(inserted("|"), "S");
});

test("front matter stays whole, wherever in it the cursor is", () => {
  for (const front of ["|---\na: b\n---", "---\na: |b\n---", "---\na: b\n|---", "+++\na = 1|\n+++", "---\na: b|\n..."]) {
    const whole = front.replace("|", "");
    assert.equal(inserted(`${front}\n\nOne.`), `${whole}\n\nS\n\nOne.`);
    assert.equal(inserted(`${front}\nOne.`), `${whole}\n\nS\n\nOne.`);
    assert.equal(inserted(front), `${whole}\n\nS`);
  }
});

test("a rule at the top is no front matter where nothing closes it", () => {
  assert.equal(inserted("|---\nOne."), "S\n\n---\nOne.");
});
