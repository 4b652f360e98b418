import "../style/captions.css";
import { KeptSession } from "../api/kept-session";
import { forgetSession } from "../api/session";
import type { IdiomNote } from "../api/notes";
import type { Meeting, Session } from "../api/types";
import { shortageOf } from "../caption/availability";
import type { FeedState } from "../caption/caption-feed";
import { CaptionView } from "../caption/caption-view";
import { countryOf, figuresSwitch, readerLocale } from "../caption/figures";
import { MODES, modeOf } from "../caption/mode";
import { bestMatch, fullName, nameIn, ownName } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { ConnectionBadge } from "../ui/connection-badge";
import { h, show } from "../ui/dom";
import { retentionLine } from "../ui/retention";
import { letterSizeButtons } from "../ui/letter-size";
import { preferences } from "../ui/storage";
import { wakeLockButton } from "../ui/wake-lock";
import { appBar, machineLine } from "../ui/frame";
import { captionFiles } from "./caption-files";
import { Feeding } from "./feeding";
import { ownData } from "./own-data";
import { SummaryPanel } from "./summary-panel";

const LANGUAGE = "interpreter.language";
const MODE = "interpreter.mode";
const FIGURES = "interpreter.figures";
const AS_SAID = "as-said";

/** The delegate's page: one language of one meeting, live. `leave` leads back to the form. */
export async function openReader(
  app: HTMLElement,
  session: Session,
  wanted: string | null,
  leave: () => void,
): Promise<void> {
  const kept = new KeptSession(session, "listener");
  const meeting = await kept
    .client()
    .meeting(kept.meeting)
    .catch((error: unknown) => {
      kept.close();
      throw error;
    });
  const title = meeting.title || t("product");
  document.title = title;

  // one after the other: who comes late has many captions at once
  let asking: Promise<unknown> = Promise.resolve();
  const notes = (utterance: string): Promise<IdiomNote[]> => {
    const wanted = feeding.language ?? "";
    const answer = asking.then(() => kept.client().notes(meeting.id, utterance, wanted));
    asking = answer.catch(() => {});
    return answer;
  };
  const view = new CaptionView({ label: t("captions"), details: true, notes });
  const badge = new ConnectionBadge();
  const warning = h("p", { class: "banner", role: "status", hidden: true });
  const language = languageSelect(meeting);
  const mode = modeSelect();
  const figures = figuresSwitch(preferences.get(FIGURES) !== AS_SAID, (isOn) => {
    if (isOn) preferences.remove(FIGURES);
    else preferences.set(FIGURES, AS_SAID);
    if (feeding.language !== null) read(feeding.language);
  });
  const summary = new SummaryPanel(kept.client(), kept.meeting, (utterance) => view.goTo(utterance));
  let greeted = false;
  const feeding: Feeding = new Feeding(kept.meeting, kept, view, {
    state: (state) => {
      badge.set(state);
      view.say(emptyText(state));
      // what was wrong with the last connection is over
      if (state === "live") warn(warning, meeting, language.value);
      if (state === "refused") refused();
    },
    caughtUp: () => {
      if (!greeted) summary.looksAgain(feeding.lastSeq);
      greeted = true;
    },
    summary: (newest) => summary.show(newest),
    notice: (kind, text) => {
      if (kind === "meeting-deleted") {
        view.clear(t("meetingDeleted"));
        summary.clear();
      }
      if (text !== "") show(warning, text);
      warning.hidden = text === "" && warning.textContent === "";
    },
  });

  const read = (tag: string): void => {
    preferences.set(LANGUAGE, tag);
    language.value = tag;
    warn(warning, meeting, tag);
    const country = readerLocale(tag, navigator.languages);
    figures.name(country && countryOf(country, pageLanguage()));
    const locale = preferences.get(FIGURES) === AS_SAID ? null : country;
    feeding.read(tag, modeOf(mode.value), locale);
    void summary.read(tag, locale);
  };
  const refused = (): void => {
    feeding.close();
    kept.close();
    forgetSession("listener");
    show(warning, t("accessOver"), " ", h("button", { type: "button", class: "link", onclick: leave }, t("joinAgain")));
    warning.hidden = false;
  };
  language.addEventListener("change", () => read(language.value));
  mode.addEventListener("change", () => {
    preferences.set(MODE, mode.value);
    if (feeding.language !== null) read(feeding.language);
  });

  const looked = (): void => {
    if (document.visibilityState === "hidden") summary.looksAway(feeding.lastSeq);
    // what came meanwhile arrives within a moment of looking again
    else setTimeout(() => summary.looksAgain(feeding.lastSeq), 1_000);
  };
  document.addEventListener("visibilitychange", looked);
  window.addEventListener("pagehide", () => summary.looksAway(feeding.lastSeq));

  const tools = [language, mode, ...letterSizeButtons(view.element), wakeLockButton(), badge.element].filter(
    (tool) => tool !== null,
  );
  const own = ownData(kept.client(), kept.meeting, kept.participant, () => {
    feeding.close();
    kept.close();
    forgetSession("listener");
    leave();
  });
  const files = captionFiles(kept.client(), meeting, () => feeding.language ?? "", true);
  const foot = h("div", { class: "reader-foot" }, figures.element, retentionLine(meeting.retention), files, own);
  const body = h("main", { class: "reader" }, warning, summary.element, view.element);
  show(app, h("div", { class: "page-full" }, appBar(title, ...tools), body, h("footer", {}, machineLine(), foot)));

  const preferred = [wanted, preferences.get(LANGUAGE), ...navigator.languages].filter((tag) => tag !== null);
  const match = bestMatch(preferred, meeting.languages);
  if (match !== null) read(match);
  else askLanguage(body, meeting, read);
}

