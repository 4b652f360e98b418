// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { expiryOf, forgetSession, loadSession, saveSession } from "./session";
import type { Session } from "./types";

const session: Session = {
  token: "t",
  meeting: "m_1",
  participant: "p_1",
  role: "listener",
  consent: null,
  expires: "2030-01-01T00:00:00Z",
};

beforeEach(() => sessionStorage.clear());

test("is there after a reload, apart for each kind", () => {
  saveSession("listener", session);
  expect(loadSession("listener", 0)).toEqual(session);
  expect(loadSession("speaker", 0)).toBeNull();
});

test("an expired one is not used", () => {
  saveSession("listener", session);
  expect(loadSession("listener", Date.parse("2031-01-01T00:00:00Z"))).toBeNull();
});

test("what someone else put there does no harm", () => {
  sessionStorage.setItem("interpreter.listener", "{nonsense");
  expect(loadSession("listener")).toBeNull();
  sessionStorage.setItem("interpreter.listener", "[]");
  expect(loadSession("listener")).toBeNull();
});

test("can be forgotten", () => {
  saveSession("listener", session);
  forgetSession("listener");
  expect(loadSession("listener", 0)).toBeNull();
});

test("a token says itself when it ends", () => {
  const claims = btoa(JSON.stringify({ exp: 1_893_456_000, sub: "p_?>?" }))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
  expect(expiryOf(`a.${claims}.b`)).toBe("2030-01-01T00:00:00.000Z");
  expect([expiryOf("a.b.c"), expiryOf(""), expiryOf(`a.${btoa("{}")}.b`)]).toEqual([null, null, null]);
});
