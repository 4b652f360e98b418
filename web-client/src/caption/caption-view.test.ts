// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import type { Caption } from "../api/types";
import { caption } from "../testing";
import { CaptionList } from "./caption-list";
import { CaptionView } from "./caption-view";

let list: CaptionList;
let view: CaptionView;

beforeEach(() => {
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  globalThis.requestAnimationFrame = (draw) => {
    draw(0);
    return 0;
  };
  view = new CaptionView({ label: "Captions", details: true });
  list = new CaptionList();
  view.reset(list, "pt");
});

const apply = (fields: Partial<Caption> & { utterance: string }): void => view.apply(list.apply(caption(fields)));
const rows = (): HTMLElement[] => [...view.element.querySelectorAll<HTMLElement>(".caption")];
const words = (): string[] => rows().map((row) => row.querySelector(".words")?.textContent ?? "");
const spoken = (): string[] =>
  [...view.element.querySelectorAll("[aria-live] p")].map((line) => line.textContent ?? "");

test("an utterance keeps its element from partial to final", () => {
  apply({ utterance: "u1", text: "Bom", stable: 3 });
  const row = rows()[0];
  expect(row?.classList.contains("provisional")).toBe(true);
  apply({ utterance: "u1", text: "Bom dia.", seq: 1, revision: 2 });
  expect(rows()).toEqual([row]);
  expect(row?.classList.contains("provisional")).toBe(false);
  expect(words()).toEqual(["Bom dia."]);
});

test("what may still change is set apart", () => {
  apply({ utterance: "u1", text: "Bom dia a to", stable: 7 });
  expect(view.element.querySelector(".open")?.textContent).toBe(" a to");
});

test("a caption that began earlier goes above without moving the others' elements", () => {
  apply({ utterance: "u2", startMillis: 2000, seq: 1, text: "two" });
  const two = rows()[0];
  apply({ utterance: "u1", startMillis: 1000, seq: 2, text: "one" });
  expect(words()).toEqual(["one", "two"]);
  expect(rows()[1]).toBe(two);
});

test("markup in words and names stays text", () => {
  apply({ utterance: "u1", seq: 1, text: "<img src=x onerror=alert(1)>", speaker: { id: "p", name: "<b>Eve</b>" } });
  expect(view.element.querySelector("img, b")).toBeNull();
  expect(words()).toEqual(["<img src=x onerror=alert(1)>"]);
});

test("speakers have colours of their own and one name above consecutive captions", () => {
  const ana = { id: "p_1", name: "Ana" };
  const bo = { id: "p_2", name: "Bo" };
  apply({ utterance: "u1", seq: 1, startMillis: 0, speaker: ana });
  apply({ utterance: "u2", seq: 2, startMillis: 1500, speaker: ana });
  apply({ utterance: "u3", seq: 3, startMillis: 3000, speaker: bo });
  expect(rows().map((row) => row.classList.contains("continued"))).toEqual([false, true, false]);
  const colours = [...view.element.querySelectorAll<HTMLElement>(".speaker")].map((name) => name.dataset["colour"]);
  expect(colours).toEqual(["0", "0", "1"]);
});

test("people at one microphone are told apart by number, and that it is a guess is said", () => {
  const ana = { id: "p_1", name: "Ana" };
  apply({ utterance: "u1", seq: 1, startMillis: 0, speaker: { ...ana, voice: 1 } });
  apply({ utterance: "u2", seq: 2, startMillis: 1500, speaker: { ...ana, voice: 2 } });
  apply({ utterance: "u3", seq: 3, startMillis: 3000, speaker: { ...ana, voice: 2 } });
  apply({ utterance: "u4", startMillis: 4500, speaker: ana });
  expect(rows().map((row) => row.classList.contains("continued"))).toEqual([false, false, true, false]);
  const names = [...view.element.querySelectorAll<HTMLElement>(".speaker")];
  expect(names.map((name) => name.textContent)).toEqual(["Ana · voice 1", "Ana · voice 2", "Ana · voice 2", "Ana"]);
  expect(names.map((name) => name.title !== "")).toEqual([true, true, true, false]);
  expect(names.map((name) => name.dataset["colour"])).toEqual(["0", "1", "1", "2"]);
});

