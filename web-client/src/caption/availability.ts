import type { Meeting } from "../api/types";
import { sameLanguage } from "../i18n/languages";

/** From which of the meeting's languages no captions can be made in the reader's language. */
export interface Shortage {
  /** Spoken languages that stay untranslated. */
  missing: string[];
  /** Nothing at all reaches this language by translation. */
  complete: boolean;
}

/** What a reader of `language` has to be warned of, or null when every other language of the meeting is translated into it. */
export function shortageOf(meeting: Meeting, language: string): Shortage | null {
  const own = meeting.availability.find((entry) => entry.language === language);
  if (own === undefined) return null;
  const spoken = spokenLanguages(meeting);
  const others = (spoken.length > 0 ? spoken : meeting.languages).filter((tag) => !sameLanguage(tag, language));
  const missing = others.filter((tag) => !own.translatedFrom.some((from) => sameLanguage(from, tag)));
  if (missing.length === 0) return null;
  return { missing, complete: missing.length === others.length };
}

/** Languages of the meeting whose speech can be recognised; all of them when the server does not say. */
export function spokenLanguages(meeting: Meeting): string[] {
  if (meeting.availability.length === 0) return meeting.languages;
  return meeting.languages.filter((tag) =>
    meeting.availability.some((entry) => entry.language === tag && entry.speech),
  );
}
