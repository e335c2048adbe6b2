import assert from "node:assert/strict";
import { test } from "node:test";

import { type Choice, GROUPS, named, read, remembered, same } from "../src/choices.ts";

const OFFERED: Choice[] = GROUPS.flatMap(({ choices }) => choices);

test("every choice that is offered has a name of its own within its group, and is remembered as it is", () => {
  for (const { choices } of GROUPS) assert.equal(new Set(choices.map(named)).size, choices.length);
  for (const choice of OFFERED) assert.deepEqual(remembered(JSON.parse(JSON.stringify(choice))), choice);
});

test("choices are named in words", () => {
  const names: [Choice, string][] = [
    [{ sentences: 1, style: "paragraph" }, "1 sentence"],
    [{ words: 100, style: "paragraph" }, "100 words"],
    [{ sentences: 3, style: "bullets" }, "3 bullets"],
    [{ words: 60, style: "bullets" }, "Bullets, 60 words"],
    [{ style: "lede" }, "The lede: one sentence"],
    [{ style: "description" }, "Web description: up to 160 characters"],
    [{ characters: 280 }, "280 characters"],
    [{}, "A paragraph"],
  ];
  for (const [choice, name] of names) assert.equal(named(choice), name);
});

test("a typed length is read with its unit, sentences where there is none", () => {
  const typed: [string, Choice | undefined][] = [
    ["4", { sentences: 4, style: "paragraph" }],
    [" 4 sentences ", { sentences: 4, style: "paragraph" }],
    ["1 sentence", { sentences: 1, style: "paragraph" }],
    ["3 bullets", { sentences: 3, style: "paragraph" }],
    ["120 Words", { words: 120, style: "paragraph" }],
    ["120w", { words: 120, style: "paragraph" }],
    ["280 characters", { characters: 280, style: "paragraph" }],
    ["280 chars", { characters: 280, style: "paragraph" }],
    ["0", undefined],
    ["-3", undefined],
    ["3.5 words", undefined],
    ["three", undefined],
    ["3 pages", undefined],
    ["", undefined],
  ];
  for (const [text, choice] of typed) assert.deepEqual(read(text, "paragraph"), choice, text);
});

test("the same choice is the same with or without its default style", () => {
  assert.ok(same({ sentences: 3 }, { sentences: 3, style: "paragraph" }));
  assert.ok(!same({ sentences: 3 }, { sentences: 3, style: "bullets" }));
  assert.ok(!same({ sentences: 3 }, { words: 3 }));
});

test("what is remembered and no choice any more is forgotten", () => {
  const wrong = [undefined, null, 3, "lede", {}, { style: "haiku" }, { sentences: 0, style: "lede" }, { sentences: "3", style: "lede" },
    { sentences: 3, words: 40, style: "paragraph" }]; // prettier-ignore
  for (const value of wrong) assert.equal(remembered(value), undefined, JSON.stringify(value));
});
