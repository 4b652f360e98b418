import workletAddress from "./capture.worklet.ts?worker&url";

/** 100 ms of mono samples, full scale ±1, and their root mean square (0 to 1). */
export interface CapturedFrame {
  samples: Float32Array;
  level: number;
}

export type MicrophoneProblem = "insecure" | "denied" | "missing" | "busy" | "unsupported";

export class MicrophoneError extends Error {
  constructor(
    readonly problem: MicrophoneProblem,
    detail: string,
  ) {
    super(detail);
  }
}

export interface MicrophoneChoice {
  deviceId: string;
  /** Echo cancellation, noise suppression and gain control: they help in a noisy room and hurt clean sound. */
  processing: boolean;
}

/** A microphone that is open. `lost` is called when the device goes away by itself. */
export class Microphone {
  private constructor(
    private readonly stream: MediaStream,
    private readonly context: AudioContext,
  ) {}

  /** Whether this page may use a microphone at all: browsers give it on https and on localhost only. */
  static get available(): boolean {
    return window.isSecureContext && navigator.mediaDevices !== undefined && typeof AudioWorkletNode !== "undefined";
  }

  static async devices(): Promise<MediaDeviceInfo[]> {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter((device) => device.kind === "audioinput" && device.deviceId !== "");
  }

  /** Opens a device; `rate` is the one of the samples that `frame` gets. */
  static async open(
    choice: MicrophoneChoice,
    rate: number,
    frame: (frame: CapturedFrame) => void,
    lost: () => void,
  ): Promise<Microphone> {
    if (!window.isSecureContext) throw new MicrophoneError("insecure", "the page is neither https nor localhost");
    if (!Microphone.available) throw new MicrophoneError("unsupported", "no AudioWorklet");
    const stream = await Microphone.request(choice);
    const context = new AudioContext();
    const microphone = new Microphone(stream, context);
    try {
      await context.audioWorklet.addModule(workletAddress);
      const source = context.createMediaStreamSource(stream);
      const capture = new AudioWorkletNode(context, "capture", { numberOfOutputs: 0, processorOptions: { rate } });
      capture.port.onmessage = (event: MessageEvent<CapturedFrame>) => frame(event.data);
      source.connect(capture);
      stream.getAudioTracks()[0]?.addEventListener("ended", lost);
      // a context that the system suspended (a call, a sleeping page) goes on as soon as it may
      context.onstatechange = () => {
        if (context.state === "suspended") void context.resume();
      };
      await context.resume();
    } catch (error) {
      await microphone.close();
      throw error instanceof MicrophoneError ? error : new MicrophoneError("unsupported", String(error));
    }
    return microphone;
  }

  /** The device in use, as far as the browser tells. */
  get deviceId(): string {
    return this.stream.getAudioTracks()[0]?.getSettings().deviceId ?? "";
  }

  /** A muted microphone goes on with silence, so that the track's time goes on too. */
  mute(muted: boolean): void {
    for (const track of this.stream.getAudioTracks()) track.enabled = !muted;
  }

  async close(): Promise<void> {
    for (const track of this.stream.getTracks()) track.stop();
    if (this.context.state !== "closed") await this.context.close();
  }

  private static async request(choice: MicrophoneChoice): Promise<MediaStream> {
    const audio: MediaTrackConstraints = {
      echoCancellation: choice.processing,
      noiseSuppression: choice.processing,
      autoGainControl: choice.processing,
    };
    if (choice.deviceId) audio.deviceId = { exact: choice.deviceId };
    try {
      return await navigator.mediaDevices.getUserMedia({ audio });
    } catch (error) {
      throw new MicrophoneError(problemOf(error), String(error));
    }
  }
}

function problemOf(error: unknown): MicrophoneProblem {
  switch (error instanceof DOMException ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "unsupported";
  }
}
