import type { KeptSession } from "../api/kept-session";
import type { Caption } from "../api/types";
import type { Standing } from "../caption/caption-feed";
import { Microphone, type CapturedFrame, type MicrophoneChoice } from "./microphone";
import { OpusSound } from "./opus";
import { PcmSound, type PacketSink, type SoundEncoder } from "./sound";
import { AudioUplink, type UplinkState } from "./uplink";

export interface TurnOptions {
  session: KeptSession;
  language: string;
  /** Several people share the microphone. */
  room: boolean;
  base: string;
  standing: () => Promise<Standing>;
  /** Root mean square of the last 100 ms, 0 to 1. */
  level: (level: number) => void;
  caption: (caption: Caption) => void;
  muted: (byOrganizer: boolean) => void;
  overloaded: (reason: string) => void;
  otherLanguage: (likely: string | null) => void;
  /** With the reason in words, and the last part of the problem's type where the server gave one. */
  state: (state: UplinkState, reason: string, problem: string) => void;
  microphoneLost: () => void;
}

/** One turn at the microphone, from start to stop: a device and the track it feeds. */
export class SpeakingTurn {
  private readonly uplink: AudioUplink;
  private readonly forget: () => void;
  private readonly sink: PacketSink = (bytes, millis) => this.uplink.send(bytes, millis);
  private sound: SoundEncoder | null = null;
  private microphone: Microphone | null = null;
  private isMuted = false;

  constructor(private readonly options: TurnOptions) {
    const { base, session, language, room } = options;
    this.forget = session.whenRenewed(() => this.uplink.authenticate());
    this.uplink = new AudioUplink({
      base,
      meeting: session.meeting,
      token: session.token,
      consent: session.consent ?? "",
      language,
      room,
      standing: options.standing,
      listener: {
        state: (state, reason, problem) => {
          if (state === "ended" || state === "refused" || state === "replaced") {
            this.forget();
            void this.release();
          }
          options.state(state, reason, problem);
        },
        caption: options.caption,
        muted: options.muted,
        overloaded: options.overloaded,
        otherLanguage: options.otherLanguage,
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
    this.sound = (await OpusSound.supported())
      ? new OpusSound(this.sink, (reason) => this.withoutOpus(reason))
      : new PcmSound(this.sink);
    this.microphone = await this.open(choice, this.sound.captureRate);
    this.uplink.start(this.sound.format);
  }

  /** Another device for the same track. */
  async change(choice: MicrophoneChoice): Promise<void> {
    if (this.microphone === null || this.sound === null) return;
    await this.release();
    this.microphone = await this.open(choice, this.sound.captureRate);
    this.microphone.mute(this.isMuted);
  }

  mute(muted: boolean): void {
    this.isMuted = muted;
    this.microphone?.mute(muted);
  }

  /** Closes the microphone at once; what it heard is still sent and captioned. */
  end(): void {
    void this.release();
    const last = this.sound?.flush() ?? Promise.resolve();
    void last.then(() => {
      this.uplink.end();
      this.sound?.close();
    });
  }

  stopNow(): void {
    void this.release();
    this.sound?.close();
    this.forget();
    this.uplink.close();
  }

  wake(): void {
    this.uplink.wake();
  }

  private open(choice: MicrophoneChoice, rate: number): Promise<Microphone> {
    return Microphone.open(choice, rate, (frame) => this.captured(frame), this.options.microphoneLost);
  }

  private captured(frame: CapturedFrame): void {
    this.options.level(this.isMuted ? 0 : frame.level);
    // whatever the browser delivers on a disabled track, muted is silence
    if (this.isMuted) this.sound?.silence(frame.samples.length);
    else this.sound?.encode(frame.samples);
  }

  /** The browser's encoder gave up: the microphone goes on as it is, its sound leaves as PCM. */
  private withoutOpus(reason: string): void {
    console.warn(`Opus failed, PCM goes on: ${reason}`);
    this.sound = new PcmSound(this.sink, this.sound?.captureRate);
    this.uplink.changeFormat(this.sound.format);
  }

  private async release(): Promise<void> {
    const microphone = this.microphone;
    this.microphone = null;
    await microphone?.close();
  }
}
