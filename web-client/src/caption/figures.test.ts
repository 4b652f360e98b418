// @vitest-environment jsdom
import { expect, test } from "vitest";
import { h } from "../ui/dom";
import { countryOf, figuresSwitch, originalsMark, readerLocale, withOriginals } from "./figures";

test.each([
  ["en", ["en-GB", "en-US"], "en-GB"],
  ["en", ["pt-PT", "en-US"], "en-US"],
  ["pt", ["pt", "en-GB"], null],
  ["pt", [], null],
  ["pt-BR", [], "pt-BR"],
  ["pt-BR", ["pt-PT"], "pt-PT"],
  ["zh-Hans", ["zh-Hans-SG"], "zh-Hans-SG"],
  ["en", ["es-419", "en-419-x-private"], "en-419"],
  ["en", ["not a tag", "en-IN-u-nu-deva"], "en-IN"],
  ["???", ["en-GB"], null],
])("captions in %s for one who wants %j are written as in %s", (language, wanted, expected) => {
  expect(readerLocale(language, wanted)).toBe(expected);
});

test("a country has its name in the language of the page", () => {
  expect(countryOf("en-GB", "pt")).toBe("Reino Unido");
  expect(countryOf("pt-BR", "en")).toBe("Brazil");
  expect(countryOf("pt", "en")).toBe("pt");
});

test("each figure can be tapped for what stands in the record", () => {
  const { parts, notes } = withOriginals("🌉 at 15:30 on 14 March", [
    { start: 5, end: 10, original: "3:30 p.m." },
    { start: 14, end: 22, original: "March 14" },
  ]);
  const words = h("p", {}, ...parts);
  expect(words.textContent).toBe("🌉 at 15:30 on 14 March");
  const buttons = [...words.querySelectorAll("button")];
  expect(buttons.map((button) => button.textContent)).toEqual(["15:30", "14 March"]);
  buttons[0]?.click();
  expect(notes.map((note) => note.hidden)).toEqual([false, true]);
  expect(notes[0]?.textContent).toContain("3:30 p.m.");
});

test("places that are none are left as text", () => {
  const { parts, notes } = withOriginals("at 15:30", [
    { start: 3, end: 90, original: "a" },
    { start: 3, end: 3, original: "b" },
    { start: 3, end: 8, original: "c" },
    { start: 4, end: 6, original: "d" },
  ]);
  expect(h("p", {}, ...parts).textContent).toBe("at 15:30");
  expect(notes).toHaveLength(1);
});

test("a line of the summary has one mark for all its figures", () => {
  expect(originalsMark([])).toEqual([]);
  const [button, note] = originalsMark([
    { start: 0, end: 1, original: "3:30 p.m." },
    { start: 2, end: 3, original: "March 14" },
  ]);
  button?.click();
  expect(note?.hidden).toBe(false);
  expect(note?.textContent).toContain("3:30 p.m.”, “March 14");
});

test("the switch is there while there is a country, and tells what was chosen", () => {
  const chosen: boolean[] = [];
  const { element, name } = figuresSwitch(true, (isOn) => chosen.push(isOn));
  document.body.append(element);
  expect(element.hidden).toBe(true);
  name("Brazil");
  expect(element.hidden).toBe(false);
  expect(element.textContent).toContain("Brazil");
  element.querySelector("input")?.click();
  expect(chosen).toEqual([false]);
  name(null);
  expect(element.hidden).toBe(true);
});
