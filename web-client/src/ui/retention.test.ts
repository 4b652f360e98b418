import { afterEach, expect, test } from "vitest";
import { chooseLanguage } from "../i18n/text";
import { retentionWords } from "./retention";

afterEach(() => chooseLanguage(["en"]));

test("says how long a meeting is kept", () => {
  expect(retentionWords({ days: 30 })).toContain("30 days after its end");
  expect(retentionWords({ days: 1 })).toContain("one day after its end");
  expect(retentionWords({ days: 0 })).toContain("when the meeting ends");
  expect(retentionWords({})).toContain("until its organizer deletes it");
  expect(retentionWords({ days: 30, deleted: "2026-12-24T12:00:00Z" })).toContain("December 24, 2026");
  const planned = retentionWords({ days: 30, deletedUnlessStarted: "2026-12-24T12:00:00Z" });
  expect(planned).toContain("30 days after its end");
  expect(planned).toContain("If it does not start, it is deleted on December 24, 2026.");
});

test("says it in the language of the page", () => {
  chooseLanguage(["pt"]);
  expect(retentionWords({ days: 30, deleted: "2026-12-24T12:00:00Z" })).toContain("24 de dezembro de 2026");
});
