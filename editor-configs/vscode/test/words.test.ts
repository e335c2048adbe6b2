import assert from "node:assert/strict";
import { test } from "node:test";

import { counted, spoken, type Standing, standing } from "../src/words.ts";

const RUNNING: Standing = {
  state: "running",
  busy: false,
  findings: 2,
  statistics: { words: 1204, minutes: 6, sentences: 60, paragraphs: 20 },
};

test("the status says what there is to say of a draft", () => {
  assert.equal(standing(RUNNING), "$(search) 2 findings · 1,204 words · 6 min");
  assert.equal(standing({ ...RUNNING, findings: 0, statistics: undefined }), "$(check) No findings");
  assert.equal(standing({ ...RUNNING, findings: undefined, statistics: undefined }), "$(loading~spin) Reading");
  assert.equal(standing({ ...RUNNING, findings: 1, busy: true, statistics: undefined }), "$(loading~spin) 1 finding");
});

test("it says where the server is otherwise", () => {
  assert.equal(standing({ ...RUNNING, state: "waiting" }), "$(loading~spin) newsls: restarting");
  assert.equal(standing({ ...RUNNING, state: "missing" }), "$(warning) newsls: not installed");
});

test("a screen reader hears no icons", () => {
  assert.equal(spoken(RUNNING), "newsls: 2 findings, 1,204 words, 6 minutes to read");
  assert.equal(spoken({ ...RUNNING, state: "stopped" }), "newsls: stopped");
});

test("nouns follow their numbers", () => {
  assert.equal(counted(1, "finding"), "1 finding");
  assert.equal(counted(0, "body", "bodies"), "0 bodies");
});
