import type { Meeting } from "../api/types";
import { nameIn } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { h, show } from "../ui/dom";

/** What is not compared with the organizer's examples, and why; hidden where everything is. */
export class MeaningLine {
  readonly element = h("div", { class: "banner", role: "status", hidden: true });

  update(meeting: Meeting): void {
    const lines = meaningTexts(meeting);
    show(this.element, ...lines.map((line) => h("p", {}, line)));
    this.element.hidden = lines.length === 0;
  }
}

export function meaningTexts({ meaning }: Meeting): string[] {
  if (meaning === undefined) return [];
  const texts = meaning.notCompared.map(({ language, reason }) =>
    t("meaningOff", { language: nameIn(language, pageLanguage()), reason }),
  );
  if (meaning.examplesLeftOut > 0) texts.push(t("meaningLeftOut", { count: meaning.examplesLeftOut }));
  if (meaning.unchecked > 0) texts.push(t("meaningUnchecked", { count: meaning.unchecked }));
  return texts;
}
