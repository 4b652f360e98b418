import { ApiClient, ApiError } from "./client";
import { forgetSession, saveSession, type SessionKind } from "./session";
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

  /** Of who signed in; null where nobody did. */
  get signedInAs(): string | null {
    return this.current.signedIn === true ? (this.current.name ?? "") : null;
  }

  client(): ApiClient {
    return new ApiClient(this.token);
  }

  close(): void {
    clearTimeout(this.timer);
  }

  /** Ends the session here and on the server. */
  async revoke(): Promise<void> {
    try {
      await this.client().revokeToken(this.current.tokenId ?? "");
    } catch (error) {
      // it may have ended by itself
      if (!(error instanceof ApiError && error.status === 401)) throw error;
    }
    this.close();
    if (this.kind !== null) forgetSession(this.kind);
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
      // a refresh is about the token; consent and name stay as they were given
      const { consent, name } = this.current;
      this.current = { ...renewed, consent, ...(name === undefined ? {} : { name }) };
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
