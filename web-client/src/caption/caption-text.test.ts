import { expect, test } from "vitest";
import { caption } from "../testing";
import { clock, languageOfText, splitStable } from "./caption-text";

test("splits at the stable code points", () => {
  expect(splitStable({ text: "Good morning", stable: 4, final: false })).toEqual(["Good", " morning"]);
});

test("counts code points, not UTF-16 units", () => {
  expect(splitStable({ text: "😀😀 ok", stable: 2, final: false })).toEqual(["😀😀", " ok"]);
});

test("a final is stable to its end", () => {
  expect(splitStable({ text: "All of it", stable: 2, final: true })).toEqual(["All of it", ""]);
});

test("bounds a stable that is out of range", () => {
  expect(splitStable({ text: "abc", stable: 99, final: false })).toEqual(["abc", ""]);
  expect(splitStable({ text: "abc", stable: -1, final: false })).toEqual(["", "abc"]);
});

test.each([
  [0, "0:00"],
  [81_230, "1:21"],
  [3_599_999, "59:59"],
  [3_723_000, "1:02:03"],
  [-5, "0:00"],
])("%i ms read %s", (millis, text) => expect(clock(millis)).toBe(text));

test("text that could not be translated is still in its source language", () => {
  expect(languageOfText(caption({ utterance: "u" }))).toBe("pt");
  expect(languageOfText(caption({ utterance: "u", marks: ["machine-made", "translation-failed"] }))).toBe("en");
  expect(languageOfText(caption({ utterance: "u", marks: ["translation-delayed"] }))).toBe("en");
});