/** How growing captions are shown, remembered for the next visit. */
function modeSelect(): HTMLSelectElement {
  const names = { fast: t("modeFast"), balanced: t("modeBalanced"), stable: t("modeStable") };
  const select = h(
    "select",
    { class: "mode", "aria-label": t("mode"), title: t("mode") },
    ...MODES.map((mode) => h("option", { value: mode }, names[mode])),
  );
  select.value = modeOf(preferences.get(MODE));
  return select;
}

export function languageSelect(meeting: Meeting): HTMLSelectElement {
  const options = meeting.languages.map((tag) =>
    h("option", { value: tag, lang: tag, title: nameIn(tag, pageLanguage()) }, ownName(tag)),
  );
  return h(
    "select",
    { class: "language", "aria-label": t("captionLanguage"), title: t("captionLanguage") },
    ...options,
  );
}

/** Shows in words when captions cannot be made in the language; nothing when all is well. */
export function warn(line: HTMLElement, meeting: Meeting, language: string): void {
  const shortage = shortageOf(meeting, language);
  line.hidden = shortage === null;
  if (shortage === null) {
    line.replaceChildren();
    return;
  }
  const from = shortage.missing.map((tag) => nameIn(tag, pageLanguage())).join(", ");
  const name = nameIn(language, pageLanguage());
  show(
    line,
    shortage.complete ? t("noTranslation", { language: name }) : t("someTranslation", { language: name, from }),
  );
}

export function emptyText(state: FeedState): string {
  switch (state) {
    case "live":
      return t("waitingForWords");
    case "ended":
      return t("nothingWasSaid");
    case "offline":
      return t("stateOffline");
    case "refused":
      return "";
    default:
      return t("stateConnecting");
  }
}

/** Asks once, in every language's own name, when none of the reader's languages is among the meeting's. */
function askLanguage(body: HTMLElement, meeting: Meeting, read: (tag: string) => void): void {
  const panel = h("div", { class: "ask card" }, h("h2", {}, t("chooseLanguage")));
  for (const tag of meeting.languages) {
    const choose = (): void => {
      panel.remove();
      read(tag);
    };
    panel.append(
      h("button", { type: "button", class: "choice", lang: tag, onclick: choose }, fullName(tag, pageLanguage())),
    );
  }
  body.append(panel);
  panel.querySelector("button")?.focus();
}
