import { Framer, littleEndian, toPcm16 } from "./pcm";
import { Resampler } from "./resampler";

/** How a track's sound is written, as the server is told before any of it. */
export interface SoundFormat {
  encoding: "pcm_s16le" | "opus";
  sampleRate: number;
  channels: number;
}

/** Takes what the encoder made: the bytes of one message and how much sound it is. */
export type PacketSink = (bytes: ArrayBuffer, millis: number) => void;

/** Turns captured sound into messages for the server. */
export interface SoundEncoder {
  readonly format: SoundFormat;
  /** The rate of the samples it takes. */
  readonly captureRate: number;
  /** The next samples, mono, full scale ±1. */
  encode(samples: Float32Array): void;
  /** So many samples in which the speaker is muted. */
  silence(samples: number): void;
  /** Ends when everything given so far has reached the sink. */
  flush(): Promise<void>;
  close(): void;
}

const PCM_RATE = 16_000;
const PCM_MILLIS = 100;

/** 16 kHz s16le in messages of 100 ms: what every server and browser can do, at 256 kbit/s. */
export class PcmSound implements SoundEncoder {
  readonly format: SoundFormat = { encoding: "pcm_s16le", sampleRate: PCM_RATE, channels: 1 };
  private readonly resampler: Resampler | null;
  private readonly framer = new Framer((PCM_RATE / 1_000) * PCM_MILLIS);

  constructor(
    private readonly sink: PacketSink,
    readonly captureRate: number = PCM_RATE,
  ) {
    this.resampler = captureRate === PCM_RATE ? null : new Resampler(captureRate, PCM_RATE);
  }

  encode(samples: Float32Array): void {
    const resampled = this.resampler === null ? samples : this.resampler.process(samples);
    for (const frame of this.framer.push(resampled)) this.sink(littleEndian(toPcm16(frame)), PCM_MILLIS);
  }

  silence(samples: number): void {
    this.encode(new Float32Array(samples));
  }

  async flush(): Promise<void> {}

  close(): void {}
}
