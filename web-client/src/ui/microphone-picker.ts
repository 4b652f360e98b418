import { Microphone, type MicrophoneChoice } from "../audio/microphone";
import { t } from "../i18n/text";
import { field } from "./frame";
import { h, show } from "./dom";
import { preferences } from "./storage";

const DEVICE = "interpreter.microphone";
const PROCESSING = "interpreter.processing";

/** Which microphone, and whether the browser works on its sound. Names of devices appear once one was allowed. */
export class MicrophonePicker {
  private readonly device = h("select", { name: "microphone" });
  private readonly processing = h("input", { type: "checkbox", id: "processing", name: "processing" });
  readonly element: HTMLElement;

  constructor() {
    this.processing.checked = preferences.get(PROCESSING) === "on";
    this.processing.addEventListener("change", () =>
      preferences.set(PROCESSING, this.processing.checked ? "on" : "off"),
    );
    this.device.addEventListener("change", () => preferences.set(DEVICE, this.device.value));
    this.element = h(
      "div",
      { class: "picker" },
      field(t("microphone"), this.device),
      h("label", { class: "check", for: "processing" }, this.processing, h("span", {}, t("processing"))),
    );
    if (Microphone.available)
      navigator.mediaDevices.addEventListener("devicechange", () => void this.refresh(this.device.value));
  }

  get choice(): MicrophoneChoice {
    return { deviceId: this.device.value, processing: this.processing.checked };
  }

  async refresh(inUse: string): Promise<void> {
    const devices = Microphone.available ? await Microphone.devices() : [];
    const wanted = inUse || this.device.value || preferences.get(DEVICE) || "";
    show(
      this.device,
      h("option", { value: "" }, t("defaultMicrophone")),
      ...devices
        .filter((device) => device.deviceId !== "default")
        .map((device, index) =>
          h("option", { value: device.deviceId }, device.label || t("microphoneNumber", { number: index + 1 })),
        ),
    );
    this.device.value = devices.some((device) => device.deviceId === wanted) ? wanted : "";
    if (this.device.selectedIndex < 0) this.device.value = "";
  }
}
