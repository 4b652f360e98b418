import { expect, test } from "vitest";
import { Framer, littleEndian, loudness, meterShare, mixToMono, toPcm16 } from "./pcm";

test("mixes channels by their mean", () => {
  expect([...mixToMono([Float32Array.of(1, 0), Float32Array.of(0, -1)], 2)]).toEqual([0.5, -0.5]);
});

test("no channel is silence", () => {
  expect([...mixToMono([], 3)]).toEqual([0, 0, 0]);
});

test("converts full scale, clips beyond it and silences what is no number", () => {
  expect([...toPcm16(Float32Array.of(0, 1, -1, 2, -2, Number.NaN, Infinity))]).toEqual([
    0, 32767, -32767, 32767, -32768, 0, 32767,
  ]);
});

test("writes little-endian bytes", () => {
  expect([...new Uint8Array(littleEndian(Int16Array.of(1, -2, 0x1234)))]).toEqual([1, 0, 0xfe, 0xff, 0x34, 0x12]);
});

test("measures loudness from 0 to 1", () => {
  expect(loudness(new Float32Array(0))).toBe(0);
  expect(loudness(Float32Array.of(0, 0))).toBe(0);
  expect(loudness(Float32Array.of(-1, -1))).toBe(1);
});

test("the meter runs from -60 dB to full scale", () => {
  expect(meterShare(0)).toBe(0);
  expect(meterShare(0.0001)).toBe(0);
  expect(meterShare(0.0316)).toBeCloseTo(0.5, 2);
  expect(meterShare(1)).toBe(1);
  expect(meterShare(4)).toBe(1);
});

test("frames have one length and lose nothing", () => {
  const framer = new Framer(4);
  expect(framer.push(Float32Array.of(1, 2, 3))).toEqual([]);
  expect(framer.push(Float32Array.of(4, 5, 6, 7, 8, 9)).map((frame) => [...frame])).toEqual([
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ]);
  expect(framer.push(Float32Array.of(10, 11, 12)).map((frame) => [...frame])).toEqual([[9, 10, 11, 12]]);
});
