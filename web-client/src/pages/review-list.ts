import "../style/reviews.css";
import { ApiError, type ApiClient } from "../api/client";
import { ReviewFeed, type Review } from "../api/reviews";
import type { Caption } from "../api/types";
import { clock, languageOfText } from "../caption/caption-text";
import { statusOf } from "../caption/caption-view";
import { direction, nameIn } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { act, alertLine, complain } from "../ui/frame";
import { h, show } from "../ui/dom";
import { MeaningLine } from "./meaning-line";
import { TermOffer } from "./term-offer";

const TICK_MILLIS = 500;

/** What was flagged or waits, why, and three buttons; what others decide shows at once. */
export class ReviewList {
  readonly element: HTMLElement;
  private readonly counter = h("p", { class: "review-count", role: "status" });
  private readonly meaning = new MeaningLine();
  private readonly rows = h("ol", { class: "reviews", "aria-label": t("reviews") });
  private readonly cards = new Map<string, ReviewCard>();
  private readonly feed: ReviewFeed;
  private readonly timer = setInterval(() => this.cards.forEach((card) => card.tick()), TICK_MILLIS);

  /** @param live told whether the list is complete */
  constructor(
    private readonly client: ApiClient,
    private readonly meeting: string,
    token: () => string,
    live: (live: boolean) => void = () => {},
  ) {
    this.feed = new ReviewFeed(meeting, token, {
      changed: (review) => this.changed(review),
      removed: (id) => this.removed(id),
      meaning: () => void this.readMeaning(),
      live: (complete) => {
        live(complete);
        this.count();
      },
    });
    this.element = h(
      "div",
      {},
      this.meaning.element,
      this.counter,
      h("p", { class: "quiet" }, t("reviewKeys")),
      this.rows,
    );
    void this.readMeaning();
  }

  /** A banner, no more: what goes wrong here comes right with the next change. */
  private async readMeaning(): Promise<void> {
    const meeting = await this.client.meeting(this.meeting).catch(() => null);
    if (meeting !== null) this.meaning.update(meeting);
  }

  close(): void {
    this.feed.close();
    clearInterval(this.timer);
  }

  private changed(review: Review): void {
    let card = this.cards.get(review.id);
    if (card === undefined) {
      card = new ReviewCard((body) => this.client.review(this.meeting, review.id, body));
      this.cards.set(review.id, card);
      this.rows.prepend(card.element);
    }
    card.update(review);
    this.count();
  }

  private removed(id: string): void {
    this.cards.get(id)?.element.remove();
    this.cards.delete(id);
    this.count();
  }

  private count(): void {
    const open = [...this.cards.values()].filter((card) => card.isOpen).length;
    this.counter.textContent = open === 0 ? t("reviewNone") : t("reviewOpen", { count: open });
  }
}

type Decide = (body: Record<string, unknown>) => Promise<void>;

/** One flagged caption. What a reviewer has begun to write stays when others change the caption, and they are told. */
class ReviewCard {
  readonly element = h("li", { class: "review card", tabindex: "0" });
  private readonly state = h("p", { class: "badge" });
  private readonly time = h("p", { class: "review-time" });
  private readonly source = h("div", {});
  private readonly others = h("div", { class: "review-translations" });
  private readonly reasons = h("ul", { class: "review-reasons" });
  private readonly language = h("select", { "aria-label": t("reviewLanguage") });
  private readonly text = h("textarea", { rows: "2", "aria-label": t("reviewText"), dir: "auto" });
  private readonly alert = alertLine();
  private readonly term = new TermOffer();
  private readonly editor: HTMLElement;
  private readonly approve = this.button("approve", t("reviewApprove"), "primary");
  private readonly withhold = this.button("withhold", t("reviewWithhold"), "");
  private readonly correct = h("button", { type: "button", onclick: () => this.edit() }, t("reviewCorrect"));
  private review: Review | null = null;
  private editedVersion = -1;

  constructor(private readonly decide: Decide) {
    const send = this.button("correct", t("reviewSend"), "primary");
    this.editor = h("div", { class: "review-editor", hidden: true }, this.language, this.text, this.term.element, send);
    this.text.addEventListener("input", () => this.term.suggest(this.text.value));
    this.language.addEventListener("change", () => this.fill());
    this.element.addEventListener("keydown", (event) => this.key(event));
    show(
      this.element,
      h("div", { class: "review-head" }, this.state, this.time),
      this.source,
      this.others,
      this.reasons,
      this.editor,
      this.alert,
      h("div", { class: "review-acts" }, this.approve, this.correct, this.withhold),
    );
  }

  get isOpen(): boolean {
    return this.review?.open ?? false;
  }

