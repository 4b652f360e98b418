import type { ApiClient } from "../api/client";
import type { Statistics } from "../api/types";
import { pageLanguage, t } from "../i18n/text";
import { h } from "../ui/dom";

const REFRESH_MILLIS = 5_000;

/** How the meeting goes, in a line; renewed while the page is looked at. */
export class StatisticsLine {
  readonly element = h("p", {
    class: "quiet statistics",
    role: "group",
    "aria-label": t("statisticsLabel"),
    hidden: true,
  });
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly client: Pick<ApiClient, "statistics">,
    private readonly meeting: string,
  ) {
    this.timer = setInterval(() => {
      if (document.visibilityState === "visible") void this.refresh();
    }, REFRESH_MILLIS);
    void this.refresh();
  }

  close(): void {
    clearInterval(this.timer);
  }

  async refresh(): Promise<void> {
    // the captions' connection shows when the server is away; a missed renewal needs no words of its own
    const now = await this.client.statistics(this.meeting).catch(() => null);
    if (now === null) return;
    this.element.textContent = statisticsText(now);
    this.element.hidden = false;
  }
}

/** What is worth saying: troubles only where there are some. */
export function statisticsText(now: Statistics): string {
  const { speaking, idle, muted, capacity } = now;
  const parts = [t("statisticsTracks", { speaking, idle, muted })];
  if (capacity !== null) parts.push(t("statisticsLoad", { speaking: now.serverSpeaking, capacity }));
  if (now.finals.count > 0) {
    parts.push(
      t("statisticsDelay", { half: number(now.finals.p50Millis / 1_000), most: number(now.finals.p95Millis / 1_000) }),
    );
  }
  if (now.lowConfidenceShare > 0) {
    parts.push(t("statisticsUnsure", { percent: number(now.lowConfidenceShare * 100) }));
  }
  if (now.untranslated > 0) parts.push(t("statisticsUntranslated", { count: now.untranslated }));
  if (now.restarts > 0) parts.push(t("statisticsRestarts", { count: now.restarts }));
  return parts.join(" · ");
}

function number(value: number): string {
  return value.toLocaleString(pageLanguage(), { maximumFractionDigits: 1 });
}
