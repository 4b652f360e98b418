import type { ApiClient } from "../api/client";
import { isRecord } from "../api/messages";
import { t } from "../i18n/text";
import { confirm } from "../ui/confirm";
import { h, show } from "../ui/dom";
import { act, alertLine } from "../ui/frame";
import { save } from "../ui/save";

/**
 * Where a participant finds all that the meeting has of them, to have it or to have it erased.
 *
 * @param erased nothing is left: the page has to be left
 */
export function ownData(client: ApiClient, meeting: string, participant: string, erased: () => void): HTMLElement {
  const alert = alertLine();
  const sounds = h("div", { class: "row" });
  const sound = (recording: string, index: number): HTMLElement => {
    const button = h("button", { type: "button" }, t("downloadSound", { number: index + 1 }));
    button.addEventListener("click", () => {
      void act(button, alert, async () =>
        save(await client.sound(meeting, participant, recording), `${recording}.wav`),
      );
    });
    return button;
  };
  const download = h("button", { type: "button" }, t("downloadData"));
  download.addEventListener("click", () => {
    void act(download, alert, async () => {
      const data = await client.personalData(meeting, participant);
      save(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }), "meeting-data.json");
      show(sounds, ...recordings(data).map(sound));
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
    sounds,
    alert,
  );
}

/** The recordings of which the data tells. */
function recordings(data: unknown): string[] {
  const sound = isRecord(data) ? data["sound"] : undefined;
  if (!Array.isArray(sound)) return [];
  return sound.flatMap((one: unknown) =>
    isRecord(one) && typeof one["recording"] === "string" ? [one["recording"]] : [],
  );
}
