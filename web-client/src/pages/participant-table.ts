import type { ApiClient } from "../api/client";
import type { Participant } from "../api/types";
import { nameIn } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { confirm } from "../ui/confirm";
import { h, show } from "../ui/dom";
import { act, alertLine } from "../ui/frame";

const REFRESH_MILLIS = 5_000;
const ROLES = {
  organizer: "roleOrganizer",
  speaker: "roleSpeaker",
  listener: "roleListener",
  reviewer: "roleReviewer",
  integrator: "roleIntegrator",
} as const;

/** Who joined; renewed while the page is looked at. */
export class ParticipantTable {
  readonly element: HTMLElement;
  private readonly body = h("tbody");
  private readonly count = h("span", { class: "count" });
  private readonly readers = h("p", { class: "quiet", hidden: true });
  private readonly alert = alertLine();
  private readonly timer: ReturnType<typeof setInterval>;
  private last = "";

  constructor(
    private readonly client: ApiClient,
    private readonly meeting: string,
  ) {
    const head = [t("participantName"), t("role"), t("participantState"), t("actions")].map((text) =>
      h("th", { scope: "col" }, text),
    );
    this.element = h(
      "section",
      { class: "card", "aria-label": t("participants") },
      h("h3", {}, t("participants"), " ", this.count),
      this.readers,
      this.alert,
      h(
        "div",
        { class: "table-box", tabindex: "0", role: "group", "aria-label": t("participants") },
        h("table", {}, h("thead", {}, h("tr", {}, ...head)), this.body),
      ),
    );
    this.timer = setInterval(() => {
      if (document.visibilityState === "visible") void this.refresh();
    }, REFRESH_MILLIS);
    void this.refresh();
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async refresh(): Promise<void> {
    // the captions' connection shows when the server is away; a missed renewal needs no words of its own
    const both = Promise.all([this.client.participants(this.meeting), this.client.meeting(this.meeting)]);
    const [participants, meeting] = await both.catch(() => [null, null]);
    if (participants !== null) this.paint(participants);
    if (meeting !== null) this.paintReaders(meeting.readers ?? {});
  }

  private paintReaders(readers: Record<string, number>): void {
    const counts = Object.entries(readers).filter(([, count]) => count > 0);
    const languages = counts.map(([tag, count]) => `${nameIn(tag, pageLanguage())} ${count}`).join(" · ");
    this.readers.hidden = languages === "";
    this.readers.textContent = t("reading", { languages });
  }

  private paint(participants: Participant[]): void {
    const now = JSON.stringify(participants);
    // rows that did not change keep the focus of who is about to press a button
    if (now === this.last) return;
    this.last = now;
    this.count.textContent = String(participants.length);
    const rows = participants.map((participant) => this.row(participant));
    show(
      this.body,
      ...(rows.length > 0 ? rows : [h("tr", {}, h("td", { colspan: 4, class: "quiet" }, t("nobodyYet")))]),
    );
  }

  private row(participant: Participant): HTMLElement {
    const states = [
      participant.connected === undefined ? "" : t(participant.connected ? "connected" : "away"),
      participant.muted ? t("mutedMark") : "",
      participant.language ? nameIn(participant.language, pageLanguage()) : "",
    ];
    const name = participant.name || t("unnamed");
    const tools: HTMLElement[] = [];
    if (participant.role === "speaker") {
      const muted = participant.muted === true;
      tools.push(
        this.button(t(muted ? "unmute" : "mute"), name, "", () =>
          this.client.mute(this.meeting, participant.id, !muted),
        ),
      );
    }
    if (participant.role !== "organizer") {
      const remove = (): Promise<void> => this.client.removeParticipant(this.meeting, participant.id);
      tools.push(this.button(t("remove"), name, t("removeQuestion", { name }), remove));
      const erase = (): Promise<void> => this.client.erasePersonalData(this.meeting, participant.id);
      tools.push(this.button(t("eraseTheirData"), name, t("eraseTheirDataQuestion", { name }), erase));
    }
    return h(
      "tr",
      {},
      h("th", { scope: "row", dir: "auto" }, name),
      h("td", {}, t(ROLES[participant.role] ?? "roleListener")),
      h("td", {}, states.filter((state) => state !== "").join(" · ")),
      h("td", {}, h("div", { class: "row" }, ...tools)),
    );
  }

  private button(label: string, name: string, question: string, work: () => Promise<void>): HTMLElement {
    const control = h("button", { type: "button", class: "small", "aria-label": `${label}: ${name}` }, label);
    control.addEventListener("click", () => {
      void act(control, this.alert, async () => {
        if (question !== "" && !(await confirm(question, label))) return;
        await work();
        await this.refresh();
      });
    });
    return control;
  }
}
