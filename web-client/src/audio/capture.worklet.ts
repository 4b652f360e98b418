import { Framer, littleEndian, loudness, mixToMono, toPcm16 } from "./pcm";
import { Resampler } from "./resampler";
import type { CapturedFrame } from "./microphone";

// the worklet's own world, which TypeScript's DOM library does not describe
declare const sampleRate: number;
declare function registerProcessor(name: string, processor: new () => object): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

const RATE = 16_000;
const FRAME_SAMPLES = 1_600;

/** The microphone as 16 kHz mono in 100 ms frames of s16le, off the page's main thread. */
class CaptureProcessor extends AudioWorkletProcessor {
  private readonly resampler = new Resampler(sampleRate, RATE);
  private readonly framer = new Framer(FRAME_SAMPLES);

  process(inputs: Float32Array[][]): boolean {
    const channels = inputs[0] ?? [];
    const mono = mixToMono(channels, channels[0]?.length ?? 128);
    for (const frame of this.framer.push(this.resampler.process(mono))) {
      const pcm = toPcm16(frame);
      const message: CapturedFrame = { bytes: littleEndian(pcm), level: loudness(pcm) };
      this.port.postMessage(message, [message.bytes]);
    }
    return true;
  }
}

registerProcessor("capture", CaptureProcessor);
