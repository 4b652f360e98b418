import "../style/forms.css";
import { clearFragment, joinCode, parseFragment, type Fragment } from "../api/address";
import { ApiClient } from "../api/client";
import { forgetSession, loadSession, saveSession } from "../api/session";
import type { JoinRequest, Session } from "../api/types";
import { t } from "../i18n/text";
import { h, show } from "../ui/dom";
import { preferences } from "../ui/storage";
import { act, alertLine, appBar, complain, field, words } from "../ui/frame";
import { codeInput, insecureNote, nameInput } from "../ui/inputs";
import { askForPasscode } from "./passcode";
import { openConsole } from "./speaker-console";

/** A speaker's way in: name and consent first; nothing is captured and nothing sent before. */
export async function openSpeaker(app: HTMLElement): Promise<void> {
  const fragment = parseFragment(location.hash);
  const known = loadSession("speaker");
  if (known !== null && known.meeting !== null && fragment.secret === null && fragment.code === null) {
    await proceed(app, known);
    return;
  }
  showEntry(app, fragment);
}

async function proceed(app: HTMLElement, session: Session): Promise<void> {
  if (session.consent === null) {
    showConsent(app, session);
    return;
  }
  try {
    await openConsole(app, session, () => leave(app));
  } catch (error) {
    leave(app);
    const line = app.querySelector<HTMLElement>(".alert");
    if (line) complain(line, words(error));
  }
}

function leave(app: HTMLElement): void {
  forgetSession("speaker");
  showEntry(app, parseFragment(""));
}

function showEntry(app: HTMLElement, fragment: Fragment): void {
  document.title = t("speakTitle");
  const code = codeInput(fragment.code ?? "");
  const name = nameInput(true);
  const passcode = h("input", { name: "passcode", type: "password", autocomplete: "off" });
  const passcodeField = field(t("passcode"), passcode, t("passcodeHint"));
  passcodeField.hidden = true;
  const alert = alertLine();
  const button = h("button", { type: "submit", class: "primary" }, t("continue"));
  const form = h(
    "form",
    { class: "card" },
    h("h2", {}, t("speakTitle")),
    insecureNote(),
    fragment.secret === null ? field(t("code"), code, t("codeHint")) : h("p", {}, t("invitedToSpeak")),
    field(t("yourName"), name, t("speakerNameHint")),
    passcodeField,
    consentBox(),
    alert,
    button,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void act(button, alert, async () => {
      preferences.set("interpreter.name", name.value.trim());
      const request: JoinRequest = { name: name.value.trim(), consent: true };
      if (fragment.secret === null) Object.assign(request, { code: joinCode(code.value), role: "speaker" });
      else request.secret = fragment.secret;
      if (passcode.value !== "") request.passcode = passcode.value;
      try {
        const session = await new ApiClient().join(request);
        if (session.role !== "speaker" && session.role !== "organizer") {
          saveSession("listener", session);
          location.assign("/join");
          return;
        }
        saveSession("speaker", session);
        clearFragment();
        await proceed(app, session);
      } catch (error) {
        askForPasscode(error, fragment, passcodeField, alert);
      }
    });
  });
  show(app, appBar(t("product")), h("main", { class: "narrow" }, form));
}

/** For those who joined without having agreed: the same words, then the record. */
function showConsent(app: HTMLElement, session: Session): void {
  document.title = t("speakTitle");
  const alert = alertLine();
  const button = h("button", { type: "submit", class: "primary" }, t("continue"));
  const form = h("form", { class: "card" }, h("h2", {}, t("speakTitle")), insecureNote(), consentBox(), alert, button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void act(button, alert, async () => {
      const consent = consentId();
      await new ApiClient(() => session.token).giveConsent(session.meeting ?? "", consent);
      const agreed = { ...session, consent };
      saveSession("speaker", agreed);
      await proceed(app, agreed);
    });
  });
  show(app, appBar(t("product")), h("main", { class: "narrow" }, form));
}

function consentBox(): HTMLElement {
  const box = h("input", { type: "checkbox", id: "consent", name: "consent", required: true });
  return h(
    "fieldset",
    { class: "consent" },
    h("legend", {}, t("consentTitle")),
    h(
      "ul",
      {},
      h("li", {}, t("consentWhat")),
      h("li", {}, t("consentWho")),
      h("li", {}, t("consentStored")),
      h("li", {}, t("consentUndo")),
    ),
    h("label", { class: "check", for: "consent" }, box, h("span", {}, t("consentAgree"))),
  );
}

function consentId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `c_${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
