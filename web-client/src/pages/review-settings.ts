import type { ApiClient } from "../api/client";
import type { Meeting } from "../api/types";
import { t } from "../i18n/text";
import { h } from "../ui/dom";
import { act, alertLine, complain } from "../ui/frame";
import { MeaningLine } from "./meaning-line";
import { ReviewFields } from "./review-options";

/** What people look at in a meeting that is there already; a change counts at once. */
export function reviewSettings(client: ApiClient, meeting: Meeting, changed: () => Promise<void>): HTMLElement {
  const fields = new ReviewFields(meeting.review);
  const alert = alertLine();
  const button = h("button", { type: "submit", class: "primary" }, t("reviewSave"));
  const form = h("form", { class: "meeting-form" }, ...fields.elements, alert, button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (fields.wrongLine !== null) {
      complain(alert, t("reviewBadWord", { line: fields.wrongLine }));
      return;
    }
    void act(button, alert, async () => {
      await client.changeReview(meeting.id, fields.all);
      await changed();
    });
  });
  const line = new MeaningLine();
  line.update(meeting);
  return h(
    "section",
    { class: "card", "aria-label": t("reviewSettings") },
    h("details", {}, h("summary", {}, t("reviewSettings")), line.element, form),
  );
}