test("marks are said in words, in the reader's terms", () => {
  apply({ utterance: "u1", seq: 1, marks: ["machine-made", "translation-failed"] });
  expect(view.element.querySelector(".badge")?.textContent).toBe("Not translated – shown in English");
  expect(view.element.querySelector(".words")?.getAttribute("lang")).toBe("en");
});

test("a person's review is said", () => {
  apply({ utterance: "u1", seq: 1, review: "corrected" });
  expect(view.element.querySelector(".badge")?.textContent).toBe("Corrected by a person");
});

test("erased words are gone from what is read out as well", () => {
  view.caughtUp();
  apply({ utterance: "u1", seq: 1, text: "My name is Ana." });
  apply({ utterance: "u2", seq: 2, text: "Mine is not." });
  apply({ utterance: "u1", seq: 3, text: "", erased: true, revision: 2 });
  expect(spoken()).toEqual(["Ana: Mine is not."]);
  expect(view.element.innerHTML).not.toContain("My name");
});

test("erased words are gone from the page", () => {
  apply({ utterance: "u1", seq: 1, text: "secret" });
  apply({ utterance: "u1", seq: 2, text: "", erased: true, revision: 2 });
  expect(view.element.querySelector(".caption")?.textContent).not.toContain("secret");
  expect(words()).toEqual(["Erased at the speaker's request."]);
});

test("finals are read out once, replays and partials are not", () => {
  apply({ utterance: "u1", seq: 1, text: "old" });
  view.caughtUp();
  apply({ utterance: "u2", text: "grow", startMillis: 5 });
  apply({ utterance: "u2", seq: 2, text: "grown", startMillis: 5, revision: 2 });
  apply({ utterance: "u2", seq: 3, text: "corrected", startMillis: 5, revision: 3 });
  expect(spoken()).toEqual(["Ana: grown"]);
});

test("right-to-left languages run from the right", () => {
  view.reset(new CaptionList(), "ar");
  expect(view.element.querySelector<HTMLElement>(".caption-scroller")?.dir).toBe("rtl");
});

test("scrolling back stops the following and offers the way to the newest", () => {
  const scroller = view.element.querySelector<HTMLElement>(".caption-scroller") as HTMLElement;
  const jump = view.element.querySelector<HTMLButtonElement>(".jump") as HTMLButtonElement;
  let height = 1000;
  Object.defineProperty(scroller, "scrollHeight", { get: () => height });
  Object.defineProperty(scroller, "clientHeight", { value: 400 });
  apply({ utterance: "u1", seq: 1 });
  expect(jump.hidden).toBe(true);
  scroller.scrollTop = 100;
  scroller.dispatchEvent(new Event("scroll"));
  expect(jump.hidden).toBe(false);
  height = 1200;
  apply({ utterance: "u2", seq: 2, startMillis: 9 });
  expect(scroller.scrollTop).toBe(100);
  expect(jump.textContent).toBe("Jump to newest (1)");
  jump.click();
  expect(scroller.scrollTop).toBe(1200);
  expect(jump.hidden).toBe(true);
});

test("a figure that is written otherwise than in the record opens what stands there, in finals", () => {
  const adapted = [{ start: 3, end: 8, original: "3:30 p.m." }];
  apply({ utterance: "u1", text: "Às 15:30", stable: 8, adapted });
  expect(view.element.querySelector("button.figure")).toBeNull();
  apply({ utterance: "u1", text: "Às 15:30", adapted, seq: 1, revision: 2 });
  expect(words()).toEqual(["Às 15:30"]);
  view.element.querySelector<HTMLButtonElement>("button.figure")?.click();
  const note = view.element.querySelector<HTMLElement>(".figure-note");
  expect(note?.hidden).toBe(false);
  expect(note?.textContent).toContain("3:30 p.m.");
  apply({ utterance: "u1", text: "", adapted, review: "withheld", seq: 2, revision: 3 });
  expect(view.element.querySelector("button.figure, .figure-note")).toBeNull();
});
