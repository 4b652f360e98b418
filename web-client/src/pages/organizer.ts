import "../style/forms.css";
import "../style/organizer.css";
import { clearFragment, parseFragment } from "../api/address";
import { ApiClient, ApiError } from "../api/client";
import { KeptSession } from "../api/kept-session";
import { forgetSession, loadSession, saveSession } from "../api/session";
import type { Meeting, Session } from "../api/types";
import { nameIn } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { h, show } from "../ui/dom";
import { act, alertLine, appBar, complain, words } from "../ui/frame";
import { DamagedBox } from "./damaged-box";
import { meetingForm } from "./meeting-form";
import { MeetingPanel, STATES } from "./meeting-panel";
import { reasonOf, showSignIn } from "./sign-in";

/** The organizer's page; comes in by a sign-in or by the organizer's link, either with a secret that is exchanged once. */
export async function openOrganizer(app: HTMLElement): Promise<void> {
  document.title = t("organizerTitle");
  try {
    const reason = reasonOf(location.hash);
    const session = await sessionOf();
    if (session === null || reason !== "") await showSignIn(app, reason);
    else await new OrganizerPage(app, session).open();
  } catch (error) {
    if (error instanceof ApiError && [401, 403, 404, 410].includes(error.status)) {
      forgetSession("organizer");
      await showSignIn(app, words(error));
    } else {
      show(
        app,
        appBar(t("organizerTitle")),
        h("main", { class: "narrow" }, h("p", { class: "banner", role: "alert" }, words(error))),
      );
    }
  }
}

async function sessionOf(): Promise<Session | null> {
  const { secret, token } = parseFragment(location.hash);
  if (token !== null || secret !== null) {
    const session: Session =
      token !== null
        ? { token, meeting: null, participant: "", role: "organizer", consent: null }
        : await new ApiClient().join({ secret: secret ?? "" });
    saveSession("organizer", session);
    clearFragment();
    return session;
  }
  if (location.hash !== "") clearFragment();
  return loadSession("organizer");
}

class OrganizerPage {
  private readonly session: KeptSession;
  private readonly client: ApiClient;
  private readonly rows = h("ul", { class: "meeting-list" });
  private readonly detail = h("div", { class: "detail" });
  private readonly alert = alertLine();
  private panel: MeetingPanel | null = null;

  constructor(
    private readonly app: HTMLElement,
    session: Session,
  ) {
    this.session = new KeptSession(session, "organizer");
    this.client = this.session.client();
  }

  async open(): Promise<void> {
    const meetings = await this.client.meetings();
    const damaged = new DamagedBox(this.client);
    const fresh = h("button", { type: "button", class: "primary" }, t("newMeeting"));
    fresh.addEventListener("click", () => this.showForm());
    const side = h(
      "nav",
      { class: "side", "aria-label": t("meetings") },
      h("div", { class: "side-head" }, h("h2", {}, t("meetings")), fresh),
      this.alert,
      this.rows,
      damaged.element,
    );
    show(this.app, appBar(t("organizerTitle"), ...this.person()), h("main", { class: "organizer" }, side, this.detail));
    this.list(meetings);
    // all else works without
    void damaged.read().catch(() => {});
    const first = meetings.find((meeting) => meeting.state === "live") ?? meetings.at(-1);
    if (first === undefined) this.showForm();
    else this.select(first);
  }

  /** Who is signed in, and the way out. */
  private person(): HTMLElement[] {
    const name = this.session.signedInAs;
    if (name === null) return [];
    const out = h("button", { type: "button" }, t("signOut"));
    out.addEventListener(
      "click",
      () =>
        void act(out, this.alert, async () => {
          await this.session.revoke();
          this.panel?.close();
          await showSignIn(this.app, t("signedOut"), true);
        }),
    );
    return [
      h("span", { class: "signed-in", dir: "auto" }, name === "" ? t("signedIn") : t("signedInAs", { name })),
      out,
    ];
  }

  private list(meetings: Meeting[]): void {
    const selected = this.panel?.meeting.id;
    const items = meetings.map((meeting) => {
      const names = meeting.languages.map((tag) => nameIn(tag, pageLanguage())).join(", ");
      const button = h(
        "button",
        { type: "button", class: "meeting-row", "aria-current": meeting.id === selected ? "true" : undefined },
        h("span", { class: "meeting-name", dir: "auto" }, meeting.title || t("untitled")),
        h("span", { class: "state", "data-state": meeting.state }, t(STATES[meeting.state])),
        h("span", { class: "meeting-languages" }, names),
      );
      button.addEventListener("click", () => this.select(meeting));
      return h("li", {}, button);
    });
    show(this.rows, ...(items.length > 0 ? items : [h("li", { class: "quiet" }, t("noMeetings"))]));
  }

  private async refresh(): Promise<void> {
    this.list(await this.client.meetings());
  }

  private select(meeting: Meeting): void {
    const before = this.panel;
    before?.close();
    // links are shown once: they stay when the meeting begins or ends
    const links = before?.meeting.id === meeting.id ? before.invitations : undefined;
    this.panel = new MeetingPanel(this.client, this.session, meeting, () => this.changed(), links);
    show(this.detail, this.panel.element);
    void act(h("button"), this.alert, () => this.refresh());
  }

  private showForm(): void {
    this.panel?.close();
    this.panel = null;
    const form = meetingForm(async (title, languages, options) => {
      const meeting = await this.client.createMeeting(title, languages, options);
      this.select(meeting);
    });
    show(this.detail, form);
    form.querySelector("input")?.focus();
    void act(h("button"), this.alert, () => this.refresh());
  }

  /** The panel changed its meeting: fetch it anew, or leave it when it is gone. */
  private async changed(): Promise<void> {
    const id = this.panel?.meeting.id ?? "";
    try {
      this.select(await this.client.meeting(id));
    } catch (error) {
      if (error instanceof ApiError && (error.status === 404 || error.status === 410)) {
        const meetings = await this.client.meetings();
        const next = meetings.at(-1);
        if (next === undefined) this.showForm();
        else this.select(next);
      } else {
        complain(this.alert, words(error));
      }
    }
  }
}
