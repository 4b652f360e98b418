import { SOCKET_OPEN, socketAddress, socketProtocols } from "../api/client";
import { parseMessage } from "../api/messages";
import type { Caption } from "../api/types";
import { Backoff } from "../caption/backoff";
import type { Standing } from "../caption/caption-feed";
import { Backlog } from "./backlog";
import type { SoundFormat } from "./sound";

export type UplinkState = "connecting" | "sending" | "reconnecting" | "ending" | "ended" | "replaced" | "refused";

export interface UplinkListener {
  state(state: UplinkState, reason: string, problem: string): void;
  caption(caption: Caption): void;
  muted(muted: boolean): void;
  overloaded(reason: string): void;
  /** The speaker seems to speak another language than declared; null where it is not known which. */
  otherLanguage(likely: string | null): void;
}

export interface UplinkOptions {
  base: string;
  meeting: string;
  token: () => string;
  consent: string;
  language: string;
  /** Several people share the microphone: captions are to say whose voice it seems to be. */
  room?: boolean;
  listener: UplinkListener;
  standing: () => Promise<Standing>;
  backoff?: Backoff;
  open?: (address: string, protocols: string[]) => WebSocket;
}

/** How much sound is kept for a connection that is away; a longer cut loses the oldest. */
const BACKLOG_MILLIS = 30_000;
/** Beyond this the network is slower than speech: frames wait in our own backlog, where the oldest can be given up. */
const SOCKET_BYTES = 64_000;
const END_MILLIS = 15_000;
/** A server that listens says every 2 s how much it has: one that is silent for so long is out of reach. */
const SILENT_MILLIS = 10_000;
/** Closes that mean this connection, sent again, would be closed again. */
const REFUSALS = new Set([1002, 1003, 1007, 1008, 1009, 1010, 4000, 4003, 4004]);

/** Sends one track of sound and comes back to the same track after a cut. */
export class AudioUplink {
  private readonly backlog = new Backlog(BACKLOG_MILLIS);
  private readonly backoff: Backoff;
  private socket: WebSocket | null = null;
  private ready = false;
  private track: string | null = null;
  private format: SoundFormat | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private ending = false;
  private over = false;
  private lastError = { problem: "", text: "" };

  constructor(private readonly options: UplinkOptions) {
    this.backoff = options.backoff ?? new Backoff(300, 5_000);
  }

  get droppedMillis(): number {
    return this.backlog.dropped;
  }

  start(format: SoundFormat): void {
    this.format = format;
    this.options.listener.state("connecting", "", "");
    this.connect();
  }

  /** Goes on in another format, on a new connection: the server ends what it heard so far, and begins the track anew. */
  changeFormat(format: SoundFormat): void {
    this.format = format;
    this.backlog.clear();
    if (this.over || this.ending) return;
    this.reconnect();
  }

  /** Takes the next message of sound in the track's format, and how long it is. */
  send(bytes: ArrayBuffer, millis: number): void {
    if (this.over || this.ending) return;
    this.backlog.add(bytes, millis);
    this.flush();
  }

  /** The speaker is done: sends what is left, waits for the last final, closes. */
  end(): void {
    if (this.over || this.ending) return;
    this.ending = true;
    if (this.socket === null || !this.ready) {
      this.finish("ended", "");
      return;
    }
    this.options.listener.state("ending", "", "");
    this.drain();
    this.retry = setTimeout(() => this.finish("ended", ""), END_MILLIS);
  }

  /** Shows the server the token of the moment, so that the connection outlives the one it began with. */
  authenticate(): void {
    if (this.over || this.socket?.readyState !== SOCKET_OPEN) return;
    this.socket.send(JSON.stringify({ type: "auth", token: this.options.token() }));
  }

  /** Leaves at once, without waiting for anything. */
  close(): void {
    this.over = true;
    clearTimeout(this.retry);
    this.abandon();
  }

  wake(): void {
    if (this.over || this.ending || this.socket?.readyState === SOCKET_OPEN) return;
    this.reconnect();
  }

