import "../style/summary.css";
import type { ApiClient } from "../api/client";
import type { Noticed, Point, Summary } from "../api/summary";
import { originalsMark } from "../caption/figures";
import { direction, nameIn } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { h, show } from "../ui/dom";
import { act, alertLine } from "../ui/frame";
import { preferences } from "../ui/storage";

/** Settled points that still count as lately. */
const LATELY = 3;
/** So many captions are worth a word about what was missed. */
const WORTH_SAYING = 5;

/**
 * What the meeting comes to so far, beside its captions: each point leads to the caption that it comes from. Offers those who come late or come back what
 * they missed.
 *
 * @param goTo shows a caption
 */
export class SummaryPanel {
  readonly element: HTMLElement;
  private readonly body = h("div", { class: "summary-body" });
  private readonly missed = h("section", { class: "missed", hidden: true });
  private readonly offer = h("p", { class: "banner missed-offer", role: "status", hidden: true });
  private readonly details: HTMLDetailsElement;
  private readonly alert = alertLine();
  private language = "";
  private locale: string | null = null;
  private shown: Summary | null = null;

  constructor(
    private readonly client: ApiClient,
    private readonly meeting: string,
    private readonly goTo: (utterance: string) => void,
  ) {
    this.details = h(
      "details",
      { class: "summary-details" },
      h("summary", {}, t("summary")),
      h("div", { class: "summary-scroll" }, this.alert, this.missed, this.body),
    );
    this.element = h("section", { class: "summary-panel", "aria-label": t("summary") }, this.offer, this.details);
    this.render();
  }

  /** Another language is read now. */
  async read(language: string, locale: string | null): Promise<void> {
    this.language = language;
    this.locale = locale;
    this.shown = null;
    this.missed.hidden = true;
    this.render();
    try {
      this.show(await this.client.summary(this.meeting, language, locale));
    } catch {
      // the feed tells it as soon as something is said
    }
  }

  /** The newest summary; each has all that is known. */
  show(summary: Summary): void {
    if (summary.language !== this.language || (this.shown !== null && summary.last < this.shown.last)) return;
    this.shown = summary;
    this.render();
  }

  /** Nothing may be shown any more. */
  clear(): void {
    this.shown = null;
    this.missed.hidden = true;
    this.offer.hidden = true;
    this.render();
  }

  /** The reader is about to look away, having seen captions up to `last`. */
  looksAway(last: number): void {
    if (last > 0) preferences.set(this.key(), String(last));
  }

  /** The reader looks again, or comes for the first time, when captions up to `last` are there. */
  looksAgain(last: number): void {
    const seen = Number(preferences.get(this.key()) ?? "0");
    preferences.set(this.key(), String(last));
    const count = last - seen;
    if (count < WORTH_SAYING) return;
    const button = h("button", { type: "button", class: "link" }, t("whatYouMissed"));
    button.addEventListener("click", () => void act(button, this.alert, () => this.showMissed(seen)));
    const words = seen === 0 ? t("cameLate", { count }) : t("wasAway", { count });
    show(this.offer, words, " ", button);
    this.offer.hidden = false;
  }

  private key(): string {
    return `interpreter.seen.${this.meeting}`;
  }

  private async showMissed(after: number): Promise<void> {
    this.offer.hidden = true;
    this.details.open = true;
    if (after === 0) {
      this.body.focus();
      return;
    }
    const summary = await this.client.summary(this.meeting, this.language, this.locale, after);
    const close = h("button", { type: "button", class: "link" }, t("hideMissed"));
    close.addEventListener("click", () => (this.missed.hidden = true));
    const parts = this.sections(
      summary,
      summary.points.map((point) => this.point(point)),
    );
    show(this.missed, h("h2", {}, t("whatYouMissed")), ...parts, close);
    this.missed.hidden = false;
    this.missed.scrollIntoView({ block: "nearest" });
  }

  private render(): void {
    const summary = this.shown;
    this.body.lang = this.language;
    this.body.dir = direction(this.language);
    if (summary === null || summary.points.length === 0) {
      show(this.body, h("p", { class: "hint", lang: pageLanguage(), dir: "auto" }, t("summaryEmpty")));
      return;
    }
    const firstOpen = summary.points.findIndex((point) => !point.settled);
    const from = Math.max(0, (firstOpen < 0 ? summary.points.length : firstOpen) - LATELY);
    const lately = summary.points.slice(from).map((point) => this.point(point));
    const earlier = summary.points.slice(0, from).map((point) => this.point(point));
    show(
      this.body,
      ...this.sections(summary, lately),
      earlier.length > 0 &&
        h("details", { class: "earlier" }, h("summary", own(), t("earlier")), h("ul", {}, ...earlier)),
      summary.rankedByWords.length > 0 &&
        h("p", { class: "hint", ...own() }, t("rankedByWords", { languages: names(summary.rankedByWords) })),
      h("p", { class: "hint summary-label", "data-status": "machine-made", ...own() }, t(labelOf(summary))),
    );
  }

  private sections(summary: Summary, points: HTMLElement[]): HTMLElement[] {
    const { noticedIn } = summary;
    const items = (all: Noticed[]): HTMLElement[] => all.map((one) => this.item(one, noticedIn));
    const actions = summary.actions.map((action) =>
      this.item(action, noticedIn, [action.who, action.due].filter((part) => part !== "").join(" · ")),
    );
    const figures = summary.figures.map((figure) =>
      this.item({ ...figure, text: figure.what }, noticedIn, figure.text),
    );
    return [
      section(t("lately"), points),
      section(t("decisions"), items(summary.decisions)),
      section(t("toDo"), actions),
      section(t("questions"), items(summary.questions)),
      section(t("figuresNamed"), figures),
    ].filter((part) => part !== null);
  }

  private point(point: Point): HTMLElement {
    const item = this.item(point, point.language);
    if (point.wording === "unsupported") item.append(h("p", { class: "badge warn", ...own() }, t("unsupported")));
    return item;
  }

  private item(noticed: Noticed, language: string, detail = ""): HTMLElement {
    const button = h("button", { type: "button", class: "noticed", lang: language, dir: "auto" }, noticed.text);
    button.title = t("toCaption");
    button.addEventListener("click", () => {
      const utterance = noticed.utterances[0];
      if (utterance !== undefined) this.goTo(utterance);
    });
    const marks = originalsMark(noticed.adapted);
    return h("li", {}, detail !== "" && h("strong", { lang: language, dir: "auto" }, detail), button, ...marks);
  }
}

/** Who chose or wrote the points. */
function labelOf(summary: Summary): "summaryMachine" | "summaryWritten" {
  return summary.points.some((point) => point.wording !== "said") ? "summaryWritten" : "summaryMachine";
}

/** The page's own words within those of another language. */
function own(): { lang: string; dir: string } {
  return { lang: pageLanguage(), dir: "auto" };
}

function names(tags: string[]): string {
  return tags.map((tag) => nameIn(tag, pageLanguage())).join(", ");
}

function section(title: string, items: HTMLElement[]): HTMLElement | null {
  return items.length === 0 ? null : h("section", {}, h("h2", own(), title), h("ul", {}, ...items));
}
