// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "./client";
import { KeptSession } from "./kept-session";
import { loadSession } from "./session";
import type { Session } from "./types";

const HOUR = 3_600_000;
let asked: string[];

const session = (token: string): Session => ({
  token,
  meeting: "m_1",
  participant: "p_1",
  role: "speaker",
  consent: null,
  expires: new Date(Date.now() + HOUR).toISOString(),
});

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  asked = [];
});

afterEach(() => vi.useRealTimers());

test("renews the token before it ends, again and again, and remembers it", async () => {
  const kept = new KeptSession({ ...session("t0"), consent: "c_1" }, "speaker", async (token) => {
    asked.push(token);
    return session(`t${asked.length}`);
  });
  await vi.advanceTimersByTimeAsync(0.7 * HOUR);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(0.1 * HOUR);
  expect([kept.token(), kept.consent]).toEqual(["t1", "c_1"]);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(asked).toEqual(["t0", "t1"]);
  expect(loadSession("speaker")?.token).toBe("t2");
  kept.close();
});

test("tries again while the server is out of reach", async () => {
  const kept = new KeptSession(session("t0"), null, async (token) => {
    asked.push(token);
    if (asked.length < 3) throw new ApiError(0, "unreachable", "");
    return session("t1");
  });
  await vi.advanceTimersByTimeAsync(0.75 * HOUR + 41_000);
  expect(kept.token()).toBe("t1");
  kept.close();
});

test("does not insist when it is refused", async () => {
  const kept = new KeptSession(session("t0"), null, async (token) => {
    asked.push(token);
    throw new ApiError(401, "token-expired", "");
  });
  await vi.advanceTimersByTimeAsync(10 * HOUR);
  expect([asked.length, kept.token()]).toEqual([1, "t0"]);
});

test("leaves a token without an end alone", async () => {
  const { expires: _, ...endless } = session("t0");
  const kept = new KeptSession(endless, null, async (token) => {
    asked.push(token);
    return session("t1");
  });
  await vi.advanceTimersByTimeAsync(100 * HOUR);
  expect([asked, kept.token()]).toEqual([[], "t0"]);
});

test("tells those who hold connections open that there is a newer token", async () => {
  const kept = new KeptSession(session("t0"), null, async () => session("t1"));
  const shown: string[] = [];
  const forget = kept.whenRenewed(() => shown.push(kept.token()));
  await vi.advanceTimersByTimeAsync(0.76 * HOUR);
  expect(shown).toEqual(["t1"]);
  forget();
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(shown).toEqual(["t1"]);
  kept.close();
});
