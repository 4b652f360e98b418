import type { KeptSession } from "../api/kept-session";
import type { Caption } from "../api/types";
import type { Standing } from "../caption/caption-feed";
import { Microphone, type CapturedFrame, type MicrophoneChoice } from "./microphone";
import { AudioUplink, type UplinkState } from "./uplink";

export interface TurnOptions {
  session: KeptSession;
  language: string;
  base: string;
  standing: () => Promise<Standing>;
  /** Root mean square of the last 100 ms, 0 to 1. */
  level: (level: number) => void;
  caption: (caption: Caption) => void;
  muted: (byOrganizer: boolean) => void;
  overloaded: (reason: string) => void;
  state: (state: UplinkState, reason: string) => void;
  microphoneLost: () => void;
}

/** One turn at the microphone, from start to stop: a device and the track it feeds. */
export class SpeakingTurn {
  private readonly uplink: AudioUplink;
  private microphone: Microphone | null = null;
  private isMuted = false;

  constructor(private readonly options: TurnOptions) {
    const { base, session, language } = options;
    this.uplink = new AudioUplink({
      base,
      meeting: session.meeting,
      token: session.token,
      consent: session.consent ?? "",
      language,
      standing: options.standing,
      listener: {
        state: (state, reason) => {
          if (state === "ended" || state === "refused" || state === "replaced") void this.release();
          options.state(state, reason);
        },
        caption: options.caption,
        muted: options.muted,
        overloaded: options.overloaded,
      },
    });
  }

  get muted(): boolean {
    return this.isMuted;
  }

  get deviceId(): string {
    return this.microphone?.deviceId ?? "";
  }

  /** Opens the microphone, then the connection. Fails with a {@link MicrophoneError}. */
  async start(choice: MicrophoneChoice): Promise<void> {
    this.microphone = await this.open(choice);
    this.uplink.start();
  }

  /** Another device for the same track. */
  async change(choice: MicrophoneChoice): Promise<void> {
    if (this.microphone === null) return;
    await this.release();
    this.microphone = await this.open(choice);
    this.microphone.mute(this.isMuted);
  }

  mute(muted: boolean): void {
    this.isMuted = muted;
    this.microphone?.mute(muted);
  }

  /** Closes the microphone at once; what it heard is still sent and captioned. */
  end(): void {
    void this.release();
    this.uplink.end();
  }

  stopNow(): void {
    void this.release();
    this.uplink.close();
  }

  wake(): void {
    this.uplink.wake();
  }

  private open(choice: MicrophoneChoice): Promise<Microphone> {
    return Microphone.open(choice, (frame) => this.captured(frame), this.options.microphoneLost);
  }

  private captured(frame: CapturedFrame): void {
    // whatever the browser delivers on a disabled track, muted is silence
    if (this.isMuted) new Uint8Array(frame.bytes).fill(0);
    this.options.level(this.isMuted ? 0 : frame.level);
    this.uplink.send(frame.bytes);
  }

  private async release(): Promise<void> {
    const microphone = this.microphone;
    this.microphone = null;
    await microphone?.close();
  }
}
