// @vitest-environment jsdom
import { expect, test } from "vitest";
import { parseNotes } from "../api/notes";
import { h } from "../ui/dom";
import { addNotes } from "./idiom-notes";

const NOTE = { said: "cut corners", shown: "poupou no essencial", literal: "cortar cantos", note: "Diz-se de pressa." };

function caption(text: string): { words: HTMLElement; item: HTMLElement } {
  const words = h("p", { class: "words" }, h("span", {}, text));
  return { words, item: h("li", {}, words) };
}

test("an idiom in a caption opens its note below, and the words stay as they are", () => {
  const { words, item } = caption("Ela poupou no essencial outra vez.");
  addNotes(words, [NOTE]);
  expect(words.textContent).toBe("Ela poupou no essencial outra vez.");
  const button = words.querySelector("button");
  const note = item.querySelector<HTMLElement>(".idiom-note");
  expect(button?.textContent).toBe("poupou no essencial");
  expect(note?.hidden).toBe(true);
  button?.click();
  expect(note?.hidden).toBe(false);
  expect(button?.getAttribute("aria-expanded")).toBe("true");
  expect(note?.textContent).toBe("“cut corners” – Diz-se de pressa.");
  button?.click();
  expect(note?.hidden).toBe(true);
});

test("where the rendering stands in no known form there is a mark behind the words", () => {
  const { words, item } = caption("Outra coisa.");
  addNotes(words, [{ ...NOTE, note: "" }]);
  expect(words.textContent).toBe("Outra coisa.");
  const mark = item.querySelector("button.idiom-mark");
  expect(mark?.getAttribute("aria-label")).toContain("cut corners");
  expect(item.querySelector(".idiom-note")?.textContent).toContain("cortar cantos");
});

test("two idioms, and the same one twice, each have their own note", () => {
  const { words, item } = caption("um e um e dois");
  addNotes(words, [
    { ...NOTE, shown: "um" },
    { ...NOTE, shown: "um" },
    { ...NOTE, shown: "dois" },
  ]);
  expect(words.textContent).toBe("um e um e dois");
  expect(words.querySelectorAll("button")).toHaveLength(3);
  expect(item.querySelectorAll(".idiom-note")).toHaveLength(3);
});

test("markup in a note stays text", () => {
  const { words, item } = caption("x");
  addNotes(words, [{ ...NOTE, shown: "x", note: "<img src=x>" }]);
  expect(item.querySelector("img")).toBeNull();
});

test.each([null, 1, {}, { notes: 1 }, { notes: [null, 1, {}, { said: "x" }] }])("%j holds no notes", (value) => {
  expect(parseNotes(value)).toEqual([]);
});
