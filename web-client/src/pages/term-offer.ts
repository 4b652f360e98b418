import "../style/glossary.css";
import { changedWords } from "../caption/changed-words";
import { nameIn, sameLanguage } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { h } from "../ui/dom";

/** Beside a correction: the term it is about, to be added to the glossary with it. */
export class TermOffer {
  readonly element: HTMLElement;
  private readonly wanted = h("input", { type: "checkbox" });
  private readonly source = h("input", { maxlength: 200, dir: "auto" });
  private readonly target = h("input", { maxlength: 200, dir: "auto" });
  private readonly sourceName = h("span");
  private readonly targetName = h("span");
  private readonly targetField = h("label", {}, this.targetName, this.target);
  private from = "";
  private to = "";
  private before = "";

  constructor() {
    const fields = h(
      "div",
      { class: "term-fields", hidden: true },
      h("label", {}, this.sourceName, this.source),
      this.targetField,
    );
    this.wanted.addEventListener("change", () => (fields.hidden = !this.wanted.checked));
    this.element = h(
      "div",
      { class: "term-offer" },
      h("label", { class: "check" }, this.wanted, t("termOffer")),
      fields,
    );
  }

  /**
   * A correction begins.
   *
   * @param from in which language it was said
   * @param to in which language it is corrected
   */
  begin(from: string, to: string, text: string): void {
    this.from = from;
    this.to = to;
    this.before = text;
    this.targetField.hidden = sameLanguage(from, to);
    this.source.value = "";
    this.target.value = "";
    this.sourceName.textContent = t("termIn", { language: nameIn(from, pageLanguage()) });
    this.targetName.textContent = t("termIn", { language: nameIn(to, pageLanguage()) });
    this.source.lang = from;
    this.target.lang = to;
  }

  /** What was put in the place of other words is likely the term. */
  suggest(text: string): void {
    (this.targetField.hidden ? this.source : this.target).value = changedWords(this.before, text);
  }

  /** What goes with the correction; empty where nothing is to be added. */
  get body(): { glossary?: object } {
    const source = this.source.value.trim();
    const target = this.target.value.trim();
    if (!this.wanted.checked || source === "") return {};
    if (this.targetField.hidden) return { glossary: { kind: "name", terms: { [this.from]: source } } };
    return target === "" ? {} : { glossary: { terms: { [this.from]: source, [this.to]: target } } };
  }
}
