import { expect, test } from "vitest";
import { parseSummary } from "./summary";

test("reads what the server tells, and passes over what it does not know", () => {
  const summary = parseSummary({
    type: "summary",
    language: "pt",
    last: 7,
    points: [{ text: "Ponte.", speaker: "Ana", settled: true, utterances: ["u1"], seqs: [1] }, "rubbish"],
    decisions: [{ text: "Constrói-se.", utterances: ["u2"] }],
    actions: [{ who: "Marta", what: "Envia.", due: "sexta", utterances: ["u3"] }],
    questions: [
      { text: "Quem paga?", open: true, utterances: ["u4"] },
      { text: "Quando?", open: false, utterances: ["u5"] },
    ],
    figures: [
      {
        value: "40",
        what: "São 40.",
        utterances: ["u6"],
        adapted: { value: [{ start: 0, end: 2, original: "forty" }], what: "rubbish" },
      },
    ],
    noticedIn: "en",
    rankedByWords: ["kk"],
    later: true,
  });
  expect(summary.points).toEqual([
    { text: "Ponte.", language: "pt", speaker: "Ana", settled: true, wording: "said", utterances: ["u1"], adapted: [] },
  ]);
  expect(summary.actions).toEqual([{ text: "Envia.", who: "Marta", due: "sexta", utterances: ["u3"], adapted: [] }]);
  expect(summary.questions.map((question) => question.text)).toEqual(["Quem paga?"]);
  expect(summary.figures).toEqual([
    { text: "40", what: "São 40.", utterances: ["u6"], adapted: [{ start: 0, end: 2, original: "forty" }] },
  ]);
  expect([summary.last, summary.noticedIn, summary.rankedByWords]).toEqual([7, "en", ["kk"]]);
});

test.each([
  [undefined, "said"],
  ["said", "said"],
  ["written", "written"],
  ["unsupported", "unsupported"],
  ["made up", "unsupported"],
])("a point of wording %j counts as %j", (wording, expected) => {
  expect(parseSummary({ points: [{ text: "x", wording }] }).points[0]?.wording).toBe(expected);
});

test("is empty where nothing can be read", () => {
  expect(parseSummary(null)).toMatchObject({ points: [], actions: [], last: 0, language: "" });
});
