import { t } from "../i18n/text";
import { h } from "./dom";
import { field } from "./frame";

/** A text to hand on, with a button that copies it; where the browser has no clipboard, it is selected instead. */
export function copyable(label: string, text: string): HTMLElement {
  const value = h("input", { class: "copy-value", readonly: true, value: text, dir: "ltr" });
  const button = h("button", { type: "button", "aria-label": `${t("copy")}: ${label}` }, t("copy"));
  button.addEventListener("click", async () => {
    const done = await copy(text, value);
    button.textContent = done ? t("copied") : t("selected");
    setTimeout(() => (button.textContent = t("copy")), 2_000);
  });
  const box = field(label, value);
  box.append(h("div", { class: "row copy" }, value, button));
  return box;
}

async function copy(text: string, value: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    value.select();
    return false;
  }
}
