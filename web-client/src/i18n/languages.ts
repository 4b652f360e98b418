/** Languages offered when a meeting is made: those the catalogue of models knows. */
export const OFFERED = [
  "ar",
  "az",
  "be",
  "bg",
  "bn",
  "bs",
  "ca",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "eo",
  "es",
  "et",
  "fa",
  "fi",
  "fr",
  "gl",
  "gu",
  "he",
  "hi",
  "hr",
  "hu",
  "id",
  "is",
  "it",
  "ja",
  "ka",
  "kk",
  "kn",
  "ko",
  "ky",
  "lt",
  "lv",
  "ml",
  "ms",
  "mt",
  "nb",
  "nl",
  "nn",
  "pl",
  "pt",
  "ro",
  "ru",
  "sk",
  "sl",
  "sq",
  "sr",
  "sv",
  "ta",
  "te",
  "tg",
  "th",
  "tr",
  "uk",
  "ur",
  "uz",
  "vi",
  "zh-Hans",
  "zh-Hant",
] as const;

const RTL_SCRIPTS = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"]);

/** The tag in canonical form, or null for what is no BCP 47 tag. */
export function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

export function direction(tag: string): "ltr" | "rtl" {
  try {
    const script = new Intl.Locale(tag).maximize().script;
    return script !== undefined && RTL_SCRIPTS.has(script) ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}

/** The language's name in the language of the page, with a capital: "Portuguese (Brazil)". */
export function nameIn(tag: string, display: string): string {
  try {
    return capital(new Intl.DisplayNames([display], { type: "language" }).of(tag) ?? tag, display);
  } catch {
    return tag;
  }
}

/** The language's name in itself, by which its readers find it: "Português". */
export function ownName(tag: string): string {
  return nameIn(tag, tag);
}

/** Own name, and the page's name behind it where they differ: "Português – Portuguese". */
export function fullName(tag: string, display: string): string {
  const own = ownName(tag);
  const foreign = nameIn(tag, display);
  return own.toLowerCase() === foreign.toLowerCase() ? own : `${own} – ${foreign}`;
}

/** The first of the wanted languages that is offered: exactly, else by its base language; else null. */
export function bestMatch(wanted: readonly string[], offered: readonly string[]): string | null {
  for (const want of wanted) {
    const exact = offered.find((tag) => tag.toLowerCase() === want.toLowerCase());
    if (exact !== undefined) return exact;
    const base = offered.find((tag) => baseOf(tag) === baseOf(want) && compatibleScript(tag, want));
    if (base !== undefined) return base;
  }
  return null;
}

export function sameLanguage(one: string, other: string): boolean {
  return baseOf(one) === baseOf(other);
}

function baseOf(tag: string): string {
  return tag.split("-")[0]?.toLowerCase() ?? "";
}

/** Simplified and traditional Chinese are not each other's substitute. */
function compatibleScript(one: string, other: string): boolean {
  try {
    return new Intl.Locale(one).maximize().script === new Intl.Locale(other).maximize().script;
  } catch {
    return true;
  }
}

function capital(name: string, language: string): string {
  const [first = "", ...rest] = name;
  return first.toLocaleUpperCase(language) + rest.join("");
}
