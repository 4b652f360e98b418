import { Framer, loudness, mixToMono } from "./pcm";
import { Resampler } from "./resampler";
import type { CapturedFrame } from "./microphone";

// the worklet's own world, which TypeScript's DOM library does not describe
declare const sampleRate: number;
declare function registerProcessor(
  name: string,
  processor: new (options: { processorOptions: { rate: number } }) => object,
): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

const FRAME_SECONDS = 0.1;

/** The microphone as mono samples in frames of 100 ms at the rate asked for, off the page's main thread. */
class CaptureProcessor extends AudioWorkletProcessor {
  private readonly resampler: Resampler;
  private readonly framer: Framer;

  constructor({ processorOptions: { rate } }: { processorOptions: { rate: number } }) {
    super();
    this.resampler = new Resampler(sampleRate, rate);
    this.framer = new Framer(rate * FRAME_SECONDS);
  }

  process(inputs: Float32Array[][]): boolean {
    const channels = inputs[0] ?? [];
    const mono = mixToMono(channels, channels[0]?.length ?? 128);
    for (const samples of this.framer.push(this.resampler.process(mono))) {
      const message: CapturedFrame = { samples, level: loudness(samples) };
      this.port.postMessage(message, [samples.buffer]);
    }
    return true;
  }
}

registerProcessor("capture", CaptureProcessor);
