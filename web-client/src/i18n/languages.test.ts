import { expect, test } from "vitest";
import { languageTyped, originsIn } from "../pages/meeting-form";
import { bestMatch, canonical, direction, fullName, nameIn, OFFERED, ownName, sameLanguage } from "./languages";

test.each([
  ["ar", "rtl"],
  ["he", "rtl"],
  ["fa", "rtl"],
  ["ur", "rtl"],
  ["uz-Arab", "rtl"],
  ["pt-BR", "ltr"],
  ["en", "ltr"],
  ["az-Latn", "ltr"],
  ["not a tag", "ltr"],
])("%s runs %s", (tag, expected) => expect(direction(tag)).toBe(expected));

test("names languages in the page's language and in their own", () => {
  expect(nameIn("pt-BR", "en")).toBe("Brazilian Portuguese");
  expect(ownName("pt")).toBe("Português");
  expect(fullName("pt", "en")).toBe("Português – Portuguese");
  expect(fullName("en", "en")).toBe("English");
});

test("a tag that is none is shown as it is", () => {
  expect(nameIn("not a tag", "en")).toBe("not a tag");
  expect(canonical("not a tag")).toBeNull();
  expect(canonical("PT-br")).toBe("pt-BR");
});

test.each([
  [["pt-BR"], ["en", "pt"], "pt"],
  [["pt"], ["en", "pt-BR"], "pt-BR"],
  [["pt-BR"], ["pt", "pt-BR"], "pt-BR"],
  [["de", "en-GB"], ["en", "pt"], "en"],
  [["zh-TW"], ["zh-Hans", "zh-Hant"], "zh-Hant"],
  [["zh-TW"], ["zh-Hans"], null],
  [["ko"], ["en", "pt"], null],
  [["*"], ["en"], null],
])("of %j wanted and %j offered, %s is read", (wanted, offered, match) =>
  expect(bestMatch(wanted, offered)).toBe(match),
);

test("variants are one language", () => {
  expect(sameLanguage("pt-BR", "pt")).toBe(true);
  expect(sameLanguage("pt", "en")).toBe(false);
});

test("every language on offer has a canonical tag and a name", () => {
  for (const tag of OFFERED) {
    expect(canonical(tag)).toBe(tag);
    expect(nameIn(tag, "en")).not.toBe(tag);
  }
});

test.each([
  ["French", "fr"],
  ["french", "fr"],
  ["français", "fr"],
  ["Portuguese (pt)", "pt"],
  ["pt-br", "pt-BR"],
  ["zh_hans", "zh-Hans"],
  ["Klingonese", null],
  ["xyzzy", null],
  ["", null],
  ["((", null],
])("typed as %j the language is %s", (typed, tag) => expect(languageTyped(typed, "en")).toBe(tag));

test("origins are read one a line or between spaces and reduced to the origin", () => {
  expect(originsIn("https://a.example/path\n https://b.example:8443 , https://a.example nonsense")).toEqual([
    "https://a.example",
    "https://b.example:8443",
    "nonsense",
  ]);
  expect(originsIn("  \n")).toEqual([]);
});
