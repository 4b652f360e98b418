// @vitest-environment jsdom
import { expect, test } from "vitest";
import { ApiClient } from "../api/client";
import type { Statistics } from "../api/types";
import { StatisticsLine, statisticsText } from "./statistics-line";

const CALM: Statistics = {
  finals: { count: 0, p50Millis: 0, p95Millis: 0 },
  speaking: 1,
  idle: 2,
  muted: 3,
  serverSpeaking: 4,
  capacity: 15,
  lowConfidenceShare: 0,
  restarts: 0,
  untranslated: 0,
};

function answering(body: string): ApiClient {
  return new ApiClient(
    () => "abc",
    "/api/v1",
    async () => new Response(body, { status: 200 }),
  );
}

test("says who speaks and what the server carries, and no more while all is well", () => {
  expect(statisticsText(CALM)).toBe("Speaking: 1 · silent: 2 · muted: 3 · Server: 4 of 15 speakers at once");
});

test("says what is slow, unsure, late or broken", () => {
  const text = statisticsText({
    ...CALM,
    finals: { count: 9, p50Millis: 640, p95Millis: 1_260 },
    lowConfidenceShare: 0.0424,
    restarts: 1,
    untranslated: 2,
  });
  expect(text).toContain("after 0.6 s (half of them) to 1.3 s (95 %)");
  expect(text).toContain("Unsure words: 4.2 %");
  expect(text).toContain("came late or failed: 2");
  expect(text).toContain("restarted: 1");
});

test("reads the server's answer, and does without what it does not say", async () => {
  const body = {
    delays: { final: { count: 2, p50Millis: 500, p95Millis: 900 }, translated: {} },
    recognition: { lowConfidenceShare: 0.1, restarts: 0 },
    captions: { delayedTranslations: 1, failedTranslations: 2 },
    tracks: { speaking: 1, idle: 0, muted: 0 },
    server: { speaking: 1, capacity: { en: 15, ko: 11 } },
  };
  expect(await answering(JSON.stringify(body)).statistics("m_1")).toEqual({
    finals: { count: 2, p50Millis: 500, p95Millis: 900 },
    speaking: 1,
    idle: 0,
    muted: 0,
    serverSpeaking: 1,
    capacity: 11,
    lowConfidenceShare: 0.1,
    restarts: 0,
    untranslated: 3,
  });
  expect((await answering("{}").statistics("m_1")).capacity).toBeNull();
});

test("the line shows once it knows something, and keeps it while the server is away", async () => {
  let answer: Promise<Statistics> = Promise.reject(new Error("away"));
  const line = new StatisticsLine({ statistics: () => answer }, "m_1");
  await line.refresh();
  expect(line.element.hidden).toBe(true);
  answer = Promise.resolve(CALM);
  await line.refresh();
  expect(line.element.hidden).toBe(false);
  expect(line.element.textContent).toContain("Speaking: 1");
  answer = Promise.reject(new Error("away again"));
  await line.refresh();
  expect(line.element.textContent).toContain("Speaking: 1");
  line.close();
});