  update(review: Review): void {
    const overtaken = !this.editor.hidden && review.version !== this.editedVersion;
    this.review = review;
    this.element.dataset["id"] = review.id;
    this.element.classList.toggle("done", !review.open);
    this.state.textContent = stateOf(review);
    this.state.className = `badge ${review.open ? "warn" : "good"}`;
    show(this.source, review.caption === null ? null : line(review.caption, true));
    show(this.others, ...review.translations.map((caption) => line(caption, false)));
    show(this.reasons, ...review.reasons.map((reason) => h("li", {}, reasonOf(reason))));
    this.tick();
    if (overtaken) complain(this.alert, t("reviewOvertaken"));
  }

  tick(): void {
    const until = this.review?.until ?? null;
    const left = until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1_000));
    this.time.textContent = until === null ? "" : t("reviewLeft", { seconds: left });
  }

  private button(decision: string, label: string, look: string): HTMLButtonElement {
    const button = h("button", { type: "button", class: look, onclick: () => void this.send(button, decision) }, label);
    return button;
  }

  private key(event: KeyboardEvent): void {
    if (event.target === this.text && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.send(this.correct, "correct");
      return;
    }
    if (event.key === "Escape") this.editor.hidden = true;
    if (event.target !== this.element || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = this.element;
    if (event.key === "a") this.approve.click();
    else if (event.key === "w") this.withhold.click();
    else if (event.key === "c") this.edit();
    else if (event.key === "ArrowDown") (target.nextElementSibling as HTMLElement | null)?.focus();
    else if (event.key === "ArrowUp") (target.previousElementSibling as HTMLElement | null)?.focus();
    else return;
    event.preventDefault();
  }

  private texts(): Caption[] {
    const review = this.review;
    return review?.caption ? [review.caption, ...review.translations] : [];
  }

  private edit(): void {
    this.editedVersion = this.review?.version ?? -1;
    show(
      this.language,
      ...this.texts().map((caption) =>
        h("option", { value: caption.language }, nameIn(caption.language, pageLanguage())),
      ),
    );
    this.editor.hidden = false;
    this.fill();
    this.text.focus();
  }

  private fill(): void {
    const chosen = this.texts().find((caption) => caption.language === this.language.value);
    this.text.value = chosen?.text ?? "";
    this.text.lang = this.language.value;
    this.term.begin(this.review?.caption?.language ?? "", this.language.value, this.text.value);
  }

  private async send(button: HTMLButtonElement, decision: string): Promise<void> {
    const review = this.review;
    if (review === null) return;
    await act(button, this.alert, async () => {
      const text = { text: this.text.value, language: this.language.value };
      try {
        const correcting = decision === "correct";
        // what was written before somebody else decided is not sent over it
        const version = correcting ? this.editedVersion : review.version;
        await this.decide({ decision, version, ...(correcting ? { ...text, ...this.term.body } : {}) });
        this.editor.hidden = true;
      } catch (error) {
        if (!(error instanceof ApiError && error.problem === "review-changed")) throw error;
        this.editedVersion = this.review?.version ?? -1;
        complain(this.alert, t("reviewOvertaken"));
      }
    });
  }
}

/** Who answers for the words. */
const LABELS = { reviewed: "reviewed", "machine-made": "machineMadeLabel", typed: "typedLabel" } as const;

function line(caption: Caption, isSource: boolean): HTMLElement {
  const name = nameIn(caption.language, pageLanguage());
  const head = isSource ? `${clock(caption.startMillis)} ${caption.speaker.name} (${name})` : name;
  const language = languageOfText(caption);
  return h(
    "div",
    { class: "review-line", "data-status": statusOf(caption) },
    h("span", { class: "quiet" }, `${head} · ${t(LABELS[statusOf(caption)])}`),
    h("p", { class: "words", lang: language, dir: direction(language) }, caption.text),
  );
}

function stateOf(review: Review): string {
  if (review.review === "held") {
    if (review.caption?.seq === undefined) return t("reviewHeldAll");
    const names = review.heldIn.map((tag) => nameIn(tag, pageLanguage())).join(", ");
    return t("reviewHeld", { languages: names });
  }
  if (review.open && review.overdue)
    return review.review === "withheld" ? t("reviewLateWithheld") : t("reviewLateShown");
  if (review.review === "approved") return t("reviewed");
  if (review.review === "corrected") return t("corrected");
  if (review.review === "withheld") return t("withheld");
  return review.open ? t("flagged") : t("reviewDone");
}

function reasonOf(reason: Review["reasons"][number]): string {
  const language = nameIn(reason.language, pageLanguage());
  switch (reason.kind) {
    case "word":
      return t("reasonWord", { language, found: reason.found, rule: reason.rule });
    case "confidence":
      return t("reasonConfidence", { found: reason.found, rule: reason.rule });
    case "meaning":
      return t("reasonMeaning", { found: reason.found, rule: reason.rule });
    case "unchecked":
      return t("reasonUnchecked");
    case "number-doubtful":
      return `${language}: ${t("markNumber")}`;
    case "negation-doubtful":
      return `${language}: ${t("markNegation")}`;
    case "name-doubtful":
      return `${language}: ${t("markName")}`;
    case "passage-doubtful":
      return `${language}: ${t("markPassage")}`;
    default:
      return reason.text;
  }
}
