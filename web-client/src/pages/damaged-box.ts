import type { ApiClient } from "../api/client";
import type { DamagedMeeting } from "../api/types";
import { t } from "../i18n/text";
import { confirm } from "../ui/confirm";
import { h } from "../ui/dom";
import { act, alertLine } from "../ui/frame";

/** Tells an organizer of meetings whose record cannot be read, and deletes them where asked. */
export class DamagedBox {
  readonly element = h("div", { class: "damaged" });

  constructor(private readonly client: ApiClient) {}

  async read(): Promise<void> {
    this.element.replaceChildren(...(await this.client.damagedMeetings()).map((meeting) => this.card(meeting)));
  }

  private card(meeting: DamagedMeeting): HTMLElement {
    const alert = alertLine();
    const remove = h("button", { type: "button", class: "danger" }, t("deleteMeeting"));
    remove.addEventListener("click", () => {
      void act(remove, alert, async () => {
        if (!(await confirm(t("deleteQuestion"), t("deleteMeeting")))) return;
        await this.client.deleteMeeting(meeting.id);
        await this.read();
      });
    });
    return h(
      "section",
      { class: "card", "aria-label": t("damagedTitle") },
      h("h2", {}, t("damagedTitle")),
      h("p", {}, h("strong", { dir: "auto" }, meeting.title || meeting.id)),
      h("p", {}, meeting.problem),
      alert,
      h("div", { class: "row" }, remove),
    );
  }
}
