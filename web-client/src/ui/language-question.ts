import { nameIn, sameLanguage } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { h } from "./dom";

export interface OtherLanguage {
  declared: string;
  /** Null where it is not known which. */
  likely: string | null;
  /** Languages of the meeting that can be recognised. */
  offered: readonly string[];
  change: (language: string) => void;
}

/** Asks a speaker who seems to speak another language than declared; the server asks again after ten minutes at the earliest. */
export class LanguageQuestion {
  readonly element = h("div", { class: "banner", role: "alert", hidden: true });

  ask({ declared, likely, offered, change }: OtherLanguage): void {
    const name = (tag: string): string => nameIn(tag, pageLanguage());
    const others = offered.filter((tag) => !sameLanguage(tag, declared));
    const named = others.filter((tag) => likely !== null && sameLanguage(tag, likely));
    const choices = likely === null ? others : named;
    const asked =
      likely === null
        ? t("otherLanguageUnknown", { declared: name(declared) })
        : t(named.length > 0 ? "otherLanguageLikely" : "otherLanguageAbsent", {
            likely: name(likely),
            declared: name(declared),
          });
    const buttons = choices.map((tag) => {
      const button = h("button", { type: "button", class: "primary" }, t("switchTo", { language: name(tag) }));
      button.addEventListener("click", () => {
        this.hide();
        change(tag);
      });
      return button;
    });
    const keep = h("button", { type: "button" }, t("keepLanguage", { language: name(declared) }));
    keep.addEventListener("click", () => this.hide());
    this.element.replaceChildren(h("p", {}, asked), h("div", { class: "row" }, ...buttons, keep));
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }
}
