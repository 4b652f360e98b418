import type { FeedState } from "../caption/caption-feed";
import { t } from "../i18n/text";
import { h } from "./dom";

/** The state of the connection as a dot and a word; changes are read out. */
export class ConnectionBadge {
  private readonly text = h("span", {});
  readonly element = h(
    "span",
    { class: "connection", role: "status" },
    h("span", { class: "dot", "aria-hidden": "true" }),
    this.text,
  );

  set(state: FeedState): void {
    this.element.dataset["state"] = state;
    this.text.textContent = WORDS[state]();
  }
}

const WORDS: Record<FeedState, () => string> = {
  connecting: () => t("stateConnecting"),
  live: () => t("stateLive"),
  reconnecting: () => t("stateReconnecting"),
  offline: () => t("stateOffline"),
  ended: () => t("stateEnded"),
  refused: () => t("stateRefused"),
};
