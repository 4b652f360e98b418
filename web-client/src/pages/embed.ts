import "../style/captions.css";
import "../style/embed.css";
import { parseFragment } from "../api/address";
import { ApiClient } from "../api/client";
import { KeptSession } from "../api/kept-session";
import { expiryOf } from "../api/session";
import type { Session } from "../api/types";
import { CaptionView } from "../caption/caption-view";
import { readerLocale } from "../caption/figures";
import { modeOf } from "../caption/mode";
import { bestMatch } from "../i18n/languages";
import { t } from "../i18n/text";
import { h, show } from "../ui/dom";
import { machineLine, words } from "../ui/frame";
import { retentionLine } from "../ui/retention";
import { Feeding } from "./feeding";
import { emptyText, languageSelect, warn } from "./reader";
import { ConnectionBadge } from "../ui/connection-badge";

/** Captions alone, for a frame in another site: `/embed/<meeting>#code=…&language=pt&mode=stable` or `#token=…`. */
export async function openEmbed(app: HTMLElement, meetingId: string): Promise<void> {
  document.title = t("captions");
  document.documentElement.classList.add("embedded");
  const fragment = parseFragment(location.hash);
  const fail = (text: string): void => show(app, h("p", { class: "banner", role: "alert" }, text));
  try {
    const request = fragment.code === null ? null : { code: fragment.code, role: "listener" as const };
    const session =
      fragment.token !== null
        ? bare(fragment.token, meetingId)
        : request === null
          ? null
          : await new ApiClient().join(request);
    if (session === null) {
      fail(t("embedNeedsCode"));
      return;
    }
    const kept = new KeptSession(session, null);
    const meeting = await kept.client().meeting(meetingId);
    const view = new CaptionView({ label: t("captions"), details: true });
    const badge = new ConnectionBadge();
    const warning = h("p", { class: "banner", role: "status", hidden: true });
    const feeding = new Feeding(meetingId, kept, view, {
      state: (state) => {
        badge.set(state);
        if (state === "live") warn(warning, meeting, language.value);
        view.say(state === "refused" ? t("accessOver") : emptyText(state));
      },
      notice: (kind, text) => {
        if (kind === "meeting-deleted") view.clear(t("meetingDeleted"));
        if (text !== "") show(warning, text);
        warning.hidden = warning.textContent === "";
      },
    });
    const language = languageSelect(meeting);
    const read = (tag: string): void => {
      language.value = tag;
      warn(warning, meeting, tag);
      feeding.read(tag, modeOf(fragment.mode), readerLocale(tag, navigator.languages));
    };
    language.addEventListener("change", () => read(language.value));
    const foot = h(
      "footer",
      { class: "embed-foot" },
      h("div", {}, machineLine(), retentionLine(meeting.retention)),
      h("div", { class: "tools" }, language, badge.element),
    );
    show(
      app,
      h(
        "main",
        { class: "page-full" },
        h("h1", { class: "visually-hidden" }, meeting.title),
        warning,
        view.element,
        foot,
      ),
    );
    const wanted = [fragment.language, ...navigator.languages].filter((tag) => tag !== null);
    read(bestMatch(wanted, meeting.languages) ?? meeting.languages[0] ?? "en");
  } catch (error) {
    fail(words(error));
  }
}

/** A token alone, as the site that made the frame gave it; it says itself when it ends, so that it is renewed before. */
function bare(token: string, meeting: string): Session {
  const session: Session = { token, meeting, participant: "", role: "listener", consent: null };
  const expires = expiryOf(token);
  if (expires !== null) session.expires = expires;
  return session;
}
