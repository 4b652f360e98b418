import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { caption, FakeSockets } from "../testing";
import { Backoff } from "./backoff";
import { CaptionFeed, type FeedState, type Standing } from "./caption-feed";

let sockets: FakeSockets;
let states: FeedState[];
let shown: string[];
let removed: string[];
let notices: string[];
let standing: Standing;
let newest: number | null;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = new FakeSockets();
  states = [];
  shown = [];
  removed = [];
  notices = [];
  standing = "open";
  newest = 0;
});

afterEach(() => vi.useRealTimers());

function feed(locale: string | null = null): CaptionFeed {
  const made = new CaptionFeed({
    base: "http://hall.example/join",
    meeting: "m_1",
    token: () => "abc",
    language: "pt",
    mode: "stable",
    locale,
    backoff: new Backoff(500, 8000, () => 1),
    open: sockets.open,
    standing: async () => standing,
    newest: async () => newest,
    listener: {
      changed: (change) => change.kind !== "ignored" && shown.push(change.caption.text),
      removed: (utterance) => removed.push(utterance),
      state: (state) => states.push(state),
      meeting: () => {},
      caughtUp: () => states.push("live"),
      notice: (_kind, text) => notices.push(text),
    },
  });
  made.start();
  return made;
}

test("asks for the language from the start, the token outside of the address", () => {
  feed();
  expect(sockets.last.address).toBe("ws://hall.example/api/v1/meetings/m_1/captions?language=pt&mode=stable&after=0");
  expect(sockets.last.protocols).toEqual(["interpreter.v1", "bearer.abc"]);
});

test("asks for figures as a country has them, also when it comes back", async () => {
  feed("pt-BR");
  expect(sockets.last.address).toContain("&locale=pt-BR");
  sockets.last.accept();
  sockets.last.drop();
  await vi.advanceTimersByTimeAsync(500);
  expect(sockets.last.address).toContain("&locale=pt-BR");
});

test("comes back after a cut with the last entry it has", async () => {
  feed();
  sockets.last.accept();
  sockets.last.say(caption({ utterance: "u1", seq: 1, text: "one" }));
  sockets.last.say(caption({ utterance: "u2", seq: 2, text: "two", startMillis: 9 }));
  sockets.last.drop();
  await vi.advanceTimersByTimeAsync(500);
  expect(sockets.last.address).toContain("after=2");
  sockets.last.accept();
  sockets.last.say(caption({ utterance: "u2", seq: 2, text: "two", startMillis: 9 }));
  sockets.last.say(caption({ utterance: "u3", seq: 3, text: "three", startMillis: 12 }));
  expect(shown).toEqual(["one", "two", "three"]);
  expect(states).toEqual(["connecting", "live", "reconnecting", "live"]);
});

test("waits longer after each attempt that fails", async () => {
  feed();
  for (const wait of [500, 1000, 1500, 1500, 1500]) {
    const attempts = sockets.all.length;
    sockets.last.drop();
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(sockets.all.length).toBe(attempts);
    await vi.advanceTimersByTimeAsync(1);
    expect(sockets.all.length).toBe(attempts + 1);
  }
});

test("starts with short waits again once words have come", async () => {
  feed();
  sockets.last.drop();
  await vi.advanceTimersByTimeAsync(500);
  sockets.last.accept();
  sockets.last.say(caption({ utterance: "u1", seq: 1 }));
  sockets.last.drop();
  await vi.advanceTimersByTimeAsync(500);
  expect(sockets.all.length).toBe(3);
});

test("stops for good when the server refuses over HTTP what the socket could not explain", async () => {
  standing = "refused";
  feed();
  sockets.last.drop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states.at(-1)).toBe("refused");
  expect(sockets.all.length).toBe(1);
});

test("keeps trying while the server is out of reach", async () => {
  standing = "unreachable";
  feed();
  sockets.last.drop();
  await vi.advanceTimersByTimeAsync(500);
  expect(sockets.all.length).toBe(2);
});

test("says that the meeting ended and still takes the last finals", async () => {
  feed();
  sockets.last.accept();
  sockets.last.say({ type: "meeting", state: "ended" });
  sockets.last.say(caption({ utterance: "u9", seq: 1, text: "goodbye" }));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(shown).toEqual(["goodbye"]);
  expect(states.at(-1)).toBe("ended");
  expect(sockets.all.length).toBe(1);
});

test("what is erased after the end vanishes also from pages that stayed open, whatever happened to their connection", async () => {
  const made = feed();
  sockets.last.accept();
  sockets.last.say(caption({ utterance: "u9", seq: 1, text: "My name is Ana." }));
  sockets.last.say({ type: "meeting", state: "ended" });
  standing = "ended";
  sockets.last.drop(1000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sockets.all.length).toBe(2);
  expect(sockets.last.address).toContain("after=1");
  sockets.last.accept();
  sockets.last.say(caption({ utterance: "u9", seq: 2, revision: 2, text: "", erased: true }));
  expect(made.list.get("u9")?.text).toBe("");
  expect(states.at(-1)).toBe("ended");
  standing = "refused";
  sockets.last.drop(1008);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sockets.all.length).toBe(2);
});

