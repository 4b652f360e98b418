import { expect, test } from "vitest";
import { parseCaption, parseMessage, shortType } from "./messages";

const example = `{"type":"caption","seq":41,"utterance":"u17","revision":3,"speaker":{"id":"p_4","name":"Delegation 4"},"language":"pt",
"sourceLanguage":"en","text":"Água","stable":4,"final":true,"startMillis":81230,"endMillis":83990,
"made":["recognised:moonshine-tiny-en","translated:firefox-tiny-en-pt"],"marks":["machine-made"],"review":"none","laterField":{"a":1}}`;

test("reads a caption of the design and passes over fields it does not know", () => {
  expect(parseMessage(example)).toEqual({
    type: "caption",
    seq: 41,
    utterance: "u17",
    revision: 3,
    speaker: { id: "p_4", name: "Delegation 4" },
    language: "pt",
    sourceLanguage: "en",
    text: "Água",
    stable: 4,
    final: true,
    startMillis: 81230,
    endMillis: 83990,
    made: ["recognised:moonshine-tiny-en", "translated:firefox-tiny-en-pt"],
    marks: ["machine-made"],
    review: "none",
    erased: false,
  });
});

test("a partial has no seq", () => {
  expect(parseCaption({ utterance: "u1", startMillis: 0, text: "a" })).not.toHaveProperty("seq");
});

test("a speaker at a shared microphone may have a voice", () => {
  const speaker = { id: "p_1", name: "Ana", voice: 2 };
  expect(parseCaption({ utterance: "u1", startMillis: 0, speaker })?.speaker).toEqual(speaker);
  expect(parseCaption({ utterance: "u1", startMillis: 0, speaker: { ...speaker, voice: 0 } })?.speaker).toEqual({
    id: "p_1",
    name: "Ana",
  });
});

test("an erased caption has no text", () => {
  expect(parseCaption({ utterance: "u1", startMillis: 0, erased: true, seq: 3 })).toMatchObject({
    text: "",
    erased: true,
  });
});

test.each([null, 1, "x", [], {}, { utterance: "u1" }, { startMillis: 1 }, { utterance: 5, startMillis: 1 }])(
  "%j is no caption",
  (value) => {
    expect(parseCaption(value)).toBeNull();
  },
);

test.each(["", "{", "null", "[]", '"caption"', "{}", '{"type":"tomorrow"}', undefined, new ArrayBuffer(2)])(
  "%s is passed over",
  (data) => {
    expect(parseMessage(data)).toBeNull();
  },
);

test("reads what the audio socket says", () => {
  expect(parseMessage('{"type":"ready","track":"t1","acceptedMillis":1200}')).toEqual({
    type: "ready",
    track: "t1",
    acceptedMillis: 1200,
  });
  expect(parseMessage('{"type":"ended"}')).toEqual({ type: "ended" });
  expect(parseMessage('{"type":"language","declared":"en","likely":"ko","reason":"…"}')).toEqual({
    type: "language",
    declared: "en",
    likely: "ko",
  });
  expect(parseMessage('{"type":"language","declared":"en","reason":"…"}')).toEqual({
    type: "language",
    declared: "en",
    likely: null,
  });
  expect(parseMessage('{"type":"overloaded","reason":"busy"}')).toEqual({ type: "overloaded", reason: "busy" });
});

test("reads an error with its stable type and its sentence", () => {
  const data =
    '{"type":"error","title":"No","detail":"Install it.","status":400,"problem":"https://x.example/problems/no-model"}';
  expect(parseMessage(data)).toEqual({ type: "error", problem: "no-model", text: "Install it." });
});

test.each([
  ["passcode-required", "passcode-required"],
  ["urn:interpreter:passcode-required", "passcode-required"],
  ["https://x.example/problems/passcode-required", "passcode-required"],
  ["about:blank", "blank"],
])("the short type of %s is %s", (type, short) => expect(shortType(type)).toBe(short));

test("which figures are written otherwise is read, and malformed places are passed over", () => {
  const adapted = [
    { start: 0, end: 5, original: "3:30 p.m." },
    { start: 1 },
    "rubbish",
    { start: 0, end: 2, original: "" },
  ];
  const caption = parseCaption({ utterance: "u1", startMillis: 0, text: "15:30", final: true, adapted });
  expect(caption?.adapted).toEqual([{ start: 0, end: 5, original: "3:30 p.m." }]);
  expect(parseCaption({ utterance: "u1", startMillis: 0, adapted: 1 })?.adapted).toBeUndefined();
});
