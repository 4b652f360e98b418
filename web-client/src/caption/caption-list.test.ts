import { expect, test } from "vitest";
import { caption } from "../testing";
import { CaptionList } from "./caption-list";

const order = (list: CaptionList): string[] =>
  Array.from({ length: list.size }, (_, index) => list.at(index)?.utterance ?? "");

test("lists captions in the order in which utterances began, not in which they came", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u2", startMillis: 2000 }));
  list.apply(caption({ utterance: "u3", startMillis: 3000 }));
  expect(list.apply(caption({ utterance: "u1", startMillis: 1000 }))).toMatchObject({ kind: "inserted", index: 0 });
  expect(order(list)).toEqual(["u1", "u2", "u3"]);
});

test("keeps the order of arrival among utterances that began together", () => {
  const list = new CaptionList();
  for (const utterance of ["b", "a", "c"]) list.apply(caption({ utterance, startMillis: 500 }));
  expect(order(list)).toEqual(["b", "a", "c"]);
});

test("a final takes the place of its partial", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u1", text: "Good mor" }));
  list.apply(caption({ utterance: "u2", startMillis: 10 }));
  const change = list.apply(caption({ utterance: "u1", text: "Good morning.", seq: 1, revision: 2 }));
  expect(change).toMatchObject({ kind: "updated", index: 0, becameFinal: true });
  expect(order(list)).toEqual(["u1", "u2"]);
});

test("shows nothing twice when a replay repeats what is there", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u1", seq: 1 }));
  expect(list.apply(caption({ utterance: "u1", seq: 1 }))).toEqual({ kind: "ignored" });
  expect(list.size).toBe(1);
});

test("an old partial does not overwrite a newer one", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u1", revision: 5, text: "five" }));
  expect(list.apply(caption({ utterance: "u1", revision: 4, text: "four" })).kind).toBe("ignored");
  expect(list.get("u1")?.text).toBe("five");
});

test("a late partial does not overwrite a final", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u1", seq: 1, revision: 3, text: "done" }));
  expect(list.apply(caption({ utterance: "u1", revision: 9, text: "not done" })).kind).toBe("ignored");
  expect(list.get("u1")?.text).toBe("done");
});

test("a correction replaces the text and keeps the place", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u1", seq: 1, startMillis: 1000 }));
  list.apply(caption({ utterance: "u2", seq: 2, startMillis: 2000 }));
  const change = list.apply(caption({ utterance: "u1", seq: 3, revision: 1, startMillis: 9000, text: "corrected" }));
  expect(change).toMatchObject({ kind: "updated", index: 0, becameFinal: false });
  expect(order(list)).toEqual(["u1", "u2"]);
  expect(list.get("u1")).toMatchObject({ text: "corrected", startMillis: 1000 });
});

test("a final that was not durable is replaced by its entry of the log", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u1", final: true, revision: 2, marks: ["not-durable"] }));
  list.apply(caption({ utterance: "u1", seq: 1, revision: 2 }));
  expect(list.get("u1")?.seq).toBe(1);
});

test("knows up to where every entry has arrived", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u1", seq: 1 }));
  list.apply(caption({ utterance: "u2", seq: 2 }));
  expect([list.lastSeq, list.hasGap]).toEqual([2, false]);
  list.apply(caption({ utterance: "u4", seq: 4 }));
  expect([list.lastSeq, list.hasGap]).toEqual([2, true]);
  list.apply(caption({ utterance: "u3", seq: 3 }));
  expect([list.lastSeq, list.hasGap]).toEqual([4, false]);
});

test("counts an entry even where a newer one of the same utterance came first", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u1", seq: 2, text: "corrected" }));
  expect(list.apply(caption({ utterance: "u1", seq: 1, text: "first" })).kind).toBe("ignored");
  expect([list.lastSeq, list.get("u1")?.text]).toEqual([2, "corrected"]);
});

test("accepts a gap that no replay fills", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u5", seq: 5 }));
  list.acceptGap();
  expect([list.lastSeq, list.hasGap]).toEqual([5, false]);
});

test("partials do not count as entries of the log", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u1" }));
  expect(list.lastSeq).toBe(0);
});

test("drops partials after a cut and keeps finals", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u1", seq: 1 }));
  list.apply(caption({ utterance: "u2", startMillis: 5 }));
  expect(list.dropPartials()).toEqual(["u2"]);
  expect(order(list)).toEqual(["u1"]);
});

test("a dropped partial that was still growing comes back with any revision", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u1", revision: 7 }));
  list.dropPartials();
  expect(list.apply(caption({ utterance: "u1", revision: 8 })).kind).toBe("inserted");
});

test("a thousand entries in random order end up sorted and complete", () => {
  const list = new CaptionList();
  const entries = Array.from({ length: 1000 }, (_, index) =>
    caption({ utterance: `u${index}`, seq: index + 1, startMillis: index * 10 }),
  );
  let seed = 7;
  const shuffled = [...entries].sort(() => ((seed = (seed * 48271) % 2147483647) % 3) - 1);
  for (const entry of shuffled) list.apply(entry);
  expect(order(list)).toEqual(entries.map((entry) => entry.utterance));
  expect([list.lastSeq, list.hasGap]).toEqual([1000, false]);
});

test("what is erased vanishes also while the log cannot be written, and once it can", () => {
  const list = new CaptionList();
  list.apply(caption({ utterance: "u1", seq: 1, text: "My name is Ana." }));
  const unnumbered = caption({ utterance: "u1", text: "", erased: true, revision: 2, final: true });
  expect(list.apply(unnumbered).kind).toBe("updated");
  expect(list.get("u1")?.text).toBe("");
  expect(list.apply({ ...unnumbered, seq: 2 }).kind).toBe("updated");
  expect(list.lastSeq).toBe(2);
});
