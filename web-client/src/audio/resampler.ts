/**
 * Streaming conversion between sample rates: a polyphase filter from a windowed sinc (Kaiser, 80 dB), after J. O. Smith, "Digital
 * Audio Resampling". Its low-pass lies below half of the lower rate, so nothing above folds back. Mono float32 in and out, any
 * block length. A rate that is no multiple of 25 Hz is taken as the nearest one that is.
 */
export class Resampler {
  private static readonly BETA = 7.857;

  /** The output has `up` samples for every `down` of the input. */
  private readonly up: number;
  private readonly down: number;
  private readonly half: number;
  /** One filter of `2 * half` taps for each of the `up` places an output can have between two inputs. */
  private readonly filters: Float32Array[];
  private history: Float32Array;
  /** The next output lies `phase / up` behind the input sample `index` of the history. */
  private index: number;
  private phase = 0;

  constructor(inputRate: number, outputRate: number) {
    if (!(inputRate >= 1000 && outputRate >= 1000))
      throw new RangeError(`cannot resample ${inputRate} Hz to ${outputRate} Hz`);
    const input = Math.round(inputRate / 25);
    const output = Math.round(outputRate / 25);
    const common = greatestCommonDivisor(input, output);
    this.up = output / common;
    this.down = input / common;
    const nyquist = Math.min(input, output) / input / 2;
    const transition = nyquist * 0.1;
    // Kaiser's rule for 80 dB; the stop band begins at half of the lower rate
    this.half = Math.ceil((80 - 8) / (2.285 * 2 * Math.PI * transition) / 2);
    const cutoff = nyquist - transition / 2;
    this.filters = Array.from({ length: this.up }, (_, phase) =>
      Float32Array.from({ length: 2 * this.half }, (_, tap) =>
        this.kernel(tap - this.half + 1 - phase / this.up, cutoff),
      ),
    );
    this.history = new Float32Array(this.half);
    this.index = this.half;
  }

  /** Takes the next samples and gives what can be computed so far; the filter holds back some 5 ms. */
  process(samples: Float32Array): Float32Array {
    const input = new Float32Array(this.history.length + samples.length);
    input.set(this.history);
    input.set(samples, this.history.length);
    const output = new Float32Array(Math.ceil((input.length * this.up) / this.down) + 1);
    let count = 0;
    while (this.index + this.half < input.length) {
      output[count++] = this.filtered(input);
      this.phase += this.down;
      this.index += Math.floor(this.phase / this.up);
      this.phase %= this.up;
    }
    const done = Math.min(input.length, this.index - this.half);
    this.history = input.slice(done);
    this.index -= done;
    return output.slice(0, count);
  }

  private filtered(input: Float32Array): number {
    const filter = this.filters[this.phase] as Float32Array;
    const first = this.index - this.half + 1;
    let sum = 0;
    for (let tap = 0; tap < filter.length; tap++) sum += (filter[tap] as number) * (input[first + tap] as number);
    return sum;
  }

  private kernel(distance: number, cutoff: number): number {
    const edge = distance / this.half;
    if (Math.abs(edge) >= 1) return 0;
    const sinc = distance === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * distance) / (Math.PI * distance);
    return (sinc * bessel(Resampler.BETA * Math.sqrt(1 - edge * edge))) / bessel(Resampler.BETA);
  }
}

/** The modified Bessel function of the first kind, order 0, by its power series. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > 1e-12 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
