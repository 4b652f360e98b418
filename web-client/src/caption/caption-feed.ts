import { SOCKET_OPEN, socketAddress, socketProtocols } from "../api/client";
import { parseMessage } from "../api/messages";
import type { Summary } from "../api/summary";
import { Backoff } from "./backoff";
import { CaptionList, type Change } from "./caption-list";
import type { Mode } from "./mode";

export type FeedState = "connecting" | "live" | "reconnecting" | "offline" | "ended" | "refused";

/** What stands behind a connection that could not be kept: asked over HTTP, which can give reasons that a socket cannot. */
export type Standing = "open" | "ended" | "refused" | "unreachable";

export interface FeedListener {
  changed(change: Change): void;
  removed(utterance: string): void;
  state(state: FeedState): void;
  /** The meeting is `planned`, `live` or `ended`. */
  meeting(state: string): void;
  /** Everything said before this connection has been received; what follows is new. */
  caughtUp(): void;
  /** What the meeting comes to; only where it is wanted. */
  summary?(summary: Summary): void;
  /** The server says something in words: a language without a model, a full queue. */
  notice(kind: string, text: string): void;
}

export interface FeedOptions {
  base: string;
  meeting: string;
  token: () => string;
  language: string;
  /** How much of what grows is shown. */
  mode: Mode;
  /** By whose country's custom figures are written; null for as they are in the record. */
  locale?: string | null;
  listener: FeedListener;
  standing: () => Promise<Standing>;
  /** The newest `seq` of the meeting by HTTP, null when the server does not answer; asked when the socket is silent for long. */
  newest: () => Promise<number | null>;
  backoff?: Backoff;
  open?: (address: string, protocols: string[]) => WebSocket;
}

const SILENCE_MILLIS = 25_000;
/** Close codes after which coming back is pointless unless the server says otherwise over HTTP. */
const FINAL_CODES = new Set([1000, 1008, 4000, 4001, 4003, 4004]);

/**
 * The captions of a meeting in one language, for as long as the page wants them: connects, comes back after a cut with the last
 * `seq` it holds, and so shows every entry once. Browser only through `open`; not for use after {@link close}.
 */
export class CaptionFeed {
  readonly list = new CaptionList();
  private readonly backoff: Backoff;
  private socket: WebSocket | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private over = false;
  private gapAsked = -1;
  private current: FeedState | null = null;

  constructor(private readonly options: FeedOptions) {
    this.backoff = options.backoff ?? new Backoff();
  }

  get language(): string {
    return this.options.language;
  }

  start(): void {
    this.report("connecting");
    this.connect();
  }

  close(): void {
    this.closed = true;
    this.abandon();
    clearTimeout(this.retry);
  }

  /** Shows the server the token of the moment, so that the connection outlives the one it began with. */
  authenticate(): void {
    if (this.socket?.readyState !== SOCKET_OPEN) return;
    this.socket.send(JSON.stringify({ type: "auth", token: this.options.token() }));
  }

  /** The network is back, or the page is looked at again: no reason to wait any longer. */
  wake(): void {
    if (this.closed || this.over) return;
    if (this.socket?.readyState === SOCKET_OPEN) {
      void this.probe();
      return;
    }
    this.abandon();
    clearTimeout(this.retry);
    this.backoff.reset();
    this.report("reconnecting");
    this.connect();
  }

  /** The browser lost its network: the socket may hang for minutes, so let it go. */
  offline(): void {
    if (this.closed || this.over) return;
    this.abandon();
    clearTimeout(this.retry);
    this.report("offline");
    // browsers are wrong about being offline now and then
    this.retry = setTimeout(() => this.wake(), 10_000);
  }

