import { expect, test } from "vitest";
import { joinCode, parseFragment, routeOf } from "./address";

test.each([
  ["/", { page: "home" }],
  ["/join", { page: "join" }],
  ["/join/", { page: "join" }],
  ["/organizer", { page: "organizer" }],
  ["/speaker", { page: "speaker" }],
  ["/embed/m_1", { page: "embed", meeting: "m_1" }],
  ["/embed/m%201", { page: "embed", meeting: "m 1" }],
  ["/embed/%", { page: "embed", meeting: "%" }],
  ["/embed", { page: "unknown" }],
  ["/join/x", { page: "unknown" }],
  ["/other", { page: "unknown" }],
])("%s leads to %j", (path, route) => expect(routeOf(path)).toEqual(route));

test("reads what stands behind the hash", () => {
  expect(parseFragment("#secret=a%2Bb&role=speaker&language=pt-BR&mode=stable")).toEqual({
    secret: "a+b",
    code: null,
    token: null,
    role: "speaker",
    language: "pt-BR",
    mode: "stable",
  });
});

test("an empty hash holds nothing", () => {
  expect(parseFragment("#code=&secret=")).toEqual({
    secret: null,
    code: null,
    token: null,
    role: null,
    language: null,
    mode: null,
  });
});

test.each([
  ["k7qm2p", "K7Q-M2P"],
  [" K7Q M2P ", "K7Q-M2P"],
  ["K7Q-M2P", "K7Q-M2P"],
  ["k7q–m2p", "K7Q-M2P"],
  ["long-code-42", "LONG-CODE-42"],
])("the code typed as %j is %s", (typed, code) => expect(joinCode(typed)).toBe(code));
