import { t } from "../i18n/text";
import { h } from "./dom";
import { preferences } from "./storage";

const KEY = "interpreter.letters";
const STEPS = [0.875, 1, 1.25, 1.5, 2, 2.5];

/** Two buttons that make the letters of `target` smaller and larger, remembered for the next visit. */
export function letterSizeButtons(target: HTMLElement): HTMLElement[] {
  let step = Number(preferences.get(KEY) ?? 1);
  if (!Number.isInteger(step) || STEPS[step] === undefined) step = 1;
  const smaller = h("button", { type: "button", class: "tool", "aria-label": t("smaller"), title: t("smaller") }, "A−");
  const larger = h("button", { type: "button", class: "tool", "aria-label": t("larger"), title: t("larger") }, "A+");
  const set = (next: number): void => {
    step = Math.max(0, Math.min(STEPS.length - 1, next));
    preferences.set(KEY, String(step));
    target.style.setProperty("--letters", String(STEPS[step]));
    smaller.toggleAttribute("disabled", step === 0);
    larger.toggleAttribute("disabled", step === STEPS.length - 1);
  };
  smaller.addEventListener("click", () => set(step - 1));
  larger.addEventListener("click", () => set(step + 1));
  set(step);
  return [smaller, larger];
}
