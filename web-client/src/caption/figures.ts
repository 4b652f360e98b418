import "../style/idioms.css";
import type { Figure } from "../api/types";
import { t } from "../i18n/text";
import { h } from "../ui/dom";
import { tappable } from "./tappable";

/**
 * The locale by which figures in captions of a language are written for a reader: that of the first wanted tag in the same language
 * which names a region, else the captions' own where theirs names one; null where neither does, as then nothing says how.
 */
export function readerLocale(language: string, wanted: readonly string[]): string | null {
  const own = parse(language);
  if (own === null) return null;
  for (const locale of [...wanted.map(parse), own]) {
    if (locale?.language === own.language && locale.region !== undefined) {
      return [locale.language, locale.script, locale.region].filter((part) => part !== undefined).join("-");
    }
  }
  return null;
}

/** The country of a locale in the language of the page: "Brazil"; the locale itself where it has no name. */
export function countryOf(locale: string, display: string): string {
  const region = parse(locale)?.region;
  if (region === undefined) return locale;
  return new Intl.DisplayNames([display], { type: "region", fallback: "code" }).of(region) ?? region;
}

function parse(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}

/** A text in which each figure that is written otherwise than in the record can be tapped; the notes that open belong below it. */
export function withOriginals(
  text: string,
  figures: readonly Figure[],
): { parts: (string | HTMLElement)[]; notes: HTMLElement[] } {
  const points = [...text];
  const parts: (string | HTMLElement)[] = [];
  const notes: HTMLElement[] = [];
  let at = 0;
  for (const { start, end, original } of figures) {
    // a place that is none is left as text
    if (start < at || end <= start || end > points.length) continue;
    const { button, note } = tappable("figure", t("figureOriginal", { original }));
    button.append(points.slice(start, end).join(""));
    parts.push(points.slice(at, start).join(""), button);
    notes.push(note);
    at = end;
  }
  parts.push(points.slice(at).join(""));
  return { parts: parts.filter((part) => part !== ""), notes };
}

/** A mark behind a line whose figures are written otherwise than in the record, where the line itself is tapped for something else. */
export function originalsMark(figures: readonly Figure[]): HTMLElement[] {
  if (figures.length === 0) return [];
  const originals = figures.map((figure) => figure.original).join("”, “");
  const { button, note } = tappable("figure", t("figureOriginal", { original: originals }));
  button.classList.add("idiom-mark");
  button.textContent = "#";
  button.setAttribute("aria-label", t("figuresAsSaid"));
  button.title = t("figuresAsSaid");
  return [button, note];
}

/** Whether figures are written as the reader's country has them, to be switched off; there only while there is a country. */
export function figuresSwitch(
  isOn: boolean,
  changed: (isOn: boolean) => void,
): { element: HTMLElement; name: (country: string | null) => void } {
  const box = h("input", { type: "checkbox", checked: isOn });
  const words = h("span", {});
  const element = h("label", { class: "figures-switch", hidden: true }, box, " ", words);
  box.addEventListener("change", () => changed(box.checked));
  return {
    element,
    name: (country) => {
      element.hidden = country === null;
      if (country !== null) words.textContent = t("figuresAsIn", { country });
    },
  };
}
