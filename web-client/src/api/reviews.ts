import { SOCKET_OPEN, socketAddress, socketProtocols } from "./client";
import { isRecord, parseCaption, strings } from "./messages";
import type { Caption } from "./types";
import { Backoff } from "../caption/backoff";

/** An utterance that people should look at, or did. */
export interface Review {
  id: string;
  open: boolean;
  review: string;
  version: number;
  caption: Caption | null;
  translations: Caption[];
  reasons: { kind: string; language: string; found: string; rule: string; text: string }[];
  heldIn: string[];
  overdue: boolean;
  /** When its time is over, by this machine's clock; null where nothing waits. */
  until: number | null;
  decision: string;
}

export function parseReview(value: unknown, now: number = Date.now()): Review | null {
  if (!isRecord(value) || typeof value["id"] !== "string") return null;
  const word = (of: Record<string, unknown>, name: string): string => (typeof of[name] === "string" ? of[name] : "");
  const list = (name: string): unknown[] => (Array.isArray(value[name]) ? value[name] : []);
  return {
    id: value["id"],
    open: value["state"] === "open",
    review: word(value, "review"),
    version: Number(value["version"]) || 0,
    caption: parseCaption(value["caption"]),
    translations: list("translations")
      .map(parseCaption)
      .filter((caption) => caption !== null),
    reasons: list("reasons")
      .filter(isRecord)
      .map((reason) => ({
        kind: word(reason, "kind"),
        language: word(reason, "language"),
        found: word(reason, "found"),
        rule: word(reason, "rule"),
        text: word(reason, "text"),
      })),
    heldIn: strings(value["heldIn"]),
    overdue: value["overdue"] === true,
    until: typeof value["leftMillis"] === "number" ? now + value["leftMillis"] : null,
    decision: word(value, "decision"),
  };
}

export interface ReviewListener {
  changed(review: Review): void;
  removed(id: string): void;
  /** Other things are compared with the organizer's examples than before, or could not be. */
  meaning(): void;
  /** Everything has come, or the connection broke. */
  live(live: boolean): void;
}

/** The reviewers' socket: all reviews first, then every change; comes back after a cut and gets all of them again. */
export class ReviewFeed {
  private readonly backoff = new Backoff();
  private socket: WebSocket | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private readonly meeting: string,
    private readonly token: () => string,
    private readonly listener: ReviewListener,
  ) {
    this.connect();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retry);
    if (this.socket?.readyState === SOCKET_OPEN) this.socket.close();
  }

  private connect(): void {
    const address = socketAddress(location.href, this.meeting, "reviews", {});
    const socket = new WebSocket(address, socketProtocols(this.token()));
    this.socket = socket;
    socket.onmessage = (event) => this.receive(String(event.data));
    socket.onclose = () => {
      if (this.closed) return;
      this.listener.live(false);
      this.retry = setTimeout(() => this.connect(), this.backoff.next());
    };
  }

  private receive(text: string): void {
    const message: unknown = JSON.parse(text);
    if (!isRecord(message)) return;
    if (message["type"] === "ready") {
      this.backoff.reset();
      this.listener.live(true);
    } else if (message["type"] === "removed" && typeof message["id"] === "string") {
      this.listener.removed(message["id"]);
    } else if (message["type"] === "meaning") {
      this.listener.meaning();
    } else if (message["type"] === "review") {
      const review = parseReview(message);
      if (review !== null) this.listener.changed(review);
    }
  }
}
