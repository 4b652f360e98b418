/** Attempts in about a minute, in which a server that was started anew comes back. */
const SOON = 60;

/**
 * Waiting times between attempts to connect: they double up to a bound and are spread, so that a hall does not return at once. For about a
 * minute the bound is low: who waits for a server that comes back is there within two seconds.
 */
export class Backoff {
  private failures = 0;

  constructor(
    private readonly firstMillis = 500,
    private readonly maximumMillis = 15_000,
    private readonly random: () => number = Math.random,
    private readonly soonMillis = 1_500,
  ) {}

  /** The wait before the next attempt: between half and all of the current step. */
  next(): number {
    const bound = this.failures < SOON ? Math.min(this.soonMillis, this.maximumMillis) : this.maximumMillis;
    const step = Math.min(bound, this.firstMillis * 2 ** Math.min(this.failures, 30));
    this.failures++;
    return Math.round(step * (0.5 + this.random() / 2));
  }

  reset(): void {
    this.failures = 0;
  }
}
