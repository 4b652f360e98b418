import type { Retention } from "../api/types";
import { pageLanguage, t } from "../i18n/text";
import { h } from "./dom";

/** Says in words how long the meeting's record is kept. */
export function retentionWords(retention: Retention): string {
  const kept = keptFor(retention);
  if (retention.deletedUnlessStarted === undefined) return kept;
  return `${kept} ${t("retentionUnused", { date: day(retention.deletedUnlessStarted) })}`;
}

function day(time: string): string {
  return new Date(time).toLocaleDateString(pageLanguage(), { dateStyle: "long" });
}

function keptFor(retention: Retention): string {
  if (retention.deleted !== undefined) {
    return t("retentionUntil", { date: day(retention.deleted) });
  }
  if (retention.days === undefined) return t("retentionOpen");
  if (retention.days === 0) return t("retentionAtEnd");
  return retention.days === 1 ? t("retentionDay") : t("retentionDays", { days: retention.days });
}

export function retentionLine(retention: Retention): HTMLElement {
  return h("p", { class: "hint retention" }, retentionWords(retention));
}
