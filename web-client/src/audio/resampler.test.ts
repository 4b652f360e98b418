import { expect, test } from "vitest";
import { Resampler } from "./resampler";

const RATES = [8000, 16000, 22050, 32000, 44100, 48000, 96000];

function tone(rate: number, hertz: number, seconds: number): Float32Array {
  return Float32Array.from(
    { length: Math.round(rate * seconds) },
    (_, index) => 0.5 * Math.sin((2 * Math.PI * hertz * index) / rate),
  );
}

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
}

/** The settled middle, where neither beginning nor end of the filter shows. */
const middle = (samples: Float32Array): Float32Array => samples.slice(samples.length >> 2, (samples.length * 3) >> 2);

test.each(RATES)("keeps the duration from %i Hz", (rate) => {
  const output = new Resampler(rate, 16000).process(tone(rate, 440, 1));
  expect(output.length).toBeGreaterThan(15_600);
  expect(output.length).toBeLessThanOrEqual(16_000);
});

test.each(RATES)("keeps the level of a tone of 1 kHz from %i Hz", (rate) => {
  const output = middle(new Resampler(rate, 16000).process(tone(rate, 1000, 0.5)));
  expect(rms(output)).toBeCloseTo(0.5 / Math.SQRT2, 3);
});

test.each(RATES)("gives the tone itself from %i Hz, not another", (rate) => {
  const output = middle(new Resampler(rate, 16000).process(tone(rate, 1000, 0.5)));
  // what remains after taking out 1 kHz (least squares of sine and cosine over whole periods)
  const whole = output.slice(0, Math.floor(output.length / 16) * 16);
  let sine = 0;
  let cosine = 0;
  whole.forEach((value, index) => {
    sine += (2 / whole.length) * value * Math.sin((2 * Math.PI * index) / 16);
    cosine += (2 / whole.length) * value * Math.cos((2 * Math.PI * index) / 16);
  });
  const rest = whole.map(
    (value, index) =>
      value - sine * Math.sin((2 * Math.PI * index) / 16) - cosine * Math.cos((2 * Math.PI * index) / 16),
  );
  expect(20 * Math.log10(rms(rest) / rms(whole))).toBeLessThan(-65);
});

test.each([9000, 12_000, 15_500, 20_000])("keeps %i Hz from folding back into speech", (hertz) => {
  const output = middle(new Resampler(48000, 16000).process(tone(48000, hertz, 0.5)));
  expect(20 * Math.log10(rms(output) / (0.5 / Math.SQRT2))).toBeLessThan(-70);
});

test("gives the same samples whatever the blocks", () => {
  const input = tone(44100, 700, 0.4);
  const whole = new Resampler(44100, 16000).process(input);
  const resampler = new Resampler(44100, 16000);
  const parts: number[] = [];
  let offset = 0;
  for (let size = 1; offset < input.length; size = (size * 7 + 3) % 911) {
    parts.push(...resampler.process(input.slice(offset, offset + size)));
    offset += size;
  }
  expect(parts.length).toBe(whole.length);
  parts.forEach((value, index) => expect(Math.abs(value - (whole[index] as number))).toBeLessThan(1e-4));
});

test("does not drift over half a minute of small blocks", () => {
  const resampler = new Resampler(44100, 16000);
  const block = new Float32Array(128);
  let count = 0;
  const blocks = Math.round((44100 * 30) / 128);
  for (let index = 0; index < blocks; index++) count += resampler.process(block).length;
  expect(Math.abs(count - (blocks * 128 * 16000) / 44100)).toBeLessThan(120);
});

test("silence stays silence", () => {
  expect(new Resampler(48000, 16000).process(new Float32Array(4800)).every((value) => value === 0)).toBe(true);
});

test("an empty block gives nothing", () => {
  expect(new Resampler(48000, 16000).process(new Float32Array(0)).length).toBe(0);
});

test("refuses rates that cannot be", () => {
  expect(() => new Resampler(0, 16000)).toThrow(RangeError);
  expect(() => new Resampler(Number.NaN, 16000)).toThrow(RangeError);
});
