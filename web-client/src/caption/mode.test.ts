import { expect, test } from "vitest";
import { modeOf } from "./mode";

test("takes the modes of the server and balanced for anything else", () => {
  expect(["fast", "balanced", "stable"].map(modeOf)).toEqual(["fast", "balanced", "stable"]);
  expect(["", "quick", null].map(modeOf)).toEqual(["balanced", "balanced", "balanced"]);
});
