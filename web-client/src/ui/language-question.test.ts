// @vitest-environment jsdom
import { expect, test } from "vitest";
import { LanguageQuestion } from "./language-question";

const labels = (question: LanguageQuestion): string[] =>
  [...question.element.querySelectorAll("button")].map((button) => button.textContent ?? "");

test("offers the likely language and goes away once it is chosen", () => {
  const question = new LanguageQuestion();
  let changed = "";
  question.ask({ declared: "en", likely: "ko", offered: ["en", "pt", "ko"], change: (to) => (changed = to) });
  expect(question.element.hidden).toBe(false);
  expect(question.element.textContent).toContain("It seems you are speaking Korean. Captions are made for English.");
  expect(labels(question)).toEqual(["Switch to Korean", "No, go on in English"]);
  question.element.querySelector("button")?.click();
  expect(changed).toBe("ko");
  expect(question.element.hidden).toBe(true);
});

test("offers every other language where it is not known which is spoken, and takes no for an answer", () => {
  const question = new LanguageQuestion();
  let changed = "";
  question.ask({ declared: "en", likely: null, offered: ["en", "pt", "ko"], change: (to) => (changed = to) });
  expect(labels(question)).toEqual(["Switch to Portuguese", "Switch to Korean", "No, go on in English"]);
  question.element.querySelectorAll("button")[2]?.click();
  expect(changed).toBe("");
  expect(question.element.hidden).toBe(true);
});

test("sends a speaker to the organizer when the meeting does not have the language", () => {
  const question = new LanguageQuestion();
  question.ask({ declared: "en", likely: "ko", offered: ["en", "pt"], change: () => {} });
  expect(question.element.textContent).toContain("ask the organizer");
  expect(labels(question)).toEqual(["No, go on in English"]);
});
