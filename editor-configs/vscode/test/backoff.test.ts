import assert from "node:assert/strict";
import { test } from "node:test";

import { Backoff } from "../src/backoff.ts";

test("the waits double, the writer is told once, and at last we stop trying", () => {
  const backoff = new Backoff();
  const next = Array.from({ length: 8 }, () => backoff.lost(0));
  assert.deepEqual(next.map(({ wait }) => wait), [1000, 2000, 4000, 8000, 16_000, 32_000, undefined, undefined]);
  assert.deepEqual(next.map(({ tell }) => tell), [false, false, false, true, false, false, false, false]);
});

test("a server that ran for a minute begins a new row", () => {
  const backoff = new Backoff();
  for (let failure = 0; failure < 5; failure += 1) backoff.lost(59_999);
  assert.equal(backoff.lost(60_000).wait, 1000);
  assert.equal(backoff.lost(0).wait, 2000);
});

test("a start that the writer asked for begins a new row", () => {
  const backoff = new Backoff();
  for (let failure = 0; failure < 9; failure += 1) backoff.lost(0);
  backoff.reset();
  assert.deepEqual(backoff.lost(0), { wait: 1000, tell: false });
});
