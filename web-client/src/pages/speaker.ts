import "../style/forms.css";
import { clearFragment, joinCode, parseFragment, type Fragment } from "../api/address";
import { ApiClient, ApiError } from "../api/client";
import { forgetSession, loadSession, saveSession } from "../api/session";
import type { JoinRequest, Session } from "../api/types";
import { t } from "../i18n/text";
import { h, show } from "../ui/dom";
import { preferences } from "../ui/storage";
import { act, alertLine, appBar, complain, field, words } from "../ui/frame";
import { codeInput, insecureNote, nameInput } from "../ui/inputs";
import { ConsentBox, termsFor } from "./consent-box";
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
  await begin(app, fragment);
}

async function begin(app: HTMLElement, fragment: Fragment): Promise<void> {
  if (fragment.secret === null && fragment.code === null) {
    showCode(app, fragment);
    return;
  }
  try {
    await showEntry(app, fragment);
  } catch (error) {
    showCode(app, fragment, words(error));
  }
}

async function proceed(app: HTMLElement, session: Session): Promise<void> {
  try {
    if (session.consent === null) await showConsent(app, session);
    else await openConsole(app, session, (again) => (again === null ? leave(app) : void proceed(app, again)));
  } catch (error) {
    leave(app);
    const line = app.querySelector<HTMLElement>(".alert");
    if (line) complain(line, words(error));
  }
}

function leave(app: HTMLElement): void {
  forgetSession("speaker");
  showCode(app, parseFragment(""));
}

/** The code comes first: it leads to the words that are agreed to. */
function showCode(app: HTMLElement, fragment: Fragment, problem = ""): void {
  document.title = t("speakTitle");
  const code = codeInput(fragment.code ?? "");
  const passcode = h("input", { name: "passcode", type: "password", autocomplete: "off" });
  const passcodeField = field(t("passcode"), passcode, t("passcodeHint"));
  // the server does not tell a wrong code from a missing passcode
  passcodeField.hidden = problem === "";
  const alert = alertLine();
  complain(alert, problem);
  const button = h("button", { type: "submit", class: "primary" }, t("continue"));
  const form = h(
    "form",
    { class: "card" },
    h("h2", {}, t("speakTitle")),
    insecureNote(),
    field(t("code"), code, t("codeHint")),
    passcodeField,
    alert,
    button,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void act(button, alert, async () => {
      const entered = { ...fragment, secret: null, code: joinCode(code.value) };
      try {
        await showEntry(app, entered, passcode.value);
      } catch (error) {
        askForPasscode(error, entered, passcodeField, alert);
      }
    });
  });
  show(app, appBar(t("product")), h("main", { class: "narrow" }, form));
  code.focus();
}

async function showEntry(app: HTMLElement, fragment: Fragment, passcode = ""): Promise<void> {
  document.title = t("speakTitle");
  const { code, secret } = fragment;
  const way = secret !== null ? { secret } : { code: joinCode(code ?? ""), ...(passcode === "" ? {} : { passcode }) };
  const client = new ApiClient();
  const box = new ConsentBox(await termsFor((language) => client.terms(way, language)));
  const name = nameInput(true);
  const alert = alertLine();
  const button = h("button", { type: "submit", class: "primary" }, t("continue"));
  const form = h(
    "form",
    { class: "card" },
    h("h2", {}, t("speakTitle")),
    insecureNote(),
    h("p", {}, t("invitedToSpeak")),
    field(t("yourName"), name, t("speakerNameHint")),
    box.element,
    alert,
    button,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void act(button, alert, async () => {
      preferences.set("interpreter.name", name.value.trim());
      const request: JoinRequest = { ...way, name: name.value.trim(), consent: box.agreement };
      if (secret === null) request.role = "speaker";
      try {
        const session = await client.join(request);
        if (session.role !== "speaker" && session.role !== "organizer") {
          saveSession("listener", session);
          location.assign("/join");
          return;
        }
        saveSession("speaker", session);
        clearFragment();
        await proceed(app, session);
      } catch (error) {
        if (!isOutdated(error)) throw error;
        await showEntry(app, fragment, passcode);
      }
    });
  });
  show(app, appBar(t("product")), h("main", { class: "narrow" }, form));
}

/** The words changed while they were read: they are shown anew. */
function isOutdated(error: unknown): boolean {
  return error instanceof ApiError && error.problem === "consent-outdated";
}

/** For those who joined without having agreed, or agreed to other words: today's words, then the record. */
async function showConsent(app: HTMLElement, session: Session): Promise<void> {
  document.title = t("speakTitle");
  const client = new ApiClient(() => session.token);
  const meeting = session.meeting ?? "";
  const box = new ConsentBox(await termsFor((language) => client.consentText(meeting, language)));
  const alert = alertLine();
  const button = h("button", { type: "submit", class: "primary" }, t("continue"));
  const form = h("form", { class: "card" }, h("h2", {}, t("speakTitle")), insecureNote(), box.element, alert, button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void act(button, alert, async () => {
      const consent = consentId();
      try {
        await client.giveConsent(meeting, consent, box.agreement);
      } catch (error) {
        if (!isOutdated(error)) throw error;
        await showConsent(app, session);
        return;
      }
      const agreed = { ...session, consent };
      saveSession("speaker", agreed);
      await proceed(app, agreed);
    });
  });
  show(app, appBar(t("product")), h("main", { class: "narrow" }, form));
}

function consentId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `c_${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
