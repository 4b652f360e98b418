import "../style/captions.css";
import type { ApiClient } from "../api/client";
import type { KeptSession } from "../api/kept-session";
import type { Meeting } from "../api/types";
import { CaptionView } from "../caption/caption-view";
import { bestMatch, nameIn } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { confirm } from "../ui/confirm";
import { ConnectionBadge } from "../ui/connection-badge";
import { copyable } from "../ui/copyable";
import { h, show } from "../ui/dom";
import { act, alertLine, machineLine } from "../ui/frame";
import { retentionLine } from "../ui/retention";
import { qrCode } from "../ui/qr";
import { AuditBox } from "./audit-box";
import { captionFiles } from "./caption-files";
import { Feeding } from "./feeding";
import { MinutesBox } from "./minutes-box";
import { GlossaryBox } from "./glossary-box";
import { InvitationBox } from "./invitation-box";
import { ParticipantTable } from "./participant-table";
import { emptyText, languageSelect, warn } from "./reader";
import { ReviewList } from "./review-list";
import { reviewSettings } from "./review-settings";
import { StatisticsLine } from "./statistics-line";

export const STATES = { planned: "planned", live: "liveNow", ended: "stateEnded" } as const;

/** One meeting before the organizer: its state, the way in, who is there and what is said. */
export class MeetingPanel {
  readonly element: HTMLElement;
  private readonly feeding: Feeding;
  private readonly view: CaptionView;
  private readonly participants: ParticipantTable;
  private readonly statistics: StatisticsLine | null;
  private readonly reviews: ReviewList | null;

  constructor(
    private readonly client: ApiClient,
    session: KeptSession,
    readonly meeting: Meeting,
    private readonly changed: () => Promise<void>,
    readonly invitations = new InvitationBox(client, meeting.id),
  ) {
    this.view = new CaptionView({ label: t("captions"), details: true });
    this.participants = new ParticipantTable(client, meeting.id);
    this.statistics = meeting.state === "planned" ? null : new StatisticsLine(client, meeting.id);
    this.reviews =
      meeting.reviewed && meeting.state !== "planned" ? new ReviewList(client, meeting.id, session.token) : null;
    const badge = new ConnectionBadge();
    const warning = h("p", { class: "banner", role: "status", hidden: true });
    const unsaved = h("p", { class: "banner", role: "alert", hidden: true }, t("recordFails"));
    this.feeding = new Feeding(meeting.id, session, this.view, {
      state: (state) => {
        badge.set(state);
        if (state === "live") warn(warning, meeting, language.value);
        this.view.say(emptyText(state));
      },
      // started or ended by somebody else
      meeting: (state) => {
        if (state !== meeting.state) void this.changed();
      },
      notice: (kind, text) => {
        if (kind === "not-durable" || kind === "durable") {
          unsaved.hidden = kind === "durable";
          return;
        }
        if (text !== "") show(warning, text);
        warning.hidden = warning.textContent === "";
      },
    });
    const language = languageSelect(meeting);
    const read = (tag: string): void => {
      warn(warning, meeting, tag);
      this.feeding.read(tag, "balanced", null);
    };
    language.addEventListener("change", () => read(language.value));
    this.element = h(
      "div",
      { class: "panel" },
      unsaved,
      this.head(),
      h("div", { class: "panel-columns" }, this.wayIn(), invitations.element),
      this.participants.element,
      this.statistics?.element,
      new GlossaryBox(client, meeting).element,
      new MinutesBox(client, meeting).element,
      new AuditBox(client, meeting.id).element,
      meeting.state !== "ended" && reviewSettings(client, meeting, changed),
      this.reviews &&
        h("section", { class: "card", "aria-label": t("reviews") }, h("h3", {}, t("reviews")), this.reviews.element),
      h(
        "section",
        { class: "card live", "aria-label": t("liveCaptions") },
        h(
          "div",
          { class: "section-head" },
          h("h3", {}, t("liveCaptions")),
          h("div", { class: "tools" }, language, badge.element),
        ),
        warning,
        this.view.element,
        machineLine(),
        captionFiles(client, meeting, () => language.value),
      ),
    );
    language.value = bestMatch(navigator.languages, meeting.languages) ?? meeting.languages[0] ?? "";
    read(language.value);
  }

  close(): void {
    this.feeding.close();
    this.view.close();
    this.participants.close();
    this.statistics?.close();
    this.reviews?.close();
  }

  private head(): HTMLElement {
    const { meeting, client } = this;
    const alert = alertLine();
    const tools: HTMLElement[] = [];
    const button = (label: string, look: string, work: () => Promise<void>, question = ""): void => {
      const control = h("button", { type: "button", class: look }, label);
      control.addEventListener("click", () => {
        void act(control, alert, async () => {
          if (question !== "" && !(await confirm(question, label))) return;
          await work();
          await this.changed();
        });
      });
      tools.push(control);
    };
    if (meeting.state === "planned") button(t("startMeeting"), "primary", () => client.startMeeting(meeting.id));
    if (meeting.state === "live")
      button(t("endMeeting"), "danger", () => client.endMeeting(meeting.id), t("endQuestion"));
    button(t("deleteMeeting"), "", () => client.deleteMeeting(meeting.id), t("deleteQuestion"));
    return h(
      "section",
      { class: "card panel-head", "aria-label": meeting.title || t("untitled") },
      h(
        "div",
        { class: "section-head" },
        h(
          "div",
          {},
          h("h2", { dir: "auto" }, meeting.title || t("untitled")),
          h(
            "p",
            { class: "quiet" },
            h("span", { class: "state", "data-state": meeting.state }, t(STATES[meeting.state])),
            " ",
            meeting.languages.map((tag) => nameIn(tag, pageLanguage())).join(" · "),
          ),
          retentionLine(meeting.retention),
        ),
        h("div", { class: "row" }, ...tools),
      ),
      alert,
      this.hints(),
    );
  }

  /** What the installed models cannot do for this meeting, in the server's words. */
  private hints(): HTMLElement | null {
    const hints = [...new Set(this.meeting.availability.flatMap((entry) => entry.hints))];
    if (hints.length === 0) return null;
    const items = hints.map((hint) => h("li", {}, hint));
    return h(
      "details",
      {},
      h("summary", {}, t("missingModels", { count: hints.length })),
      h("ul", { class: "hints" }, ...items),
    );
  }

  private wayIn(): HTMLElement {
    const { meeting } = this;
    const code = meeting.joinCode ?? "";
    const room = `${location.origin}/join#code=${encodeURIComponent(code)}`;
    const frame = `<iframe src="${location.origin}/embed/${encodeURIComponent(meeting.id)}#code=${encodeURIComponent(code)}&language=${
      meeting.languages.at(-1) ?? "en"
    }" width="480" height="320" title="${t("captions")}"></iframe>`;
    return h(
      "section",
      { class: "card way-in", "aria-label": t("roomTitle") },
      h("h3", {}, t("roomTitle")),
      h(
        "div",
        { class: "room" },
        qrCode(room, t("qrLabel")),
        h(
          "div",
          { class: "room-text" },
          h("p", { class: "quiet" }, t("roomHint")),
          h("p", { class: "join-code" }, code),
        ),
      ),
      copyable(t("roomLink"), room),
      ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname) && h("p", { class: "hint" }, t("roomLocal")),
      h(
        "details",
        {},
        h("summary", {}, t("embedTitle")),
        h("p", { class: "quiet" }, t("embedHint")),
        copyable(t("embedCode"), frame),
      ),
    );
  }
}