test("comes back when a slow reader was sent away", async () => {
  feed();
  sockets.last.accept();
  sockets.last.say(caption({ utterance: "u1", seq: 1 }));
  sockets.last.drop(1013);
  await vi.advanceTimersByTimeAsync(500);
  expect(sockets.last.address).toContain("after=1");
});

test("asks again when an entry is missing and shows the others at their place", async () => {
  const made = feed();
  sockets.last.accept();
  sockets.last.say(caption({ utterance: "u1", seq: 1, startMillis: 1 }));
  sockets.last.say(caption({ utterance: "u3", seq: 3, startMillis: 3 }));
  expect(sockets.all.length).toBe(2);
  expect(sockets.last.address).toContain("after=1");
  sockets.last.accept();
  for (const seq of [2, 3]) sockets.last.say(caption({ utterance: `u${seq}`, seq, startMillis: seq }));
  expect(made.list.lastSeq).toBe(3);
  expect(shown.length).toBe(3);
});

test("gives up on an entry that the server does not have, instead of asking for ever", () => {
  const made = feed();
  for (let attempt = 0; attempt < 3; attempt++) {
    sockets.last.accept();
    sockets.last.say(caption({ utterance: "u3", seq: 3 }));
  }
  expect(sockets.all.length).toBe(2);
  expect(made.list.lastSeq).toBe(3);
});

test("takes away partials of the old connection and withdrawn utterances", async () => {
  feed();
  sockets.last.accept();
  sockets.last.say(caption({ utterance: "u1" }));
  sockets.last.drop();
  await vi.advanceTimersByTimeAsync(500);
  sockets.last.accept();
  sockets.last.say(caption({ utterance: "u2" }));
  sockets.last.say({ type: "withdrawn", utterance: "u2" });
  expect(removed).toEqual(["u1", "u2"]);
});

test("a withdrawal does not take away a final", () => {
  const made = feed();
  sockets.last.accept();
  sockets.last.say(caption({ utterance: "u1", seq: 1 }));
  sockets.last.say({ type: "withdrawn", utterance: "u1" });
  expect([made.list.size, removed]).toEqual([1, []]);
});

test("survives messages that are not for it", () => {
  feed();
  sockets.last.accept();
  for (const data of ["", "{", "[]", "null", '{"type":"caption"}', '{"type":"later-invention"}', new ArrayBuffer(3)]) {
    sockets.last.onmessage?.({ data });
  }
  sockets.last.say(caption({ utterance: "u1", seq: 1, text: "still here" }));
  expect(shown).toEqual(["still here"]);
});

test("hands on the server's words about a missing model", () => {
  feed();
  sockets.last.accept();
  sockets.last.say({ type: "error", problem: "no-translation", detail: "install firefox-tiny-en-pt" });
  expect(notices).toEqual(["install firefox-tiny-en-pt"]);
});

test("leaves a silent connection when the server does not answer, keeps it when it does", async () => {
  feed();
  sockets.last.accept();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sockets.all.length).toBe(1);
  newest = null;
  await vi.advanceTimersByTimeAsync(26_000);
  expect(sockets.all.length).toBe(2);
});

test("leaves a silent connection when the meeting went on without it", async () => {
  feed();
  sockets.last.accept();
  sockets.last.say(caption({ utterance: "u1", seq: 1 }));
  newest = 3;
  await vi.advanceTimersByTimeAsync(25_000);
  expect(sockets.all.length).toBe(2);
  expect(sockets.last.address).toContain("after=1");
});

test("looks at once whether the connection is alive when the page is looked at again", async () => {
  const made = feed();
  sockets.last.accept();
  made.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(sockets.all.length).toBe(1);
  newest = 1;
  made.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(sockets.all.length).toBe(2);
});

test("without a network it says so, and comes back at once when the network does", async () => {
  const made = feed();
  sockets.last.accept();
  made.offline();
  expect(states.at(-1)).toBe("offline");
  made.wake();
  expect(sockets.all.length).toBe(2);
  expect(states.at(-1)).toBe("reconnecting");
});

test("does nothing more once closed", async () => {
  const made = feed();
  sockets.last.accept();
  made.close();
  made.wake();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sockets.all.length).toBe(1);
});

test("shows the next token on the open connection, and comes back with it where the old one ended", async () => {
  const made = feed();
  made.authenticate();
  expect(sockets.last.sent).toEqual([]);
  sockets.last.accept();
  made.authenticate();
  expect(sockets.last.sent).toEqual(['{"type":"auth","token":"abc"}']);
  sockets.last.drop(4002);
  await vi.advanceTimersByTimeAsync(500);
  expect(sockets.all.length).toBe(2);
});
