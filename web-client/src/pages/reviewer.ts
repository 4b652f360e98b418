import "../style/captions.css";
import "../style/forms.css";
import { KeptSession } from "../api/kept-session";
import type { Session } from "../api/types";
import { t } from "../i18n/text";
import { ConnectionBadge } from "../ui/connection-badge";
import { h, show } from "../ui/dom";
import { appBar, machineLine } from "../ui/frame";
import { ReviewList } from "./review-list";

/** The reviewer's page. */
export async function openReviewer(app: HTMLElement, session: Session): Promise<void> {
  const kept = new KeptSession(session, "listener");
  const client = kept.client();
  const meeting = await client.meeting(kept.meeting);
  const title = t("reviewTitle", { title: meeting.title || t("product") });
  document.title = title;
  const badge = new ConnectionBadge();
  badge.set("connecting");
  const list = new ReviewList(client, kept.meeting, kept.token, (live) => badge.set(live ? "live" : "reconnecting"));
  const body = h("main", { class: "reviewer" }, list.element);
  show(app, h("div", { class: "page-full" }, appBar(title, badge.element), body, h("footer", {}, machineLine())));
}
