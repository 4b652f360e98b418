/** Waiting times between attempts to connect: they double up to a bound and are spread, so that a hall does not return at once. */
export class Backoff {
  private failures = 0;

  constructor(
    private readonly firstMillis = 500,
    private readonly maximumMillis = 15_000,
    private readonly random: () => number = Math.random,
  ) {}

  /** The wait before the next attempt: between half and all of the current step. */
  next(): number {
    const step = Math.min(this.maximumMillis, this.firstMillis * 2 ** Math.min(this.failures, 30));
    this.failures++;
    return Math.round(step * (0.5 + this.random() / 2));
  }

  reset(): void {
    this.failures = 0;
  }
}