  private reconnect(): void {
    this.abandon();
    clearTimeout(this.retry);
    this.backoff.reset();
    this.connect();
  }

  private connect(): void {
    const { base, meeting, token, consent, language, room } = this.options;
    const open = this.options.open ?? ((url, protocols) => new WebSocket(url, protocols));
    const socket = open(socketAddress(base, meeting, "audio", {}), socketProtocols(token()));
    this.socket = socket;
    this.ready = false;
    let opened = false;
    socket.onopen = () => {
      opened = true;
      const start = { type: "start", language, consent, format: this.format, ...(room ? { room } : {}) };
      socket.send(JSON.stringify(this.track === null ? start : { ...start, track: this.track }));
    };
    socket.onmessage = (event) => {
      if (this.socket === socket) this.receive(event.data);
    };
    socket.onclose = (event) => {
      if (this.socket !== socket) return;
      this.abandon();
      void this.lost(event.code, event.reason, opened);
    };
  }

  private receive(data: unknown): void {
    this.listen();
    const message = parseMessage(data);
    if (message === null) return;
    const { listener } = this.options;
    switch (message.type) {
      case "ready":
        this.track = message.track ?? this.track;
        this.ready = true;
        this.backoff.reset();
        this.backlog.resume(message.acceptedMillis);
        listener.state("sending", "", "");
        this.flush();
        break;
      case "accepted":
        this.backlog.accepted(message.acceptedMillis);
        this.flush();
        break;
      case "caption":
        listener.caption(message);
        break;
      case "muted":
        listener.muted(message.muted);
        break;
      case "overloaded":
        listener.overloaded(message.reason);
        break;
      case "language":
        listener.otherLanguage(message.likely);
        break;
      case "error":
        this.lastError = { problem: message.problem, text: message.text };
        break;
      case "ended":
        this.finish("ended", "");
        break;
      case "meeting":
        if (message.state === "ended") this.finish("ended", "");
        break;
    }
  }

  /** Notices a connection that is dead without a word, as when a phone changes its network. */
  private listen(): void {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => {
      if (!this.ready || this.over || this.ending) return;
      this.options.listener.state("reconnecting", "", "");
      this.reconnect();
    }, SILENT_MILLIS);
  }

  private flush(): void {
    if (!this.ready || this.socket === null || this.socket.readyState !== SOCKET_OPEN) return;
    while (this.socket.bufferedAmount < SOCKET_BYTES) {
      const bytes = this.backlog.take();
      if (bytes === null) return;
      this.socket.send(bytes);
    }
  }

  private drain(): void {
    if (this.over || this.socket === null) return;
    this.flush();
    if (this.backlog.waiting > 0) {
      setTimeout(() => this.drain(), 50);
    } else {
      this.socket.send(JSON.stringify({ type: "end" }));
    }
  }

  private async lost(code: number, reason: string, opened: boolean): Promise<void> {
    const { problem, text } = this.lastError;
    this.lastError = { problem: "", text: "" };
    const words = text || reason;
    if (this.ending) return this.finish("ended", "");
    if (code === 4001 || problem.includes("taken-over")) return this.finish("replaced", words);
    if (code === 1000) return this.finish("ended", words);
    if (REFUSALS.has(code)) return this.finish("refused", words, problem);
    this.options.listener.state("reconnecting", words, problem);
    if (!opened) {
      // a handshake that is refused gives no reason; HTTP does
      const standing = await this.options.standing();
      if (this.over || this.socket !== null) return;
      if (standing === "ended" || standing === "refused") return this.finish(standing, "");
    }
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), this.backoff.next());
  }

  private finish(state: "ended" | "replaced" | "refused", reason: string, problem = ""): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.retry);
    this.abandon();
    this.options.listener.state(state, reason, problem);
  }

  private abandon(): void {
    const socket = this.socket;
    this.socket = null;
    this.ready = false;
    clearTimeout(this.watch);
    socket?.close();
  }
}
