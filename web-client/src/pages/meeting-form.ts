import type { MeetingOptions } from "../api/types";
import { canonical, fullName, nameIn, OFFERED, ownName } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { h, show } from "../ui/dom";
import { act, alertLine, complain, field } from "../ui/frame";
import { ReviewFields } from "./review-options";

type Create = (title: string, languages: string[], options: MeetingOptions) => Promise<void>;

/** The form for a new meeting. */
export function meetingForm(create: Create): HTMLElement {
  const title = h("input", {
    name: "title",
    required: true,
    maxlength: 200,
    autocomplete: "off",
    placeholder: t("titleExample"),
  });
  const languages = new LanguageChips(["en", "pt"]);
  const passcode = h("input", { name: "passcode", minlength: 8, maxlength: 64, autocomplete: "off" });
  const origins = h("textarea", {
    name: "origins",
    rows: 2,
    spellcheck: "false",
    placeholder: "https://www.example.org",
  });
  const vocabulary = h("textarea", { name: "vocabulary", rows: 4, spellcheck: "false", maxlength: 400_000 });
  const sound = h("input", {
    type: "checkbox",
    id: "keep-sound",
    name: "keep-sound",
    "aria-describedby": "keep-sound-hint",
  });
  const days = h("input", { name: "retention", type: "number", min: 0, max: 36_500, step: 1 });
  const review = new ReviewFields();
  const alert = alertLine();
  const button = h("button", { type: "submit", class: "primary" }, t("createMeeting"));
  const form = h(
    "form",
    { class: "card meeting-form" },
    h("h2", {}, t("newMeeting")),
    field(t("meetingTitle"), title),
    languages.element,
    h(
      "details",
      {},
      h("summary", {}, t("moreOptions")),
      field(t("vocabularyOption"), vocabulary, t("vocabularyHint")),
      field(t("passcodeOption"), passcode, t("passcodeOptionHint")),
      field(t("embedOrigins"), origins, t("embedOriginsHint")),
      ...review.elements,
      field(t("retentionOption"), days, t("retentionOptionHint")),
      h(
        "div",
        { class: "field" },
        h("label", { class: "check", for: "keep-sound" }, sound, h("span", {}, t("keepSoundOption"))),
        h("small", { class: "hint", id: "keep-sound-hint" }, t("keepSoundHint")),
      ),
    ),
    alert,
    button,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    languages.takeTyped();
    const problem = languages.chosen.length === 0 ? t("needLanguage") : originProblem(origins.value);
    if (problem !== "") {
      complain(alert, problem);
      return;
    }
    if (review.wrongLine !== null) {
      complain(alert, t("reviewBadWord", { line: review.wrongLine }));
      return;
    }
    const options: MeetingOptions = {};
    if (review.value !== null) options.review = review.value;
    if (passcode.value.trim() !== "") options.passcode = passcode.value.trim();
    const allowed = originsIn(origins.value);
    if (allowed.length > 0) options.embedOrigins = allowed;
    const terms = termsIn(vocabulary.value);
    if (terms.length > 0) options.vocabulary = terms;
    if (sound.checked) options.keepSound = true;
    if (days.value !== "") options.retentionDays = days.valueAsNumber;
    void act(button, alert, () => create(title.value.trim(), languages.chosen, options));
  });
  return form;
}

/** Names and terms, one a line, each once. */
export function termsIn(text: string): string[] {
  const terms = text.split(/[\r\n]+/).map((line) => line.trim());
  return [...new Set(terms.filter((term) => term !== ""))];
}

/** Addresses of sites, one a line or between spaces, each reduced to its origin. */
export function originsIn(text: string): string[] {
  const origins = text.split(/[\s,]+/).filter((part) => part !== "");
  return [...new Set(origins.map((origin) => (URL.canParse(origin) ? new URL(origin).origin : origin)))];
}

function originProblem(text: string): string {
  const wrong = originsIn(text).find((origin) => !/^https?:\/\/[^/]+$/.test(origin));
  return wrong === undefined ? "" : t("badOrigin", { origin: wrong });
}

/** What was typed or picked as a language: a tag, a name in the page's language or in its own, or a name with its tag. */
export function languageTyped(text: string, display: string): string | null {
  const words = text.trim();
  const tagged = /\(([A-Za-z0-9-]+)\)$/.exec(words)?.[1];
  if (tagged !== undefined) return canonical(tagged);
  const lower = words.toLowerCase();
  const named = OFFERED.find(
    (tag) => nameIn(tag, display).toLowerCase() === lower || ownName(tag).toLowerCase() === lower,
  );
  if (named !== undefined) return named;
  const tag = /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(words) ? canonical(words.replaceAll("_", "-")) : null;
  // a made-up word of three letters is a well-formed tag too; one the browser can name is meant
  return tag !== null && nameIn(tag, "en").toLowerCase() !== tag.toLowerCase() ? tag : null;
}

class LanguageChips {
  private readonly tags: string[];
  private readonly chips = h("ul", { class: "chips" });
  private readonly input = h("input", {
    name: "language",
    list: "languages-offered",
    autocomplete: "off",
    placeholder: t("addLanguageExample"),
  });
  private readonly problem = alertLine();
  readonly element: HTMLElement;

  constructor(initial: string[]) {
    this.tags = initial;
    const offered = h("datalist", { id: "languages-offered" });
    const named = OFFERED.map((tag) => ({ tag, name: nameIn(tag, pageLanguage()) }));
    named.sort((one, other) => one.name.localeCompare(other.name, pageLanguage()));
    for (const { tag, name } of named) offered.append(h("option", { value: `${name} (${tag})` }, ownName(tag)));
    const add = h("button", { type: "button" }, t("add"));
    add.addEventListener("click", () => this.takeTyped());
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || this.input.value.trim() === "") return;
      event.preventDefault();
      this.takeTyped();
    });
    // a choice from the list arrives as input without a key
    this.input.addEventListener("input", () => {
      if (/\([A-Za-z0-9-]+\)$/.test(this.input.value)) this.takeTyped();
    });
    const label = h("span", { class: "label", id: "languages-label" }, t("languages"));
    this.input.setAttribute("aria-label", t("addLanguage"));
    this.element = h(
      "div",
      { class: "field", role: "group", "aria-labelledby": "languages-label" },
      label,
      this.chips,
      h("div", { class: "row" }, this.input, add),
      offered,
      this.problem,
    );
    this.paint();
  }

  get chosen(): string[] {
    return [...this.tags];
  }

  takeTyped(): void {
    const typed = this.input.value.trim();
    if (typed === "") return;
    const tag = languageTyped(typed, pageLanguage());
    complain(this.problem, tag === null ? t("unknownLanguage", { language: typed }) : "");
    if (tag === null) return;
    if (!this.tags.includes(tag)) this.tags.push(tag);
    this.input.value = "";
    this.paint();
  }

  private paint(): void {
    const chips = this.tags.map((tag) => {
      const name = fullName(tag, pageLanguage());
      const remove = h(
        "button",
        { type: "button", class: "chip-remove", "aria-label": t("removeLanguage", { language: name }) },
        "×",
      );
      remove.addEventListener("click", () => {
        this.tags.splice(this.tags.indexOf(tag), 1);
        this.paint();
        this.input.focus();
      });
      return h("li", { class: "chip" }, h("span", {}, name), remove);
    });
    show(this.chips, ...chips);
  }
}
