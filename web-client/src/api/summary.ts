import { isRecord, parseFigures, strings } from "./messages";
import type { Figure } from "./types";

/** Something that the summary says, and the captions that it comes from. */
export interface Noticed {
  text: string;
  utterances: string[];
  /** Figures in the line that are written otherwise than in the record. */
  adapted: Figure[];
}

export type Wording = "said" | "written" | "unsupported";

export interface Point extends Noticed {
  /** Another than the summary's where no model leads to it. */
  language: string;
  speaker: string;
  /** Stays as it is. */
  settled: boolean;
  /** What somebody said; a machine's words that captions support; or a machine's words for which no support was found. */
  wording: Wording;
}

export interface Action extends Noticed {
  who: string;
  due: string;
}

/** What a meeting comes to, in one language. */
export interface Summary {
  language: string;
  last: number;
  points: Point[];
  decisions: Noticed[];
  actions: Action[];
  /** Those that nobody answered. */
  questions: Noticed[];
  /** The figure, and the sentence in which it stands. */
  figures: (Noticed & { what: string })[];
  /** The language of all but the points. */
  noticedIn: string;
  /** Languages whose sentences were chosen by their words alone. */
  rankedByWords: string[];
}

/** Reads what `GET …/summary` gives and feeds tell; what is malformed is left out. */
export function parseSummary(value: unknown): Summary {
  const fields = isRecord(value) ? value : {};
  const language = text(fields["language"]);
  return {
    language,
    last: typeof fields["last"] === "number" ? fields["last"] : 0,
    points: records(fields["points"]).map((point) => ({
      ...noticed(point, "text"),
      language: text(point["language"]) || language,
      speaker: text(point["speaker"]),
      settled: point["settled"] === true,
      wording: wordingOf(point["wording"]),
    })),
    decisions: records(fields["decisions"]).map((decision) => noticed(decision, "text")),
    actions: records(fields["actions"]).map((action) => ({
      ...noticed(action, "what"),
      who: text(action["who"]),
      due: text(action["due"]),
    })),
    questions: records(fields["questions"])
      .filter((question) => question["open"] !== false)
      .map((question) => noticed(question, "text")),
    figures: records(fields["figures"]).map((figure) => ({ ...noticed(figure, "value"), what: text(figure["what"]) })),
    noticedIn: text(fields["noticedIn"]) || language,
    rankedByWords: strings(fields["rankedByWords"]),
  };
}

/** What this client does not know is not passed off as somebody's words. */
function wordingOf(value: unknown): Wording {
  if (value === undefined || value === "said") return "said";
  return value === "written" ? "written" : "unsupported";
}

function noticed(fields: Record<string, unknown>, name: string): Noticed {
  const adapted = isRecord(fields["adapted"]) ? Object.values(fields["adapted"]).flatMap(parseFigures) : [];
  return { text: text(fields[name]), utterances: strings(fields["utterances"]), adapted };
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
