/** Averages the channels of one block into `mono`; no channel is silence. */
export function mixToMono(channels: readonly Float32Array[], length: number): Float32Array {
  const mono = new Float32Array(length);
  for (const channel of channels) {
    for (let index = 0; index < length; index++)
      mono[index] = (mono[index] as number) + (channel[index] ?? 0) / channels.length;
  }
  return mono;
}

/** Float samples of full scale ±1 to signed 16-bit; beyond full scale is clipped, not-a-number is silence. */
export function toPcm16(samples: Float32Array): Int16Array {
  const pcm = new Int16Array(samples.length);
  for (let index = 0; index < samples.length; index++) {
    const value = samples[index] as number;
    pcm[index] = Number.isNaN(value) ? 0 : Math.max(-32768, Math.min(32767, Math.round(value * 32767)));
  }
  return pcm;
}

/** Signed 16-bit samples as little-endian bytes, whatever the machine's own order. */
export function littleEndian(pcm: Int16Array): ArrayBuffer {
  const bytes = new ArrayBuffer(pcm.length * 2);
  const view = new DataView(bytes);
  for (let index = 0; index < pcm.length; index++) view.setInt16(index * 2, pcm[index] as number, true);
  return bytes;
}

/** Root mean square of a frame, from 0 to 1. */
export function loudness(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const value of samples) sum += value * value;
  return Math.min(1, Math.sqrt(sum / samples.length));
}

/** Loudness as a share of a meter from -60 dB to 0 dB. */
export function meterShare(rms: number): number {
  if (rms <= 0.001) return 0;
  return Math.min(1, (20 * Math.log10(rms) + 60) / 60);
}

/** Collects samples into frames of one length. */
export class Framer {
  private pending: Float32Array;
  private filled = 0;

  constructor(frameSamples: number) {
    this.pending = new Float32Array(frameSamples);
  }

  push(samples: Float32Array): Float32Array[] {
    const frames: Float32Array[] = [];
    let offset = 0;
    while (offset < samples.length) {
      const count = Math.min(samples.length - offset, this.pending.length - this.filled);
      this.pending.set(samples.subarray(offset, offset + count), this.filled);
      this.filled += count;
      offset += count;
      if (this.filled === this.pending.length) {
        frames.push(this.pending);
        this.pending = new Float32Array(this.pending.length);
        this.filled = 0;
      }
    }
    return frames;
  }
}
