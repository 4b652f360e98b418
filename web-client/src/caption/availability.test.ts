import { expect, test } from "vitest";
import type { Availability, Meeting } from "../api/types";
import { shortageOf, spokenLanguages } from "./availability";

function meeting(languages: string[], availability: Availability[]): Meeting {
  return { id: "m_1", title: "", languages, state: "live", availability, rooms: false, retention: {}, reviewed: false };
}

const en: Availability = { language: "en", speech: true, translatedFrom: ["pt"], hints: [] };
const pt: Availability = { language: "pt", speech: false, translatedFrom: ["en"], hints: [] };
const fr: Availability = { language: "fr", speech: false, translatedFrom: [], hints: ["install firefox-tiny-en-fr"] };

test("warns of nothing where everything is translated", () => {
  expect(shortageOf(meeting(["en", "pt"], [en, pt]), "pt")).toBeNull();
});

test("warns of a language that nothing is translated into", () => {
  expect(shortageOf(meeting(["en", "fr"], [en, fr]), "fr")).toEqual({ missing: ["en"], complete: true });
});

test("names the languages that stay untranslated", () => {
  const spoken = { ...fr, speech: true };
  expect(shortageOf(meeting(["en", "pt", "fr"], [en, pt, spoken]), "pt")).toMatchObject({
    missing: ["fr"],
    complete: false,
  });
});

test("does not warn of a language that nobody can be heard in", () => {
  expect(shortageOf(meeting(["en", "pt", "fr"], [en, pt, fr]), "pt")).toBeNull();
});

test("a variant of the reader's own language needs no translation", () => {
  expect(shortageOf(meeting(["pt-BR", "pt"], [{ ...pt, translatedFrom: [] }]), "pt")).toBeNull();
});

test("warns of nothing when the server does not say", () => {
  expect(shortageOf(meeting(["en", "pt"], []), "pt")).toBeNull();
});

test("offers for speaking what can be recognised, or all when the server does not say", () => {
  expect(spokenLanguages(meeting(["en", "pt"], [en, pt]))).toEqual(["en"]);
  expect(spokenLanguages(meeting(["en", "pt"], []))).toEqual(["en", "pt"]);
});