  private connect(): void {
    const { base, meeting, token, language, mode, locale, listener } = this.options;
    const after = String(this.list.lastSeq);
    const address = socketAddress(base, meeting, "captions", {
      language,
      mode,
      after,
      ...(locale && { locale }),
      ...(listener.summary && { summary: "true" }),
    });
    const open = this.options.open ?? ((url, protocols) => new WebSocket(url, protocols));
    const socket = open(address, socketProtocols(token()));
    this.socket = socket;
    let opened = false;
    socket.onopen = () => {
      opened = true;
      for (const utterance of this.list.dropPartials()) this.options.listener.removed(utterance);
      if (!this.over) this.report("live");
      this.listenForSilence();
    };
    socket.onmessage = (event) => {
      this.backoff.reset();
      this.listenForSilence();
      this.receive(event.data);
    };
    socket.onclose = (event) => {
      if (this.socket !== socket) return;
      this.socket = null;
      clearTimeout(this.silence);
      void this.lost(!opened || FINAL_CODES.has(event.code));
    };
  }

  private receive(data: unknown): void {
    const message = parseMessage(data);
    if (message === null) return;
    switch (message.type) {
      case "caption": {
        const change = this.list.apply(message);
        if (change.kind !== "ignored") this.options.listener.changed(change);
        if (this.list.hasGap) this.askForGap();
        break;
      }
      case "ready":
        this.options.listener.caughtUp();
        break;
      case "withdrawn":
        if (this.list.get(message.utterance)?.final === false && this.list.remove(message.utterance)) {
          this.options.listener.removed(message.utterance);
        }
        break;
      case "summary":
        this.options.listener.summary?.(message.summary);
        break;
      case "meeting":
        this.options.listener.meeting(message.state);
        if (message.state === "ended") this.ended();
        break;
      case "notice":
        this.options.listener.notice(message.kind, message.text);
        break;
      case "error":
        this.options.listener.notice(message.problem, message.text);
        break;
      case "overloaded":
        this.options.listener.notice("overloaded", message.reason);
        break;
    }
  }

  /** An entry is missing: come back once with the last one held; a gap that stays after that is the server's. */
  private askForGap(): void {
    if (this.gapAsked === this.list.lastSeq) {
      this.list.acceptGap();
      return;
    }
    this.gapAsked = this.list.lastSeq;
    this.abandon();
    if (!this.over) this.report("reconnecting");
    this.connect();
  }

  private async lost(doubtful: boolean): Promise<void> {
    if (!this.over) this.report("reconnecting");
    if (doubtful) {
      const standing = await this.options.standing();
      if (this.closed || this.socket !== null) return;
      if (standing === "refused" || (standing === "ended" && !this.over)) {
        this.finish(this.over ? "ended" : standing);
        return;
      }
    }
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), this.backoff.next());
  }

  private listenForSilence(): void {
    clearTimeout(this.silence);
    if (this.over) return;
    this.silence = setTimeout(() => void this.probe(), SILENCE_MILLIS);
  }

  /**
   * A socket can be dead without knowing, as after a device slept: the meeting has gone on without it, or the server is away. When
   * neither is the case, nobody speaks.
   */
  private async probe(): Promise<void> {
    const socket = this.socket;
    const newest = await this.options.newest();
    if (this.closed || this.over || socket === null || this.socket !== socket) return;
    if (newest !== null && newest <= this.list.lastSeq) {
      this.listenForSilence();
      return;
    }
    this.abandon();
    if (newest === null) {
      await this.lost(false);
    } else {
      this.report("reconnecting");
      this.connect();
    }
  }

  /** The meeting is over; the last finals may still come, and what was said may be corrected or erased as long as it is on a screen. */
  private ended(): void {
    this.over = true;
    this.report("ended");
    clearTimeout(this.silence);
    clearTimeout(this.retry);
  }

  private finish(state: "ended" | "refused"): void {
    this.over = true;
    this.abandon();
    clearTimeout(this.retry);
    for (const utterance of this.list.dropPartials()) this.options.listener.removed(utterance);
    this.report(state);
  }

  private abandon(): void {
    clearTimeout(this.silence);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private report(state: FeedState): void {
    if (this.current === state) return;
    this.current = state;
    this.options.listener.state(state);
  }
}
