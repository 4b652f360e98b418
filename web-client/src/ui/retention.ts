import type { Retention } from "../api/types";
import { pageLanguage, t } from "../i18n/text";
import { h } from "./dom";

/** Says in words how long the meeting's record is kept. */
export function retentionWords(retention: Retention): string {
  if (retention.deleted !== undefined) {
    const date = new Date(retention.deleted).toLocaleDateString(pageLanguage(), { dateStyle: "long" });
    return t("retentionUntil", { date });
  }
  if (retention.days === undefined) return t("retentionOpen");
  if (retention.days === 0) return t("retentionAtEnd");
  return retention.days === 1 ? t("retentionDay") : t("retentionDays", { days: retention.days });
}

export function retentionLine(retention: Retention): HTMLElement {
  return h("p", { class: "hint retention" }, retentionWords(retention));
}
