// Draws images/icon.png: a draft whose second line has a squiggle under a claim, and a full stop that is set.
import { writeFileSync } from "node:fs";
import * as zlib from "node:zlib";

const SIZE = 128;
const FINE = 4; // samples a pixel and direction

const PAPER = [244, 239, 228];
const INK = [38, 46, 56];
const FAINT = [176, 172, 162];
const RED = [196, 52, 40];

/** Distance from a point to the segment from (x1, y) to (x2, y). */
const toBar = (x, y, x1, x2, at) => Math.hypot(Math.max(x1 - x, 0, x - x2), y - at);

/** Distance to a rounded square that fills the picture. */
function toSheet(x, y) {
  const radius = 26;
  const inner = SIZE / 2 - 4 - radius;
  const dx = Math.max(Math.abs(x - SIZE / 2) - inner, 0);
  const dy = Math.max(Math.abs(y - SIZE / 2) - inner, 0);
  return Math.hypot(dx, dy) - radius;
}

/** The colour at a point, undefined outside. */
function at(x, y) {
  if (toSheet(x, y) > 0) return undefined;
  if (toBar(x, y, 28, 84, 34) < 6) return INK;
  if (toBar(x, y, 28, 42, 60) < 4.5) return FAINT;
  if (toBar(x, y, 58, 100, 60) < 4.5) return INK;
  const wave = 75 + 3.6 * Math.sin(((x - 54) / 13) * 2 * Math.PI);
  if (x > 54 && x < 104 && Math.abs(y - wave) < 2.7) return RED;
  if (toBar(x, y, 28, 100, 92) < 4.5) return FAINT;
  if (toBar(x, y, 28, 62, 108) < 4.5) return FAINT;
  if (Math.hypot(x - 76, y - 108) < 5.5) return RED;
  return PAPER;
}

function pixel(column, row) {
  const sum = [0, 0, 0];
  let inside = 0;
  for (let i = 0; i < FINE; i += 1) {
    for (let j = 0; j < FINE; j += 1) {
      const colour = at(column + (i + 0.5) / FINE, row + (j + 0.5) / FINE);
      if (!colour) continue;
      inside += 1;
      for (const channel of [0, 1, 2]) sum[channel] += colour[channel];
    }
  }
  return inside ? [...sum.map((value) => Math.round(value / inside)), Math.round((255 * inside) / FINE ** 2)] : [0, 0, 0, 0];
}

function crc(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const made = Buffer.alloc(body.length + 8);
  made.writeUInt32BE(data.length, 0);
  body.copy(made, 4);
  made.writeUInt32BE(crc(body), body.length + 4);
  return made;
}

const rows = Array.from({ length: SIZE }, (_, row) =>
  Buffer.from([0, ...Array.from({ length: SIZE }, (_, column) => pixel(column, row)).flat()]),
);
const header = Buffer.from([0, 0, 0, SIZE, 0, 0, 0, SIZE, 8, 6, 0, 0, 0]);
writeFileSync(
  new URL("../images/icon.png", import.meta.url),
  Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", zlib.deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]),
);
