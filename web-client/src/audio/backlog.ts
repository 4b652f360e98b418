/** One frame of the track and where it ends in the time the server counts. */
interface Held {
  readonly bytes: ArrayBuffer;
  readonly millis: number;
  endMillis: number;
  sent: boolean;
}

/**
 * The last seconds of a track: what waits to be sent and what was sent but may not have arrived. After a cut the server names how
 * much it accepted, and the rest is sent again. Bounded: when it is full, the oldest sound is given up, never the newest.
 */
export class Backlog {
  private readonly held: Held[] = [];
  private heldMillis = 0;
  private lostMillis = 0;
  private end = 0;

  constructor(private readonly maximumMillis: number) {}

  /** Unsent sound that was given up because the connection could not take it, in all. */
  get dropped(): number {
    return this.lostMillis;
  }

  get waiting(): number {
    return this.held.reduce((sum, frame) => (frame.sent ? sum : sum + frame.millis), 0);
  }

  add(bytes: ArrayBuffer, millis: number): void {
    this.held.push({ bytes, millis, endMillis: 0, sent: false });
    this.heldMillis += millis;
    while (this.heldMillis > this.maximumMillis) {
      const oldest = this.held.shift() as Held;
      this.heldMillis -= oldest.millis;
      if (!oldest.sent) this.lostMillis += oldest.millis;
    }
  }

  /** The next frame to send, or null. */
  take(): ArrayBuffer | null {
    const frame = this.held.find((candidate) => !candidate.sent);
    if (frame === undefined) return null;
    frame.sent = true;
    this.end += frame.millis;
    frame.endMillis = this.end;
    return frame.bytes;
  }

  /** The server has `acceptedMillis` of the track: it will not ask for that again. */
  accepted(acceptedMillis: number): void {
    while (this.held[0]?.sent && this.held[0].endMillis <= acceptedMillis) {
      this.heldMillis -= (this.held.shift() as Held).millis;
    }
  }

  /** What is held is of no use any more. */
  clear(): void {
    this.lostMillis += this.waiting;
    this.held.length = 0;
    this.heldMillis = 0;
  }

  /** A (new) connection is ready and the server has `acceptedMillis` of the track: what it lacks will be sent again. */
  resume(acceptedMillis: number): void {
    this.accepted(acceptedMillis);
    for (const frame of this.held) frame.sent = false;
    this.end = acceptedMillis;
  }
}
