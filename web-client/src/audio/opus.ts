import { Framer } from "./pcm";
import type { PacketSink, SoundEncoder, SoundFormat } from "./sound";

const RATE = 48_000;
const PACKET_MILLIS = 20;
const PACKET_SAMPLES = (RATE / 1_000) * PACKET_MILLIS;
/** RFC 6716, table 2: 20 ms of hybrid fullband, mono, one frame; without a frame behind it, silence. */
const EMPTY_PACKET = 0x78;
const CONFIGURATION: AudioEncoderConfig = { codec: "opus", sampleRate: RATE, numberOfChannels: 1, bitrate: 24_000 };

/** Opus by the browser's own encoder (WebCodecs), a tenth of PCM: raw packets of 20 ms, some 60 bytes each. */
export class OpusSound implements SoundEncoder {
  readonly format: SoundFormat = { encoding: "opus", sampleRate: RATE, channels: 1 };
  readonly captureRate = RATE;
  private readonly framer = new Framer(PACKET_SAMPLES);
  private readonly encoder: AudioEncoder;
  private given = 0;
  private received = 0;
  private broken = false;

  /** @param failed the encoder cannot go on; nothing more reaches the sink */
  constructor(
    private readonly sink: PacketSink,
    private readonly failed: (reason: string) => void,
  ) {
    this.encoder = new AudioEncoder({ output: (chunk) => this.packet(chunk), error: (error) => this.fail(error) });
    this.encoder.configure(CONFIGURATION);
  }

  static async supported(): Promise<boolean> {
    if (typeof AudioEncoder === "undefined" || typeof AudioData === "undefined") return false;
    try {
      return (await AudioEncoder.isConfigSupported(CONFIGURATION)).supported === true;
    } catch {
      return false;
    }
  }

  encode(samples: Float32Array): void {
    for (const data of this.framer.push(samples)) {
      if (this.broken) return;
      try {
        // the timestamp is the place in the sound, in microseconds
        const timestamp = this.given * PACKET_MILLIS * 1_000;
        const frame = new AudioData({
          format: "f32-planar",
          sampleRate: RATE,
          numberOfFrames: PACKET_SAMPLES,
          numberOfChannels: 1,
          timestamp,
          data: data as Float32Array<ArrayBuffer>,
        });
        this.encoder.encode(frame);
        frame.close();
        this.given++;
      } catch (error) {
        this.fail(error);
      }
    }
  }

  silence(samples: number): void {
    if (this.given > this.received) {
      // speech is still in the encoder: nothing may overtake it
      this.encode(new Float32Array(samples));
      return;
    }
    for (let sent = 0; sent < samples; sent += PACKET_SAMPLES) {
      this.sink(Uint8Array.of(EMPTY_PACKET).buffer, PACKET_MILLIS);
    }
  }

  async flush(): Promise<void> {
    if (!this.broken) await this.encoder.flush().catch(() => {});
  }

  close(): void {
    this.broken = true;
    if (this.encoder.state !== "closed") this.encoder.close();
  }

  private packet(chunk: EncodedAudioChunk): void {
    const bytes = new ArrayBuffer(chunk.byteLength);
    chunk.copyTo(bytes);
    this.received++;
    if (!this.broken) this.sink(bytes, PACKET_MILLIS);
  }

  private fail(error: unknown): void {
    if (this.broken) return;
    this.close();
    this.failed(String(error));
  }
}
