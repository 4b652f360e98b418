import "../style/captions.css";
import "../style/speaker.css";
import { KeptSession } from "../api/kept-session";
import type { Session } from "../api/types";
import { MicrophoneError } from "../audio/microphone";
import { SpeakingTurn } from "../audio/speaking-turn";
import type { UplinkState } from "../audio/uplink";
import { spokenLanguages } from "../caption/availability";
import { CaptionList } from "../caption/caption-list";
import { CaptionView } from "../caption/caption-view";
import { bestMatch, fullName } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { choose } from "../ui/confirm";
import { h, show } from "../ui/dom";
import { standingOf } from "./feeding";
import { ownData } from "./own-data";
import { retentionLine } from "../ui/retention";
import { insecureNote } from "../ui/inputs";
import { LanguageQuestion } from "../ui/language-question";
import { LevelMeter } from "../ui/level-meter";
import { MicrophonePicker } from "../ui/microphone-picker";
import { preferences } from "../ui/storage";
import { act, alertLine, appBar, complain, field, machineLine } from "../ui/frame";

const LANGUAGE = "interpreter.spoken";

/**
 * What a speaker works with: language, microphone, start and stop, mute, level and the captions of their own words.
 *
 * @param left the speaker leaves, or goes on with a session whose consent has to be asked for again
 */
