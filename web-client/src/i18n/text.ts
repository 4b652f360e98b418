import { en, type Texts } from "./en";
import { pt } from "./pt";

const TABLES: Record<string, Texts> = { en, pt };

let current: Texts = en;
let language = "en";

/** Chooses the page's own language by what the reader's browser prefers; English where none is known. */
export function chooseLanguage(preferred: readonly string[]): string {
  const found = preferred.map((tag) => tag.split("-")[0]?.toLowerCase() ?? "").find((base) => base in TABLES);
  language = found ?? "en";
  current = TABLES[language] ?? en;
  return language;
}

/** The language of the page's own words (not of the captions). */
export function pageLanguage(): string {
  return language;
}

/** A text of the page; `{name}` stands for a value. */
export function t(key: keyof Texts, values: Record<string, string | number> = {}): string {
  return current[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
