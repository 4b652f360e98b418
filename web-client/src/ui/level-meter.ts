import { meterShare } from "../audio/pcm";
import { t } from "../i18n/text";
import { h } from "./dom";

/** How loud the microphone hears, from -60 dB to full scale. */
export class LevelMeter {
  private readonly bar = h("div", { class: "level-bar" });
  private readonly meter = h(
    "div",
    {
      class: "level",
      role: "meter",
      "aria-label": t("level"),
      "aria-valuemin": 0,
      "aria-valuemax": 100,
      "aria-valuenow": 0,
    },
    this.bar,
  );
  readonly element = h(
    "div",
    { class: "level-box" },
    h("span", { class: "level-label", "aria-hidden": "true" }, t("level")),
    this.meter,
  );
  private shown = 0;

  set(rms: number): void {
    // up at once, down slowly: a meter that flickers tells nothing
    this.shown = Math.max(meterShare(rms), rms === 0 ? 0 : this.shown - 0.06);
    this.bar.style.transform = `scaleX(${this.shown.toFixed(3)})`;
    this.meter.dataset["loud"] = String(this.shown > 0.93);
    this.meter.setAttribute("aria-valuenow", String(Math.round(this.shown * 100)));
  }
}
