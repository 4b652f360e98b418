import type { ApiClient } from "../api/client";
import { t } from "../i18n/text";
import { confirm } from "../ui/confirm";
import { h } from "../ui/dom";
import { act, alertLine } from "../ui/frame";

/**
 * Where a participant finds all that the meeting has of them, to have it or to have it erased.
 *
 * @param erased nothing is left: the page has to be left
 */
export function ownData(client: ApiClient, meeting: string, participant: string, erased: () => void): HTMLElement {
  const alert = alertLine();
  const download = h("button", { type: "button" }, t("downloadData"));
  download.addEventListener("click", () => {
    void act(download, alert, async () => {
      save(JSON.stringify(await client.personalData(meeting, participant), null, 2));
    });
  });
  const erase = h("button", { type: "button", class: "danger" }, t("eraseData"));
  erase.addEventListener("click", () => {
    void act(erase, alert, async () => {
      if (!(await confirm(t("eraseDataQuestion"), t("eraseData")))) return;
      await client.erasePersonalData(meeting, participant);
      erased();
    });
  });
  return h(
    "details",
    { class: "own-data" },
    h("summary", {}, t("ownData")),
    h("p", { class: "hint" }, t("ownDataHint")),
    h("div", { class: "row" }, download, erase),
    alert,
  );
}

function save(json: string): void {
  const address = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  h("a", { href: address, download: "meeting-data.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
