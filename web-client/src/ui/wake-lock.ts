import { t } from "../i18n/text";
import { h } from "./dom";

/** A switch that keeps the screen on while one reads; null where the browser has none (it needs https or localhost). */
export function wakeLockButton(): HTMLElement | null {
  const lock = (navigator as Partial<Pick<Navigator, "wakeLock">>).wakeLock;
  if (lock === undefined || !window.isSecureContext) return null;
  let wanted = false;
  let held: WakeLockSentinel | null = null;
  const button = h(
    "button",
    { type: "button", class: "tool wake", "aria-pressed": "false", title: t("keepScreenOn") },
    t("keepScreenOnShort"),
  );
  button.setAttribute("aria-label", t("keepScreenOn"));
  const hold = async (): Promise<void> => {
    if (!wanted || held !== null || document.visibilityState !== "visible") return;
    held = await lock.request("screen").catch(() => null);
    held?.addEventListener("release", () => (held = null));
  };
  button.addEventListener("click", () => {
    wanted = !wanted;
    button.setAttribute("aria-pressed", String(wanted));
    if (wanted) void hold();
    else void held?.release();
  });
  // the system takes the lock away from pages out of sight
  document.addEventListener("visibilitychange", () => void hold());
  return button;
}
