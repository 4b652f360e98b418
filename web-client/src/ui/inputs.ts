import { Microphone } from "../audio/microphone";
import { t } from "../i18n/text";
import { h } from "./dom";
import { preferences } from "./storage";

export function codeInput(value: string): HTMLInputElement {
  return h("input", {
    class: "code-input",
    name: "code",
    value,
    required: true,
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    placeholder: "K7Q-M2P",
    maxlength: 16,
  });
}

export function nameInput(required: boolean): HTMLInputElement {
  return h("input", {
    name: "name",
    autocomplete: "name",
    maxlength: 80,
    required,
    value: preferences.get("interpreter.name") ?? "",
  });
}

/** Browsers give the microphone on https and localhost only; say so before anyone looks for a broken cable. */
export function insecureNote(): HTMLElement | null {
  if (Microphone.available) return null;
  return h("p", { class: "banner", role: "note" }, window.isSecureContext ? t("micUnsupported") : t("micInsecure"));
}
