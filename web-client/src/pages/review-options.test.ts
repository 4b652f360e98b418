// @vitest-environment jsdom
import { expect, test } from "vitest";
import { linesOf, ReviewFields, wordsIn } from "./review-options";

test("words come by language, and a line that names none is left out", () => {
  expect(wordsIn("en: bomb*\n pt : refém\nen: nuclear test\n\nbomb")).toEqual({
    en: ["bomb*", "nuclear test"],
    pt: ["refém"],
  });
});

test("lines and lists say the same", () => {
  const lists = { en: ["bomb*", "We leave: now."], "pt-BR": ["refém"] };
  expect(wordsIn(linesOf(lists))).toEqual(lists);
});

test("a form filled with options gives them back", () => {
  const options = {
    policy: "hold",
    onTimeout: "publish",
    holdSeconds: 7,
    words: { en: ["bomb"] },
    doubt: true,
    examples: { en: ["We cut off your water."] },
    threshold: 0.4,
  } as const;
  const copy = { ...options, words: { en: ["bomb"] }, examples: { en: ["We cut off your water."] } };
  expect(new ReviewFields(copy).value).toEqual(options);
  expect(new ReviewFields({ ...copy, policy: "off", onTimeout: "withhold" }).value).toBeNull();
});
