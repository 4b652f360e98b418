import { parseSummary, type Summary } from "./summary";
import type { Caption, Figure } from "./types";

/** What the server says on a socket. Kinds this client does not know are left out. */
export type ServerMessage =
  | Caption
  | { type: "ready"; track?: string; acceptedMillis: number; last?: number }
  | { type: "accepted"; acceptedMillis: number }
  | { type: "meeting"; state: string }
  | { type: "withdrawn"; utterance: string }
  | { type: "summary"; summary: Summary }
  | { type: "muted"; muted: boolean }
  | { type: "overloaded"; reason: string }
  | { type: "language"; declared: string; likely: string | null }
  | { type: "ended" }
  | { type: "notice"; text: string; kind: string }
  | { type: "error"; problem: string; text: string };

/** Reads one text message; null for what is malformed or unknown, which a client passes over. */
export function parseMessage(data: unknown): ServerMessage | null {
  if (typeof data !== "string") return null;
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  switch (value["type"]) {
    case "caption":
      return parseCaption(value);
    case "ready": {
      const message: ServerMessage = { type: "ready", acceptedMillis: number(value["acceptedMillis"]) ?? 0 };
      const track = text(value["track"]);
      const last = number(value["last"]);
      if (track) message.track = track;
      if (last !== undefined) message.last = last;
      return message;
    }
    case "accepted":
      return { type: "accepted", acceptedMillis: number(value["acceptedMillis"]) ?? 0 };
    case "meeting": {
      const inner = isRecord(value["meeting"]) ? value["meeting"] : value;
      return { type: "meeting", state: text(inner["state"]) };
    }
    case "withdrawn":
      return { type: "withdrawn", utterance: text(value["utterance"]) };
    case "summary":
      return { type: "summary", summary: parseSummary(value) };
    case "muted":
      return { type: "muted", muted: value["muted"] !== false };
    case "overloaded":
      return { type: "overloaded", reason: text(value["reason"]) };
    case "language":
      return { type: "language", declared: text(value["declared"]), likely: text(value["likely"]) || null };
    case "ended":
      return { type: "ended" };
    case "notice":
    case "warning":
      return {
        type: "notice",
        kind: shortType(text(value["kind"]) || text(value["mark"])),
        text: text(value["detail"]) || text(value["message"]) || text(value["title"]),
      };
    case "error": {
      const inner = isRecord(value["problem"]) ? value["problem"] : isRecord(value["error"]) ? value["error"] : value;
      const kind = text(value["problem"]) || text(inner["type"]) || text(value["code"]);
      return {
        type: "error",
        problem: shortType(kind),
        text: text(inner["detail"]) || text(inner["message"]) || text(inner["reason"]) || text(inner["title"]),
      };
    }
    default:
      return null;
  }
}

/** Reads a caption as sent on sockets and listed by `GET …/captions`; null when it lacks what makes it one. */
export function parseCaption(value: unknown): Caption | null {
  if (!isRecord(value)) return null;
  const utterance = text(value["utterance"]);
  const startMillis = number(value["startMillis"]);
  if (!utterance || startMillis === undefined) return null;
  const words = text(value["text"]);
  const speaker = isRecord(value["speaker"]) ? value["speaker"] : {};
  const final = value["final"] === true;
  const language = text(value["language"]);
  const caption: Caption = {
    type: "caption",
    utterance,
    revision: number(value["revision"]) ?? 0,
    speaker: { id: text(speaker["id"]), name: text(speaker["name"]) },
    language,
    sourceLanguage: text(value["sourceLanguage"]) || language,
    text: words,
    stable: number(value["stable"]) ?? 0,
    final,
    startMillis,
    endMillis: number(value["endMillis"]) ?? startMillis,
    made: strings(value["made"]),
    marks: strings(value["marks"]),
    review: text(value["review"]) || "none",
    erased: value["erased"] === true,
  };
  const voice = number(speaker["voice"]);
  if (voice !== undefined && voice > 0) caption.speaker.voice = voice;
  const seq = number(value["seq"]);
  if (seq !== undefined && seq > 0) caption.seq = seq;
  const adapted = parseFigures(value["adapted"]);
  if (adapted.length > 0) caption.adapted = adapted;
  return caption;
}

/** Reads which figures of a text are written otherwise than in the record. */
export function parseFigures(value: unknown): Figure[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).flatMap((place) => {
    const [start, end, original] = [number(place["start"]), number(place["end"]), text(place["original"])];
    return start === undefined || end === undefined || original === "" ? [] : [{ start, end, original }];
  });
}

/** The last part of a problem type, whether it is a bare word, a URN or an address. */
export function shortType(type: string): string {
  return type.split(/[/:#]/).at(-1) ?? "";
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function number(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
