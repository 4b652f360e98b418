import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Caption } from "../api/types";
import { Backoff } from "../caption/backoff";
import type { Standing } from "../caption/caption-feed";
import { caption, FakeSockets } from "../testing";
import { AudioUplink, type UplinkState } from "./uplink";

let sockets: FakeSockets;
let states: UplinkState[];
let reasons: string[];
let captions: Caption[];
let muted: boolean[];
let standing: Standing;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = new FakeSockets();
  states = [];
  reasons = [];
  captions = [];
  muted = [];
  standing = "open";
});

afterEach(() => vi.useRealTimers());

function uplink(room = false): AudioUplink {
  const made = new AudioUplink({
    base: "https://hall.example/speaker",
    meeting: "m_1",
    token: () => "abc",
    consent: "c_1",
    language: "en",
    room,
    backoff: new Backoff(300, 5000, () => 1),
    open: sockets.open,
    standing: async () => standing,
    listener: {
      state: (state, reason) => {
        states.push(state);
        reasons.push(reason);
      },
      caption: (received) => captions.push(received),
      muted: (value) => muted.push(value),
      overloaded: () => {},
      otherLanguage: () => {},
    },
  });
  made.start({ encoding: "pcm_s16le", sampleRate: 16_000, channels: 1 });
  return made;
}

const frame = (number: number): ArrayBuffer => Uint8Array.of(number).buffer;
const sentFrames = (): number[] =>
  sockets.last.sent
    .filter((data) => typeof data !== "string")
    .map((data) => new Uint8Array(data as ArrayBuffer)[0] as number);

test("says when several people share the microphone", () => {
  uplink(true);
  sockets.last.accept();
  expect(JSON.parse(sockets.last.sent[0] as string)).toMatchObject({ type: "start", room: true });
});

test("names consent, language and format before any sound", () => {
  const link = uplink();
  link.send(frame(1), 100);
  sockets.last.accept();
  expect(sockets.last.address).toBe("wss://hall.example/api/v1/meetings/m_1/audio");
  expect(sockets.last.sent.map((data) => JSON.parse(data as string))).toEqual([
    {
      type: "start",
      language: "en",
      consent: "c_1",
      format: { encoding: "pcm_s16le", sampleRate: 16000, channels: 1 },
    },
  ]);
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  expect(sentFrames()).toEqual([1]);
  expect(states).toEqual(["connecting", "sending"]);
});

test("comes back to the same track and sends what did not arrive", async () => {
  const link = uplink();
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  for (const number of [1, 2, 3]) link.send(frame(number), 100);
  sockets.last.drop();
  link.send(frame(4), 100);
  await vi.advanceTimersByTimeAsync(300);
  sockets.last.accept();
  expect(JSON.parse(sockets.last.sent[0] as string)).toMatchObject({ type: "start", track: "t1" });
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 200 });
  expect(sentFrames()).toEqual([3, 4]);
});

test("what the server has is not sent again, even to a server that forgot the track", async () => {
  const link = uplink();
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  for (const number of [1, 2, 3]) link.send(frame(number), 100);
  sockets.last.say({ type: "accepted", acceptedMillis: 200 });
  sockets.last.drop();
  await vi.advanceTimersByTimeAsync(300);
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  expect(sentFrames()).toEqual([3]);
});

test("leaves a connection on which the server is silent", async () => {
  const link = uplink();
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  await vi.advanceTimersByTimeAsync(9_000);
  sockets.last.say({ type: "accepted", acceptedMillis: 0 });
  link.send(frame(1), 100);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(sockets.all.length).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([sockets.all.length, states.at(-1)]).toEqual([2, "reconnecting"]);
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  expect(sentFrames()).toEqual([1]);
});

