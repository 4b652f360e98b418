import type { IdiomNote } from "../api/notes";
import type { Caption, Speaker } from "../api/types";
import { direction, nameIn } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { h, show } from "../ui/dom";
import { clock, languageOfText, splitStable } from "./caption-text";
import type { CaptionList, Change } from "./caption-list";
import { Follow } from "./follow";
import { withOriginals } from "./figures";
import { addNotes } from "./idiom-notes";

const COLOURS = 8;
const ANNOUNCED = 4;

export interface CaptionViewOptions {
  label: string;
  /** Speakers' names and times; off where there is one speaker and little room. */
  details: boolean;
  /** What there is to know of idioms in a caption; asked for where a glossary had a hand in it. */
  notes?: (utterance: string) => Promise<IdiomNote[]>;
}

/**
 * Captions on screen: one element per utterance that keeps its place. Partials are set apart by look and by a word; finals are also
 * read out by screen readers, once, as they come.
 */
export class CaptionView {
  readonly element: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly rows: HTMLOListElement;
  private readonly empty: HTMLElement;
  private readonly jump: HTMLButtonElement;
  private readonly spoken: HTMLElement;
  private readonly follow: Follow;
  private readonly items = new Map<string, HTMLLIElement>();
  private readonly colours = new Map<string, number>();
  private list: CaptionList | null = null;
  private unread = 0;
  private announces = false;

  constructor(private readonly options: CaptionViewOptions) {
    this.rows = h("ol", { class: "caption-rows" });
    this.empty = h("p", { class: "caption-empty" });
    this.scroller = h(
      "div",
      { class: "caption-scroller", tabindex: "0", role: "region", "aria-label": options.label },
      this.empty,
      this.rows,
    );
    this.jump = h("button", { class: "jump", type: "button", hidden: true, onclick: () => this.toNewest() });
    this.spoken = h("div", { class: "visually-hidden", "aria-live": "polite", "aria-relevant": "additions" });
    this.element = h("div", { class: "captions" }, this.scroller, this.jump, this.spoken);
    this.follow = new Follow(this.scroller, (follows) => {
      this.unread = 0;
      this.jump.hidden = follows;
      this.jump.textContent = t("jumpToNewest");
    });
  }

  /** Starts over with another feed: its language, nothing shown yet. */
  reset(list: CaptionList, language: string): void {
    this.list = list;
    this.items.clear();
    this.rows.replaceChildren();
    this.spoken.replaceChildren();
    this.announces = false;
    this.unread = 0;
    this.scroller.lang = language;
    this.scroller.dir = direction(language);
    this.follow.jump();
  }

  /** Nothing may be shown any more: words stand in its place. */
  clear(text: string): void {
    this.items.clear();
    this.rows.replaceChildren();
    this.spoken.replaceChildren();
    this.list = null;
    this.say(text);
  }

  /** What stands in place of captions while there are none. */
  say(text: string): void {
    this.empty.textContent = text;
  }

  /** From here on finals are new, not a replay, and worth reading out. */
  caughtUp(): void {
    this.announces = true;
  }

  apply(change: Change): void {
    if (change.kind === "ignored") return;
    const { caption, index } = change;
    let item = this.items.get(caption.utterance);
    if (item === undefined) {
      item = h("li", { class: "caption", "data-utterance": caption.utterance });
      this.items.set(caption.utterance, item);
      const next = this.list?.at(index + 1);
      this.rows.insertBefore(item, (next && this.items.get(next.utterance)) ?? null);
      this.note();
    }
    this.render(item, caption);
    if (isHidden(caption)) this.unsay(caption.utterance);
    this.joinNeighbours(index);
    this.joinNeighbours(index + 1);
    const isNewFinal = caption.final && (change.kind === "inserted" || change.becameFinal);
    if (isNewFinal && this.announces) this.announce(caption);
    this.follow.settle();
  }

  remove(utterance: string): void {
    this.items.get(utterance)?.remove();
    this.items.delete(utterance);
    this.unsay(utterance);
    this.follow.settle();
  }

  /** Leads to an utterance, if it is shown. */
  goTo(utterance: string): void {
    const item = this.items.get(utterance);
    if (item === undefined) return;
    for (const pointed of this.rows.querySelectorAll(".pointed")) pointed.classList.remove("pointed");
    item.classList.add("pointed");
    item.tabIndex = -1;
    item.scrollIntoView({ block: "center" });
    item.focus({ preventScroll: true });
  }

  close(): void {
    this.follow.close();
  }

  private toNewest(): void {
    this.follow.jump();
    this.scroller.focus({ preventScroll: true });
  }

  /** A line that came while the reader looked back. */
  private note(): void {
    if (this.follow.following) return;
    this.unread++;
    this.jump.textContent = t("jumpToNewestCount", { count: this.unread });
  }

  private render(item: HTMLLIElement, caption: Caption): void {
    item.classList.toggle("provisional", !caption.final);
    item.classList.toggle("erased", isHidden(caption));
    item.dataset["status"] = statusOf(caption);
    if (caption.seq !== undefined) item.dataset["seq"] = String(caption.seq);
    const { words, notes } = this.words(caption);
    show(item, this.options.details && this.heading(caption), words, ...notes, ...badges(caption));
    if (this.options.notes !== undefined && caption.final && caption.made.includes("glossary") && !isHidden(caption)) {
      void this.options
        .notes(caption.utterance)
        // a newer version may stand there by now, and captions are worth reading without notes
        .then((notes) => words.isConnected && addNotes(words, notes))
        .catch(() => {});
    }
  }

