import { expect, test } from "vitest";
import { changedWords } from "./changed-words";

test("the words that a correction brought in are a term's suggestion", () => {
  expect(changedWords("A quota vale.", "A cota vale.")).toBe("cota");
  expect(changedWords("O chapéu de água sobe.", "O limite de extração de água sobe.")).toBe("limite de extração");
  expect(changedWords("We met Aspinova.", "We met Ospanova.")).toBe("Ospanova");
});

test("what was only taken away suggests nothing", () => {
  expect(changedWords("A cota vale muito.", "A cota vale.")).toBe("vale");
  expect(changedWords("A cota não vale.", "A cota vale.")).toBe("");
  expect(changedWords("same", "same")).toBe("");
});
