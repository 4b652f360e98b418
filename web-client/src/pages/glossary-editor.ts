import "../style/glossary.css";
import { ApiError } from "../api/client";
import { GENDERS, KINDS, PARTS, type GlossaryEntry, type Term } from "../api/glossary";
import { nameIn } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { h } from "../ui/dom";
import { act, alertLine, complain } from "../ui/frame";

export const KIND_NAMES = { term: "termKind", name: "nameKind", keep: "keepKind", idiom: "idiomKind" } as const;
const PART_NAMES = {
  "": "partUnknown",
  noun: "partNoun",
  verb: "partVerb",
  adjective: "partAdjective",
  adverb: "partAdverb",
  name: "partName",
  clause: "partClause",
} as const;
const GENDER_NAMES = {
  "": "genderUnknown",
  m: "genderMasculine",
  f: "genderFeminine",
  n: "genderNeuter",
  mf: "genderBoth",
} as const;

/**
 * Asks for one entry and saves it; ends when it is saved or the person changed their mind.
 *
 * @param languages for which there are fields, besides those that the entry has
 * @param save refused with `glossary-changed` where somebody else changed the entry; gives the version to go on from
 */
export function editEntry(
  entry: GlossaryEntry,
  languages: readonly string[],
  save: (entry: GlossaryEntry) => Promise<void>,
  newest: () => Promise<string | null>,
): Promise<boolean> {
  const kind = h(
    "select",
    { name: "kind" },
    ...KINDS.map((value) => h("option", { value, selected: value === entry.kind }, t(KIND_NAMES[value]))),
  );
  const exact = checkbox("exactCase", entry.exactCase);
  const literal = checkbox("alsoLiteral", entry.alsoLiteral);
  const tags = [...new Set([...languages, ...Object.keys(entry.terms)])];
  const fields = tags.map((tag) => new LanguageFields(tag, entry));
  const alert = alertLine();
  const submit = h("button", { type: "submit", class: "primary" }, t("glossarySave"));
  const cancel = h("button", { type: "button", onclick: () => dialog.close("") }, t("cancel"));
  const title = entry.id === "" ? t("glossaryAdd") : t("glossaryEdit");
  const form = h(
    "form",
    { class: "glossary-form" },
    h("h3", {}, title),
    h("label", {}, t("glossaryKind"), kind),
    ...fields.map((field) => field.element),
    h("label", { class: "check" }, exact, t("glossaryExactCase")),
    h("label", { class: "check" }, literal, t("glossaryAlsoLiteral")),
    alert,
    h("div", { class: "row" }, cancel, submit),
  );
  const dialog = h("dialog", { class: "card glossary-dialog", "aria-label": title }, form);
  let version = entry.version;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const terms = Object.fromEntries(fields.flatMap((field) => field.term));
    if (Object.keys(terms).length === 0) {
      complain(alert, t("glossaryNoWords"));
      return;
    }
    const notes = Object.fromEntries(fields.flatMap((field) => field.note));
    void act(submit, alert, async () => {
      try {
        await save({
          ...entry,
          kind: kind.value,
          exactCase: exact.checked,
          alsoLiteral: literal.checked,
          terms,
          notes,
          version,
        });
        dialog.close("saved");
      } catch (error) {
        if (!(error instanceof ApiError && error.problem === "glossary-changed")) throw error;
        // what was written stays; saved once more it takes the place of what the other wrote
        version = (await newest()) ?? version;
        complain(alert, t("glossaryOvertaken"));
      }
    });
  });
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "saved");
    });
    dialog.showModal();
    fields[0]?.focus();
  });
}

/** What an entry has in one language. */
class LanguageFields {
  readonly element: HTMLElement;
  private readonly text: HTMLInputElement;
  private readonly forms: HTMLInputElement;
  private readonly part: HTMLSelectElement;
  private readonly gender: HTMLSelectElement;
  private readonly remark: HTMLTextAreaElement;

  constructor(
    private readonly tag: string,
    entry: GlossaryEntry,
  ) {
    const term = entry.terms[tag];
    const [first = "", ...others] = term?.forms ?? [];
    this.text = h("input", { value: first, maxlength: 200, dir: "auto", lang: tag });
    this.forms = h("input", { value: others.join(" | "), dir: "auto", lang: tag });
    this.part = choice(PARTS, PART_NAMES, term?.part ?? "");
    this.gender = choice(GENDERS, GENDER_NAMES, term?.gender ?? "");
    this.remark = h("textarea", { rows: "2", maxlength: 2000, dir: "auto", lang: tag });
    this.remark.value = entry.notes[tag] ?? "";
    const more = others.length > 0 || this.part.value !== "" || this.gender.value !== "" || this.remark.value !== "";
    this.element = h(
      "fieldset",
      {},
      h("legend", {}, nameIn(tag, pageLanguage())),
      h("label", {}, t("glossaryWords"), this.text),
      h(
        "details",
        { open: more },
        h("summary", {}, t("glossaryMore")),
        h("label", {}, t("glossaryForms"), this.forms),
        h("p", { class: "hint" }, t("glossaryFormsHint")),
        h(
          "div",
          { class: "row" },
          h("label", {}, t("glossaryPart"), this.part),
          h("label", {}, t("glossaryGender"), this.gender),
        ),
        h("label", {}, t("glossaryNote"), this.remark),
      ),
    );
  }

  focus(): void {
    this.text.focus();
  }

  /** Nothing where the field is empty. */
  get term(): [string, Term][] {
    const forms = [this.text.value, ...this.forms.value.split("|")].map((form) => form.trim()).filter(Boolean);
    return forms.length === 0 ? [] : [[this.tag, { forms, part: this.part.value, gender: this.gender.value }]];
  }

  get note(): [string, string][] {
    const note = this.remark.value.trim();
    return note === "" ? [] : [[this.tag, note]];
  }
}

function choice<T extends string>(
  values: readonly T[],
  names: Record<T, Parameters<typeof t>[0]>,
  chosen: string,
): HTMLSelectElement {
  return h("select", {}, ...values.map((value) => h("option", { value, selected: value === chosen }, t(names[value]))));
}

function checkbox(name: string, checked: boolean): HTMLInputElement {
  return h("input", { type: "checkbox", name, checked });
}
