import { isRecord, strings } from "./messages";

export const KINDS = ["term", "name", "keep", "idiom"] as const;
export const PARTS = ["", "noun", "verb", "adjective", "adverb", "name", "clause"] as const;
export const GENDERS = ["", "m", "f", "n", "mf"] as const;

/** The words of an entry in one language; the first form is the one of dictionaries. */
export interface Term {
  forms: string[];
  part: string;
  gender: string;
}

export interface GlossaryEntry {
  /** Empty where the server is to choose one. */
  id: string;
  kind: string;
  exactCase: boolean;
  alsoLiteral: boolean;
  terms: Record<string, Term>;
  notes: Record<string, string>;
  literal: Record<string, string>;
  /** Of the entry as it was read; empty for a new one. */
  version: string;
}

export interface Glossary {
  version: string;
  entries: GlossaryEntry[];
}

/** A part of a file that was left out. */
export interface Fault {
  line: number;
  message: string;
}

export function newEntry(): GlossaryEntry {
  return { id: "", kind: "term", exactCase: false, alsoLiteral: false, terms: {}, notes: {}, literal: {}, version: "" };
}

export function parseGlossary(value: unknown): Glossary {
  const entries = isRecord(value) && Array.isArray(value["entries"]) ? value["entries"] : [];
  return {
    version: isRecord(value) && typeof value["version"] === "string" ? value["version"] : "",
    entries: entries.flatMap((entry) => parseEntry(entry) ?? []),
  };
}

export function parseEntry(value: unknown): GlossaryEntry | null {
  if (!isRecord(value) || typeof value["id"] !== "string") return null;
  const terms = Object.entries(isRecord(value["terms"]) ? value["terms"] : {}).flatMap(([tag, term]) => {
    if (!isRecord(term)) return [];
    const word = (name: string): string => (typeof term[name] === "string" ? term[name] : "");
    return [
      [
        tag,
        { forms: strings(term["forms"]), part: word("part") === "other" ? "" : word("part"), gender: word("gender") },
      ] as const,
    ];
  });
  return {
    id: value["id"],
    kind: typeof value["kind"] === "string" ? value["kind"] : "term",
    exactCase: value["exactCase"] === true,
    alsoLiteral: value["alsoLiteral"] === true,
    terms: Object.fromEntries(terms),
    notes: texts(value["notes"]),
    literal: texts(value["literal"]),
    version: typeof value["version"] === "string" ? value["version"] : "",
  };
}

export function parseFaults(value: unknown): Fault[] {
  const faults = isRecord(value) && Array.isArray(value["faults"]) ? value["faults"] : [];
  return faults.filter(isRecord).map(({ line, message }) => ({ line: Number(line) || 0, message: String(message) }));
}

/** As the server takes it. */
export function toWire(entry: GlossaryEntry): Record<string, unknown> {
  const { id, version: _, ...rest } = entry;
  return id === "" ? rest : { id, ...rest };
}

/** The media type of a glossary's file by the end of its name; null for others. */
export function mediaType(name: string): string | null {
  if (/\.(csv|tsv)$/i.test(name)) return "text/csv";
  if (/\.(tbx|xml)$/i.test(name)) return "application/x-tbx";
  return /\.json$/i.test(name) ? "application/json" : null;
}

function texts(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}
