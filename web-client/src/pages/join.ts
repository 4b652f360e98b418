import "../style/forms.css";
import { clearFragment, joinCode, parseFragment, type Fragment } from "../api/address";
import { ApiClient, ApiError } from "../api/client";
import { loadSession, saveSession } from "../api/session";
import type { JoinRequest, Session } from "../api/types";
import { pageLanguage, t } from "../i18n/text";
import { h, show } from "../ui/dom";
import { retentionWords } from "../ui/retention";
import { preferences } from "../ui/storage";
import { act, alertLine, appBar, complain, field, words } from "../ui/frame";
import { codeInput, nameInput } from "../ui/inputs";
import { askForPasscode } from "./passcode";
import { openReader } from "./reader";
import { openReviewer } from "./reviewer";

/** Joins by link or code, then reads on the same page; speakers go on to theirs. */
export async function openJoin(app: HTMLElement): Promise<void> {
  const fragment = parseFragment(location.hash);
  if (fragment.role === "speaker") {
    location.replace(`/speaker${location.hash}`);
    return;
  }
  const known = loadSession("listener");
  if (known !== null && known.meeting !== null && fragment.secret === null && fragment.code === null) {
    await enter(app, known, fragment);
    return;
  }
  showForm(app, fragment);
}

function showForm(app: HTMLElement, fragment: Fragment): void {
  document.title = t("joinTitle");
  const code = codeInput(fragment.code ?? "");
  const name = nameInput(false);
  const passcode = h("input", { name: "passcode", type: "password", autocomplete: "off" });
  const passcodeField = field(t("passcode"), passcode, t("passcodeHint"));
  passcodeField.hidden = true;
  const named = h("input", { type: "checkbox", id: "named", name: "named" });
  const alert = alertLine();
  const button = h("button", { type: "submit", class: "primary" }, t("joinButton"));
  const kept = h("p", { class: "hint", role: "status" });
  const tellHowLong = async (): Promise<void> => {
    const secret = fragment.secret;
    const way = secret === null ? { code: joinCode(code.value) } : { secret };
    // typing costs no attempts: only a whole code is looked up
    const ready = secret !== null || /^[A-Z0-9]{3}-?[A-Z0-9]{3}$/.test(joinCode(code.value));
    // joining itself says what is wrong with a code
    const terms = ready ? await new ApiClient().terms(way, pageLanguage()).catch(() => null) : null;
    kept.textContent = terms === null ? "" : retentionWords(terms.retention);
  };
  code.addEventListener("change", () => void tellHowLong());
  const form = h(
    "form",
    { class: "card" },
    h("h2", {}, t("joinTitle")),
    fragment.secret === null ? field(t("code"), code, t("codeHint")) : h("p", {}, t("invited")),
    field(t("yourName"), name, t("nameHint")),
    h("label", { class: "check", for: "named" }, named, h("span", {}, t("nameMe"))),
    passcodeField,
    kept,
    alert,
    button,
    fragment.secret === null &&
      h(
        "p",
        { class: "quiet" },
        t("speakInstead"),
        " ",
        h("a", { href: "/speaker", onclick: (event) => toSpeaker(event, code) }, t("speakerPage")),
      ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void act(button, alert, async () => {
      preferences.set("interpreter.name", name.value.trim());
      const request: JoinRequest =
        fragment.secret === null ? { code: joinCode(code.value), role: "listener" } : { secret: fragment.secret };
      if (name.value.trim() !== "") request.name = name.value.trim();
      if (named.checked) request.named = true;
      if (passcode.value !== "") request.passcode = passcode.value;
      if (fragment.language !== null) request.language = fragment.language;
      try {
        const session = await join(request);
        if (session.role === "speaker") {
          saveSession("speaker", session);
          location.assign("/speaker");
          return;
        }
        saveSession("listener", session);
        clearFragment();
        await enter(app, session, fragment);
      } catch (error) {
        askForPasscode(error, fragment, passcodeField, alert);
      }
    });
  });
  show(app, appBar(t("product")), h("main", { class: "narrow" }, form));
  (fragment.code === null && fragment.secret === null ? code : name).focus();
  void tellHowLong();
}

/** A link may wish for a language that the meeting does not have: then one is chosen on the page. */
async function join(request: JoinRequest): Promise<Session> {
  try {
    return await new ApiClient().join(request);
  } catch (error) {
    if (!(error instanceof ApiError && error.problem === "unknown-language")) throw error;
    const { language: _, ...rest } = request;
    return new ApiClient().join(rest);
  }
}

function toSpeaker(event: Event, code: HTMLInputElement): void {
  event.preventDefault();
  location.assign(code.value.trim() === "" ? "/speaker" : `/speaker#code=${encodeURIComponent(joinCode(code.value))}`);
}

async function enter(app: HTMLElement, session: Session, fragment: Fragment): Promise<void> {
  const leave = (): void => {
    const code = fragment.code;
    showForm(app, { secret: null, code, token: null, role: null, language: null, mode: null });
  };
  try {
    if (session.role === "reviewer") await openReviewer(app, session);
    else await openReader(app, session, fragment.language, leave);
  } catch (error) {
    leave();
    const line = app.querySelector<HTMLElement>(".alert");
    if (line) complain(line, words(error));
  }
}
