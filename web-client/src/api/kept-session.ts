import { ApiClient, ApiError } from "./client";
import { saveSession, type SessionKind } from "./session";
import type { Session } from "./types";

const RETRY_MILLIS = 20_000;
const LONGEST_TIMER = 2 ** 31 - 1;

/** A session whose token is renewed before it ends, for as long as the page is open. */
export class KeptSession {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly told = new Set<() => void>();

  /** @param kind under what it is remembered for a reload; null where the address brings it anew */
  constructor(
    private current: Session,
    private readonly kind: SessionKind | null,
    private readonly renew: (token: string) => Promise<Session> = (token) => new ApiClient(() => token).refreshToken(),
  ) {
    this.schedule();
  }

  readonly token = (): string => this.current.token;

  get meeting(): string {
    return this.current.meeting ?? "";
  }

  get participant(): string {
    return this.current.participant;
  }

  get consent(): string | null {
    return this.current.consent;
  }

  client(): ApiClient {
    return new ApiClient(this.token);
  }

  close(): void {
    clearTimeout(this.timer);
  }

  /** Tells whoever holds a connection open that there is a newer token; gives what ends that. */
  whenRenewed(tell: () => void): () => void {
    this.told.add(tell);
    return () => this.told.delete(tell);
  }

  /** After three quarters of the token's remaining life. */
  private schedule(): void {
    clearTimeout(this.timer);
    if (this.current.expires === undefined) return;
    const rest = Date.parse(this.current.expires) - Date.now();
    if (Number.isNaN(rest)) return;
    this.timer = setTimeout(() => void this.refresh(), Math.min(LONGEST_TIMER, Math.max(1_000, rest * 0.75)));
  }

  private async refresh(): Promise<void> {
    try {
      const renewed = await this.renew(this.current.token);
      // a refresh is about the token; the consent stays as it was given
      this.current = { ...renewed, consent: this.current.consent };
      if (this.kind !== null) saveSession(this.kind, this.current);
      for (const tell of this.told) tell();
      this.schedule();
    } catch (error) {
      const refused = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429;
      // when it is refused, the next connection says so in words
      if (!refused) this.timer = setTimeout(() => void this.refresh(), RETRY_MILLIS);
    }
  }
}