  private heading(caption: Caption): HTMLElement {
    const name = h("span", { class: "speaker", dir: "auto", "data-colour": this.colourOf(caption.speaker) });
    name.textContent = nameOf(caption.speaker);
    if (caption.speaker.voice !== undefined) name.title = t("voiceGuess");
    const time = h("time", { class: "time", dir: "ltr" }, clock(caption.startMillis));
    return h("div", { class: "caption-head" }, name, time);
  }

  /** The words, and what opens below them when their figures are tapped. */
  private words(caption: Caption): { words: HTMLElement; notes: HTMLElement[] } {
    const hidden = caption.erased ? t("erased") : hiddenBy(caption.review);
    if (hidden !== null) return { words: h("p", { class: "words" }, hidden), notes: [] };
    const [stable, open] = splitStable(caption);
    const { parts, notes } = caption.final
      ? withOriginals(stable, caption.adapted ?? [])
      : { parts: [stable], notes: [] };
    const paragraph = h("p", { class: "words", dir: "auto", lang: languageOfText(caption) }, h("span", {}, ...parts));
    if (!caption.final) {
      if (open !== "") paragraph.append(h("span", { class: "open" }, open));
      paragraph.append(
        h("span", { class: "growing", role: "img", "aria-label": t("provisional"), title: t("provisional") }),
      );
    }
    return { words: paragraph, notes };
  }

  /** Consecutive captions of one speaker stand under one name. */
  private joinNeighbours(index: number): void {
    const caption = this.list?.at(index);
    if (caption === undefined) return;
    const before = this.list?.at(index - 1);
    const continued =
      before !== undefined &&
      before.speaker.id === caption.speaker.id &&
      before.speaker.voice === caption.speaker.voice &&
      caption.startMillis - before.endMillis < 30_000;
    this.items.get(caption.utterance)?.classList.toggle("continued", continued);
  }

  private colourOf(speaker: Speaker): string {
    const key = `${speaker.id} ${speaker.voice ?? ""}`;
    const known = this.colours.get(key);
    if (known !== undefined) return String(known);
    const colour = this.colours.size % COLOURS;
    this.colours.set(key, colour);
    return String(colour);
  }

  private announce(caption: Caption): void {
    if (isHidden(caption)) return;
    const name = this.options.details && caption.speaker.name ? `${nameOf(caption.speaker)}: ` : "";
    this.spoken.append(
      h("p", { lang: languageOfText(caption), "data-utterance": caption.utterance }, name + caption.text),
    );
    while (this.spoken.children.length > ANNOUNCED) this.spoken.firstElementChild?.remove();
  }

  /** What was read out does not stay behind in the page where its text may not be shown any more. */
  private unsay(utterance: string): void {
    for (const said of [...this.spoken.children]) {
      if (said instanceof HTMLElement && said.dataset["utterance"] === utterance) said.remove();
    }
  }
}

/** Who answers for the words, for programs that read the page. */
export function statusOf(caption: Caption): "reviewed" | "machine-made" | "typed" {
  if (caption.review === "approved" || caption.review === "corrected") return "reviewed";
  return caption.marks.includes("machine-made") ? "machine-made" : "typed";
}

/** What stands in place of words that people keep back; null where they do not. */
function hiddenBy(review: string): string | null {
  if (review === "withheld") return t("withheld");
  return review === "held" ? t("held") : null;
}

function isHidden(caption: Caption): boolean {
  return caption.erased || caption.review === "withheld" || caption.review === "held";
}

/** The name, and at a shared microphone whose voice it seems to be. */
function nameOf(speaker: Speaker): string {
  const name = speaker.name || t("unnamedSpeaker");
  return speaker.voice === undefined ? name : t("voiceName", { name, voice: speaker.voice });
}

/** Marks in words. That captions are machine-made is said once for the whole page; a person's review is said here. */
function badges(caption: Caption): HTMLElement[] {
  const source = nameIn(caption.sourceLanguage, pageLanguage());
  const texts: [string, string][] = [];
  if (caption.marks.includes("translation-failed")) texts.push(["warn", t("markFailed", { language: source })]);
  if (caption.marks.includes("translation-delayed")) texts.push(["warn", t("markDelayed", { language: source })]);
  if (caption.marks.includes("number-doubtful")) texts.push(["warn", t("markNumber")]);
  if (caption.marks.includes("negation-doubtful")) texts.push(["warn", t("markNegation")]);
  if (caption.marks.includes("name-doubtful")) texts.push(["warn", t("markName")]);
  if (caption.marks.includes("passage-doubtful")) texts.push(["warn", t("markPassage")]);
  if (caption.marks.includes("not-durable")) texts.push(["info", t("markNotDurable")]);
  if (caption.review === "flagged") texts.push(["info", t("flagged")]);
  if (caption.review === "approved") texts.push(["good", t("reviewed")]);
  if (caption.review === "corrected") texts.push(["good", t("corrected")]);
  return texts.map(([look, words]) => h("p", { class: `badge ${look}`, lang: pageLanguage() }, words));
}
