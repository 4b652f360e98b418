import type { Agreement, Terms } from "../api/types";
import { bestMatch, direction } from "../i18n/languages";
import { t } from "../i18n/text";
import { h } from "../ui/dom";
import { retentionLine } from "../ui/retention";

/**
 * The words by which the meeting asks a speaker for consent, as the server has them, with a box to agree; where the meeting keeps
 * sound, a second box, which may stay empty.
 */
export class ConsentBox {
  readonly element: HTMLElement;
  private readonly sound = h("input", { type: "checkbox", id: "keep-sound", name: "keep-sound" });

  constructor(private readonly terms: Terms) {
    const { consent } = terms;
    const agree = h("input", { type: "checkbox", id: "consent", name: "consent", required: true });
    const keep = consent.keepSound;
    this.element = h(
      "fieldset",
      { class: "consent" },
      h("legend", {}, t("consentTitle")),
      h(
        "div",
        { lang: consent.language, dir: direction(consent.language) },
        h("ul", {}, ...consent.points.map((point) => h("li", {}, point))),
        h("label", { class: "check", for: "consent" }, agree, h("span", {}, consent.agree)),
        keep !== undefined && h("label", { class: "check", for: "keep-sound" }, this.sound, h("span", {}, keep)),
      ),
      retentionLine(terms.retention),
    );
  }

  /** What was agreed to, once the form lets it through: exactly the words that stand here. */
  get agreement(): Agreement {
    const { language, version } = this.terms.consent;
    return { language, version, keepSound: this.sound.checked };
  }
}

/** Asks for the words in the first of the reader's languages that they are in. */
export async function termsFor(
  ask: (language: string) => Promise<Terms>,
  preferred: readonly string[] = navigator.languages,
): Promise<Terms> {
  const first = await ask(preferred[0] ?? "en");
  const best = bestMatch([...preferred], first.consentLanguages);
  return best === null || best === first.consent.language ? first : ask(best);
}
