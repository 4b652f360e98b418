import { afterEach, expect, test } from "vitest";
import { en } from "./en";
import { pt } from "./pt";
import { chooseLanguage, pageLanguage, t } from "./text";

afterEach(() => chooseLanguage(["en"]));

test("takes the first language that it has", () => {
  expect(chooseLanguage(["fr-FR", "pt-BR", "en"])).toBe("pt");
  expect(t("joinButton")).toBe("Entrar");
  expect(pageLanguage()).toBe("pt");
});

test("speaks English where it knows none", () => {
  expect(chooseLanguage(["ko", "*"])).toBe("en");
  expect(chooseLanguage([])).toBe("en");
});

test("puts values in their place and leaves unknown ones visible", () => {
  expect(t("hours", { count: 4 })).toBe("4 hours");
  expect(t("hours")).toBe("{count} hours");
});

test("the tables have the same values to fill in", () => {
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect(pt[key].match(/\{\w+\}/g)?.sort() ?? [], key).toEqual(en[key].match(/\{\w+\}/g)?.sort() ?? []);
    expect(pt[key].trim(), key).not.toBe("");
  }
});
