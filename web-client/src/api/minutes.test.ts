import { expect, test } from "vitest";
import { linesOf, parseMinutesText, parseWrittenMinutes, taskLine, tasksOf, toWire } from "./minutes";

const before = [
  { text: "We build the bridge.", seqs: [4, 7] },
  { text: "It is late.", seqs: [9] },
];

test("a line that was left as it is still rests on its captions, a changed or new one on none", () => {
  expect(linesOf("We build the bridge.\n\n  It is very late. \nNew", before)).toEqual([
    { text: "We build the bridge.", seqs: [4, 7] },
    { text: "It is very late.", seqs: [] },
    { text: "New", seqs: [] },
  ]);
});

test("tasks are lines of who, what and until when", () => {
  const known = [{ who: "Ana", what: "sends the plan", due: "by Friday", seqs: [3] }];
  expect(known.map(taskLine)).toEqual(["Ana | sends the plan | by Friday"]);
  expect(tasksOf("Ana | sends the plan | by Friday\nBook the hall\nRui | calls\n | | ", known)).toEqual([
    known[0],
    { who: "", what: "Book the hall", due: "", seqs: [] },
    { who: "Rui", what: "calls", due: "", seqs: [] },
  ]);
});

test("what is empty is left out on the wire", () => {
  const text = parseMinutesText({ actions: [{ what: "Book the hall" }] });
  expect(toWire("en", text)).toMatchObject({ actions: [{ what: "Book the hall", seqs: [] }] });
  expect(JSON.stringify(toWire("en", text))).not.toContain("who");
});

test.each([null, 1, "x", [], {}, { text: 1 }, { text: { points: [1, null, {}] } }])("survives %j", (value) => {
  const minutes = parseWrittenMinutes(value);
  expect(minutes.version).toBe(0);
  expect(minutes.approval).toBeNull();
});

test("questions that were answered are in no minutes", () => {
  const questions = [
    { text: "Who pays?", open: true, seqs: [1] },
    { text: "When?", open: false, seqs: [2] },
  ];
  expect(parseMinutesText({ questions }).questions).toEqual([{ text: "Who pays?", seqs: [1] }]);
});
