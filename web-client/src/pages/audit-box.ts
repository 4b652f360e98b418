import type { ApiClient } from "../api/client";
import type { AuditRecord } from "../api/types";
import { pageLanguage, t } from "../i18n/text";
import { h } from "../ui/dom";
import { act, alertLine } from "../ui/frame";
import { save } from "../ui/save";

/** Lines at once; the newest come last, as they happened. */
const PAGE = 100;

/** A sentence for every act that the server records; a test reads them from its sources. */
export const ACTS = {
  "meeting.create": "actMeetingCreate",
  "meeting.change": "actMeetingChange",
  "meeting.start": "actMeetingStart",
  "meeting.end": "actMeetingEnd",
  "meeting.delete": "actMeetingDelete",
  "meeting.expire": "actMeetingExpire",
  "invitation.create": "actInvite",
  join: "actJoin",
  "join.consenting": "actJoinConsenting",
  "join.refused": "actJoinRefused",
  refused: "actRefused",
  "consent.give": "actConsentGive",
  "consent.withdraw": "actConsentWithdraw",
  "captions.erase": "actCaptionsErase",
  "data.export": "actDataExport",
  "data.erase": "actDataErase",
  "participant.change": "actParticipantChange",
  "participant.remove": "actParticipantRemove",
  "caption.review": "actReview",
  "minutes.write": "actMinutesWrite",
  "minutes.approve": "actMinutesApprove",
  "glossary.set": "actGlossarySet",
  "glossary.add": "actGlossaryAdd",
  "glossary.change": "actGlossaryChange",
  "glossary.remove": "actGlossaryRemove",
  "key.create": "actKeyCreate",
  "key.revoke": "actKeyRevoke",
  "token.revoke": "actTokenRevoke",
  "sound.read": "actSoundRead",
  "audit.read": "actAuditRead",
  "organizer-link.create": "actOrganizerLink",
  "signing-key.rotate": "actSigningKey",
  "deployment-key.rotate": "actDeploymentKey",
  "server.start": "actServerStart",
  "server.stop": "actServerStop",
  "sign-in": "actSignIn",
  "sign-in.fail": "actSignInFail",
} as const;

const ROLES = {
  organizer: "roleOrganizer",
  speaker: "roleSpeaker",
  listener: "roleListener",
  reviewer: "roleReviewer",
  integrator: "roleIntegrator",
  server: "roleServer",
  none: "roleNobody",
  admin: "roleOperator",
} as const;

/** What an act is called; one that this page does not know is shown as it is. */
export function actInWords(name: string): string {
  return name in ACTS ? t(ACTS[name as keyof typeof ACTS]) : name;
}

/** Who it was: a role in words, and a pseudonymous id where the role does not say it all. */
export function actorInWords(role: string, actor: string): string {
  const words = role in ROLES ? t(ROLES[role as keyof typeof ROLES]) : role;
  return ["organizer", "server", "nobody", "operator"].includes(actor) ? words : `${words} ${actor}`;
}

/** The meeting's audit log before its organizer; reading it is an act as well, so it is read when it is opened. */
export class AuditBox {
  readonly element: HTMLElement;
  private readonly rows = h("tbody");
  private readonly none = h("p", { class: "quiet", role: "status", hidden: true }, t("auditNone"));
  private readonly more = h("button", { type: "button", hidden: true }, t("auditMore"));
  private readonly alert = alertLine();
  private records: AuditRecord[] = [];
  private shown = 0;
  private last = 0;

  constructor(
    private readonly client: ApiClient,
    private readonly meeting: string,
  ) {
    const exporting = h("button", { type: "button" }, t("auditExport"));
    exporting.addEventListener("click", () => void act(exporting, this.alert, () => this.exportAll()));
    this.more.addEventListener("click", () => void act(this.more, this.alert, () => this.next()));
    const head = [t("auditWhen"), t("auditWho"), t("auditWhat"), t("auditWhere")].map((text) =>
      h("th", { scope: "col" }, text),
    );
    const details = h(
      "details",
      {},
      h("summary", {}, t("audit")),
      h("p", { class: "quiet" }, t("auditHint")),
      h("div", { class: "row" }, exporting),
      this.alert,
      this.none,
      h(
        "div",
        { class: "table-box", tabindex: "0", role: "group", "aria-label": t("audit") },
        h("table", {}, h("thead", {}, h("tr", {}, ...head)), this.rows),
      ),
      this.more,
    );
    details.addEventListener("toggle", () => {
      if (details.open && this.shown === 0) void act(this.more, this.alert, () => this.next());
    });
    this.element = h("section", { class: "card", "aria-label": t("audit") }, details);
  }

  private async next(): Promise<void> {
    if (this.shown === this.records.length) await this.fetch();
    const until = Math.min(this.records.length, this.shown + PAGE);
    this.rows.append(...this.records.slice(this.shown, until).map(row));
    this.shown = until;
    this.none.hidden = this.shown > 0;
    this.more.hidden = this.shown === 0;
  }

  /** The next page of the server; nothing where there is no more. */
  private async fetch(): Promise<number> {
    const page = await this.client.audit(this.meeting, this.last);
    this.records.push(...page.records);
    this.last = page.last;
    return page.records.length;
  }

  private async exportAll(): Promise<void> {
    const lines: string[] = [];
    let last = 0;
    for (let more = true; more;) {
      const page = await this.client.audit(this.meeting, last);
      lines.push(...page.records.map((record) => JSON.stringify(record)));
      // each reading adds a line: a short page is the last one
      more = page.records.length >= 1_000;
      last = page.last;
    }
    save(new Blob([`${lines.join("\n")}\n`], { type: "application/jsonl" }), `audit-${this.meeting}.jsonl`);
  }
}

function row(record: AuditRecord): HTMLElement {
  const time = new Date(record.time);
  const shown = new Intl.DateTimeFormat(pageLanguage(), { dateStyle: "short", timeStyle: "medium" });
  return h(
    "tr",
    {},
    h("td", {}, h("time", { datetime: record.time }, shown.format(time))),
    h("td", {}, actorInWords(record.role, record.actor)),
    h("td", {}, actInWords(record.act), record.object ? h("span", { class: "quiet" }, ` ${record.object}`) : null),
    h("td", {}, record.address),
  );
}
