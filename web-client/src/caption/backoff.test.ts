import { expect, test } from "vitest";
import { Backoff } from "./backoff";

test("doubles up to its bound", () => {
  const backoff = new Backoff(100, 1000, () => 1);
  expect(Array.from({ length: 6 }, () => backoff.next())).toEqual([100, 200, 400, 800, 1000, 1000]);
});

test("spreads the waits over the upper half of each step", () => {
  expect(new Backoff(100, 1000, () => 0).next()).toBe(50);
  expect(new Backoff(100, 1000, () => 0.5).next()).toBe(75);
});

test("begins anew after a success", () => {
  const backoff = new Backoff(100, 1000, () => 1);
  for (let attempt = 0; attempt < 5; attempt++) backoff.next();
  backoff.reset();
  expect(backoff.next()).toBe(100);
});

test("stays at its bound after days of failures", () => {
  const backoff = new Backoff(100, 1000, () => 1);
  for (let attempt = 0; attempt < 5000; attempt++) backoff.next();
  expect(backoff.next()).toBe(1000);
});

test("for a minute tries every second and a half, then seldom", () => {
  const backoff = new Backoff(500, 15_000, () => 1);
  const waits = Array.from({ length: 62 }, () => backoff.next());
  expect(Math.max(...waits.slice(0, 60))).toBe(1_500);
  expect(waits[61]).toBe(15_000);
});
