import type { ApiClient } from "../api/client";
import type { Meeting } from "../api/types";
import { t } from "../i18n/text";
import { h } from "../ui/dom";
import { act, alertLine } from "../ui/frame";
import { save } from "../ui/save";
import { languageSelect } from "./reader";

const FORMATS = {
  vtt: "WebVTT",
  srt: "SubRip",
  ttml: "TTML",
  txt: "TXT",
  html: "HTML",
  csv: "CSV",
  json: "JSON",
} as const;

const MINUTES = { pdf: "PDF", docx: "DOCX", html: "HTML", md: "Markdown" } as const;

/**
 * Where all that was said so far can be had as a file, in each of the meeting's languages.
 *
 * @param withMinutes for pages that have no other place for them
 */
export function captionFiles(
  client: ApiClient,
  meeting: Meeting,
  language: () => string,
  withMinutes = false,
): HTMLElement {
  const alert = alertLine();
  const choice = languageSelect(meeting);
  choice.setAttribute("aria-label", t("fileLanguage"));
  choice.title = t("fileLanguage");
  const beside = languageSelect(meeting);
  beside.prepend(h("option", { value: "" }, t("fileBesideNone")));
  beside.value = "";
  beside.setAttribute("aria-label", t("fileBeside"));
  beside.title = t("fileBeside");
  const buttons = Object.entries(FORMATS).map(([format, name]) => {
    const button = h("button", { type: "button" }, name);
    button.addEventListener("click", () => {
      void act(button, alert, async () => {
        // a language beside itself says nothing new
        const other = beside.value === choice.value ? "" : beside.value;
        const name = other === "" ? choice.value : `${choice.value}-${other}`;
        save(await client.captionFile(meeting.id, choice.value, format, other), `captions-${name}.${format}`);
      });
    });
    return button;
  });
  const minutes = Object.entries(MINUTES).map(([format, name]) => {
    const button = h("button", { type: "button", "aria-label": `${t("minutes")}, ${name}` }, name);
    button.addEventListener("click", () => {
      void act(button, alert, async () =>
        save(await client.minutesFile(meeting.id, choice.value, format), `minutes-${choice.value}.${format}`),
      );
    });
    return button;
  });
  const details = h(
    "details",
    { class: "caption-files" },
    h("summary", {}, t("files")),
    h("p", { class: "hint" }, t("filesHint")),
    h("div", { class: "row" }, choice, meeting.languages.length > 1 ? beside : null, ...buttons),
    withMinutes ? h("div", { class: "row" }, h("span", {}, t("minutes")), ...minutes) : null,
    alert,
  );
  // what is being read is what is most likely wanted
  details.addEventListener("toggle", () => {
    if (details.open && meeting.languages.includes(language())) choice.value = language();
  });
  return details;
}
