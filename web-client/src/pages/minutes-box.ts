import "../style/minutes.css";
import type { ApiClient } from "../api/client";
import {
  linesOf,
  parseMinutesText,
  rowsOf,
  taskLine,
  tasksOf,
  type MinutesText,
  type WrittenMinutes,
} from "../api/minutes";
import type { Meeting } from "../api/types";
import { pageLanguage, t } from "../i18n/text";
import { confirm } from "../ui/confirm";
import { h } from "../ui/dom";
import { act, alertLine, field } from "../ui/frame";
import { save } from "../ui/save";
import { languageSelect } from "./reader";

const FORMATS = { html: "HTML", pdf: "PDF", docx: "DOCX", md: "Markdown", json: "JSON" } as const;

/** The minutes before the organizer: as files, to be edited in one language, and to be approved after the end. */
export class MinutesBox {
  readonly element: HTMLElement;
  private readonly language: HTMLSelectElement;
  private readonly state = h("p", { role: "status", class: "quiet" });
  private readonly agenda = area();
  private readonly points = area();
  private readonly decisions = area();
  private readonly actions = area();
  private readonly questions = area();
  private readonly name = h("input", { type: "text", maxlength: 200, autocomplete: "name" });
  private readonly approve = h("button", { type: "button", class: "primary" }, t("minutesApprove"));
  private readonly giveBack = h("button", { type: "button" }, t("minutesGiveBack"));
  private readonly alert = alertLine();
  private kept: WrittenMinutes = { version: 0, agenda: [], language: "", text: null, approval: null };
  private shown: MinutesText = parseMinutesText(null);

  constructor(
    private readonly client: ApiClient,
    private readonly meeting: Meeting,
  ) {
    this.language = languageSelect(meeting);
    this.language.setAttribute("aria-label", t("minutesLanguage"));
    this.language.title = t("minutesLanguage");
    this.language.addEventListener("change", () => void this.read(this.language.value));
    const files = Object.entries(FORMATS).map(([format, name]) => {
      const button = h("button", { type: "button" }, name);
      button.addEventListener("click", () => {
        void act(button, this.alert, async () => {
          const language = this.language.value;
          save(await client.minutesFile(meeting.id, language, format), `minutes-${language}.${format}`);
        });
      });
      return button;
    });
    const keep = h("button", { type: "button", class: "primary" }, t("minutesSave"));
    keep.addEventListener("click", () => void act(keep, this.alert, () => this.save()));
    this.giveBack.addEventListener("click", () => {
      void act(this.giveBack, this.alert, async () => {
        if (!(await confirm(t("minutesGiveBackQuestion"), t("minutesGiveBack")))) return;
        await client.writeMinutes(meeting.id, { ...this.kept, agenda: rowsOf(this.agenda.value), text: null });
        await this.load();
      });
    });
    this.approve.addEventListener("click", () => {
      void act(this.approve, this.alert, async () => {
        await client.approveMinutes(meeting.id, this.kept.version, this.name.value);
        await this.load();
      });
    });
    const details = h(
      "details",
      {},
      h("summary", {}, t("minutes")),
      h("p", { class: "quiet" }, t("minutesHint")),
      h("div", { class: "row" }, this.language, ...files),
      this.state,
      field(t("minutesAgenda"), this.agenda, t("minutesLines")),
      field(t("minutesPoints"), this.points),
      field(t("minutesDecisions"), this.decisions),
      field(t("minutesActions"), this.actions, t("minutesActionsHint")),
      field(t("minutesQuestions"), this.questions),
      h("div", { class: "row" }, keep, this.giveBack),
      meeting.state === "ended"
        ? h("div", { class: "row" }, field(t("minutesName"), this.name), this.approve)
        : h("p", { class: "hint" }, t("minutesApproveLater")),
      this.alert,
    );
    details.addEventListener("toggle", () => {
      if (details.open) void act(keep, this.alert, () => this.load());
    });
    this.element = h("section", { class: "card minutes", "aria-label": t("minutes") }, details);
  }

  private async load(): Promise<void> {
    this.kept = await this.client.writtenMinutes(this.meeting.id);
    if (this.kept.text !== null) this.language.value = this.kept.language;
    await this.show(this.language.value);
  }

  private async read(language: string): Promise<void> {
    await act(h("button"), this.alert, () => this.show(language));
  }

  /** What people wrote in the language, or how the minutes read in it now. */
  private async show(language: string): Promise<void> {
    const file: unknown = JSON.parse(await (await this.client.minutesFile(this.meeting.id, language, "json")).text());
    const own = this.kept.text !== null && this.kept.language === language;
    this.shown = own && this.kept.text !== null ? this.kept.text : parseMinutesText(file);
    this.agenda.value = this.kept.agenda.join("\n");
    this.points.value = this.shown.points.map((line) => line.text).join("\n");
    this.decisions.value = this.shown.decisions.map((line) => line.text).join("\n");
    this.actions.value = this.shown.actions.map(taskLine).join("\n");
    this.questions.value = this.shown.questions.map((line) => line.text).join("\n");
    for (const box of [this.points, this.decisions, this.actions, this.questions]) box.lang = language;
    const { approval, text } = this.kept;
    this.state.textContent =
      approval !== null
        ? t(approval.changedSince ? "minutesApprovedChanged" : "minutesApproved", {
            name: approval.name,
            time: new Date(approval.at).toLocaleString(pageLanguage()),
          })
        : t(text === null ? "minutesMachine" : "minutesWritten");
    this.approve.disabled = text === null || approval !== null;
    this.giveBack.hidden = text === null;
  }

  private async save(): Promise<void> {
    const { shown } = this;
    await this.client.writeMinutes(this.meeting.id, {
      ...this.kept,
      agenda: rowsOf(this.agenda.value),
      language: this.language.value,
      text: {
        points: linesOf(this.points.value, shown.points),
        decisions: linesOf(this.decisions.value, shown.decisions),
        actions: tasksOf(this.actions.value, shown.actions),
        questions: linesOf(this.questions.value, shown.questions),
      },
    });
    await this.load();
  }
}

function area(): HTMLTextAreaElement {
  return h("textarea", { rows: 4, dir: "auto" });
}