test("another format begins the track anew on a new connection", () => {
  const link = uplink();
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  sockets.last.bufferedAmount = 1_000_000;
  link.send(frame(1), 100);
  link.changeFormat({ encoding: "opus", sampleRate: 48_000, channels: 1 });
  link.send(frame(2), 20);
  sockets.last.accept();
  expect(JSON.parse(sockets.last.sent[0] as string).format.encoding).toBe("opus");
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  expect(sentFrames()).toEqual([2]);
  expect(link.droppedMillis).toBe(100);
});

test("holds sound back while the network is slower than speech", () => {
  const link = uplink();
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  sockets.last.bufferedAmount = 1_000_000;
  link.send(frame(1), 100);
  expect(sentFrames()).toEqual([]);
  sockets.last.bufferedAmount = 0;
  link.send(frame(2), 100);
  expect(sentFrames()).toEqual([1, 2]);
});

test("the backlog is bounded", () => {
  const link = uplink();
  for (let number = 0; number < 350; number++) link.send(frame(number % 256), 100);
  expect(link.droppedMillis).toBe(5000);
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  expect(sentFrames().length).toBe(300);
});

test("says the end after the last sound and waits for the last words", async () => {
  const link = uplink();
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  link.send(frame(1), 100);
  link.end();
  expect(JSON.parse(sockets.last.sent.at(-1) as string)).toEqual({ type: "end" });
  sockets.last.say(caption({ utterance: "u1", seq: 1, text: "last words" }));
  sockets.last.say({ type: "ended" });
  expect(captions.map((received) => received.text)).toEqual(["last words"]);
  expect(states.at(-1)).toBe("ended");
});

test("does not wait for ever for the last words", async () => {
  const link = uplink();
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  link.end();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(states.at(-1)).toBe("ended");
});

test("stops when another window took over", async () => {
  uplink();
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  sockets.last.drop(4001, "taken over");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states.at(-1)).toBe("replaced");
  expect(sockets.all.length).toBe(1);
});

test("stops with the server's words when it was refused", async () => {
  uplink();
  sockets.last.accept();
  sockets.last.say({ type: "error", problem: "consent-missing", detail: "Give consent first." });
  sockets.last.drop(1008);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([states.at(-1), reasons.at(-1), sockets.all.length]).toEqual(["refused", "Give consent first.", 1]);
});

test("comes back after the server failed or restarted, whatever it said", async () => {
  uplink();
  for (const code of [1011, 1001, 1013]) {
    sockets.last.accept();
    sockets.last.say({ type: "error", problem: "internal", detail: "Sorry." });
    sockets.last.drop(code);
    await vi.advanceTimersByTimeAsync(5_000);
  }
  expect(sockets.all.length).toBe(4);
  expect(states.at(-1)).toBe("reconnecting");
});

test("hands on that the organizer muted", () => {
  uplink();
  sockets.last.accept();
  sockets.last.say({ type: "muted", muted: true });
  sockets.last.say({ type: "muted", muted: false });
  sockets.last.say({ type: "muted" });
  expect(muted).toEqual([true, false, true]);
});

test("sends nothing after it was closed", () => {
  const link = uplink();
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  link.close();
  link.send(frame(1), 100);
  expect(sentFrames()).toEqual([]);
});

test("stops when the server refuses the connection itself, keeps trying when it is out of reach", async () => {
  standing = "unreachable";
  uplink();
  sockets.last.drop();
  await vi.advanceTimersByTimeAsync(300);
  expect(sockets.all.length).toBe(2);
  standing = "refused";
  sockets.last.drop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([states.at(-1), sockets.all.length]).toEqual(["refused", 2]);
});

test("shows the next token on the open connection, and comes back to its track where the old one ended", async () => {
  const link = uplink();
  sockets.last.accept();
  sockets.last.say({ type: "ready", track: "t1", acceptedMillis: 0 });
  link.authenticate();
  expect(sockets.last.sent.at(-1)).toBe('{"type":"auth","token":"abc"}');
  sockets.last.drop(4002);
  await vi.advanceTimersByTimeAsync(300);
  sockets.last.accept();
  expect(JSON.parse(sockets.last.sent[0] as string)).toMatchObject({ type: "start", track: "t1" });
});