export async function openConsole(
  app: HTMLElement,
  session: Session,
  left: (again: Session | null) => void,
): Promise<void> {
  const kept = new KeptSession(session, "speaker");
  const client = kept.client();
  const meetingId = kept.meeting;
  const meeting = await client.meeting(meetingId).catch((error: unknown) => {
    kept.close();
    throw error;
  });
  const title = meeting.title || t("product");
  document.title = title;

  const spoken = spokenLanguages(meeting);
  const language = h(
    "select",
    { name: "language" },
    ...meeting.languages.map((tag) => {
      const able = spoken.includes(tag);
      const name = fullName(tag, pageLanguage());
      return h(
        "option",
        { value: tag, lang: tag, disabled: !able },
        able ? name : t("notRecognised", { language: name }),
      );
    }),
  );
  const preferred = [preferences.get(LANGUAGE), ...navigator.languages].filter((tag) => tag !== null);
  language.value = bestMatch(preferred, spoken) ?? spoken[0] ?? "";

  const room = h("input", { type: "checkbox", id: "room", name: "room", "aria-describedby": "room-hint" });
  const shared =
    meeting.rooms &&
    h(
      "div",
      { class: "field" },
      h("label", { class: "check", for: "room" }, room, h("span", {}, t("sharedMicrophone"))),
      h("small", { class: "hint", id: "room-hint" }, t("sharedMicrophoneHint")),
    );
  const picker = new MicrophonePicker();
  const meter = new LevelMeter();
  const status = h("p", { class: "speak-status", role: "status" }, t("micOff"));
  const alert = alertLine();
  const question = new LanguageQuestion();
  const view = new CaptionView({ label: t("ownCaptions"), details: false });
  const toggle = h("button", { type: "button", class: "primary big" }, t("startSpeaking"));
  const mute = h("button", { type: "button", class: "big", disabled: true, "aria-pressed": "false" }, t("mute"));
  let list = new CaptionList();
  let turn: SpeakingTurn | null = null;
  let mutedByOrganizer = false;

  let state: UplinkState = "connecting";

  const paint = (): void => {
    const on = turn !== null;
    toggle.textContent = on ? t("stopSpeaking") : t("startSpeaking");
    toggle.classList.toggle("danger", on);
    toggle.classList.toggle("primary", !on);
    mute.disabled = !on;
    mute.textContent = turn?.muted ? t("unmute") : t("mute");
    mute.setAttribute("aria-pressed", String(turn?.muted ?? false));
    language.disabled = on;
    room.disabled = on;
    status.dataset["state"] = on ? state : "off";
    if (!on) status.textContent = t("micOff");
    else if (mutedByOrganizer) status.textContent = t("mutedByOrganizer");
    else if (turn?.muted) status.textContent = t("mutedState");
    else status.textContent = t(STATUS[state]);
    view.say(on ? t("ownCaptionsSoon") : t("ownCaptionsHint"));
  };
  const over = (): void => {
    turn = null;
    question.hide();
    mutedByOrganizer = false;
    // what grew when the turn ended will not become final any more
    for (const utterance of list.dropPartials()) view.remove(utterance);
    meter.set(0);
    paint();
  };

  const begin = async (): Promise<void> => {
    preferences.set(LANGUAGE, language.value);
    list = new CaptionList();
    view.reset(list, language.value);
    view.caughtUp();
    state = "connecting";
    const next = new SpeakingTurn({
      session: kept,
      language: language.value,
      room: room.checked,
      base: location.href,
      standing: () => standingOf(client, meetingId),
      level: (level) => meter.set(level),
      caption: (caption) => view.apply(list.apply({ ...caption, language: caption.sourceLanguage })),
      muted: (muted) => {
        mutedByOrganizer = muted;
        paint();
      },
      overloaded: (reason) => complain(alert, reason || t("overloaded")),
      otherLanguage: (likely) =>
        question.ask({
          declared: language.value,
          likely,
          offered: spoken,
          change: (to) => {
            next.stopNow();
            over();
            language.value = to;
            void act(toggle, alert, begin);
          },
        }),
      state: (now, reason, problem) => {
        state = now;
        if (now === "sending") complain(alert, "");
        if (now === "ended" || now === "refused" || now === "replaced") {
          if (now !== "ended" || reason !== "")
            complain(alert, reason || t(now === "replaced" ? "replaced" : "speakRefused"));
          if (turn === next) over();
          // the meeting asks with other words than those that were agreed to
          if (now === "refused" && problem === "consent-missing") {
            kept.close();
            left({ ...session, token: kept.token(), consent: null });
          }
        } else paint();
      },
      microphoneLost: () => complain(alert, t("micLost")),
    });
    try {
      await next.start(picker.choice);
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
      complain(alert, t(MICROPHONE[error.problem]));
      return;
    }
    turn = next;
    paint();
    await picker.refresh(next.deviceId);
  };

  toggle.addEventListener("click", () => {
    if (turn !== null) turn.end();
    else void act(toggle, alert, begin);
  });
  mute.addEventListener("click", () => {
    turn?.mute(!turn.muted);
    paint();
  });
  picker.element.addEventListener("change", () => {
    void turn?.change(picker.choice).catch((error: unknown) => {
      complain(alert, t(error instanceof MicrophoneError ? MICROPHONE[error.problem] : "failed"));
    });
  });
  const withdraw = h("button", { type: "button", class: "link" }, t("withdrawConsent"));
  withdraw.addEventListener("click", () => {
    void act(withdraw, alert, async () => {
      const way = await choose(t("withdrawQuestion"), { keep: t("withdrawKeep"), erase: t("withdrawErase") });
      if (way === null) return;
      turn?.stopNow();
      over();
      await client.withdrawConsent(meetingId, kept.consent ?? "", way === "erase");
      kept.close();
      left(null);
    });
  });
  window.addEventListener("online", () => turn?.wake());
  window.addEventListener("pagehide", () => turn?.stopNow());

  const nobody =
    spoken.length === 0 &&
    h("p", { class: "banner", role: "note" }, hints(meeting.availability.flatMap((entry) => entry.hints)));
  const controls = h(
    "section",
    { class: "card controls", "aria-label": t("microphone") },
    insecureNote(),
    nobody,
    field(t("spokenLanguage"), language, t("spokenLanguageHint")),
    picker.element,
    shared,
    meter.element,
    h("div", { class: "row" }, toggle, mute),
    status,
    question.element,
    alert,
    withdraw,
    ownData(client, meetingId, kept.participant, () => {
      turn?.stopNow();
      over();
      kept.close();
      left(null);
    }),
    retentionLine(meeting.retention),
  );
  const own = h("section", { class: "card own" }, h("h2", {}, t("ownCaptions")), view.element, machineLine());
  if (spoken.length === 0) toggle.disabled = true;
  paint();
  show(app, appBar(title), h("main", { class: "speaker-page" }, controls, own));
  await picker.refresh("");
}

function hints(texts: string[]): string {
  return [t("nobodyRecognised"), ...new Set(texts)].join(" ");
}

const STATUS = {
  connecting: "stateConnecting",
  sending: "sending",
  reconnecting: "speakReconnecting",
  ending: "finishing",
  ended: "micOff",
  replaced: "replaced",
  refused: "speakRefused",
} as const;

const MICROPHONE = {
  insecure: "micInsecure",
  denied: "micDenied",
  missing: "micMissing",
  busy: "micBusy",
  unsupported: "micUnsupported",
} as const;
