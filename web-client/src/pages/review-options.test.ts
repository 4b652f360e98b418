import { expect, test } from "vitest";
import { wordsIn } from "./review-options";

test("words come by language, and a line that names none is left out", () => {
  expect(wordsIn("en: bomb*\n pt : refém\nen: nuclear test\n\nbomb")).toEqual({
    en: ["bomb*", "nuclear test"],
    pt: ["refém"],
  });
});
