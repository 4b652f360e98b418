import { type ApiClient, ApiError } from "../api/client";
import type { KeptSession } from "../api/kept-session";
import type { Summary } from "../api/summary";
import { CaptionFeed, type FeedState, type Standing } from "../caption/caption-feed";
import type { CaptionView } from "../caption/caption-view";
import type { Mode } from "../caption/mode";
import { t } from "../i18n/text";

export interface FeedingListener {
  state(state: FeedState): void;
  /** Said on each connection and when it changes. */
  meeting?(state: string): void;
  notice(kind: string, text: string): void;
  /** Everything said before has been received. */
  caughtUp?(): void;
  /** Given where it is wanted. */
  summary?(summary: Summary): void;
}

/** A view and the feed that fills it; switching the language or the mode starts both over. */
export class Feeding {
  private feed: CaptionFeed | null = null;
  private readonly forget: () => void;

  constructor(
    private readonly meeting: string,
    private readonly session: KeptSession,
    private readonly view: CaptionView,
    private readonly listener: FeedingListener,
  ) {
    this.forget = session.whenRenewed(() => this.feed?.authenticate());
    window.addEventListener("online", this.wake);
    window.addEventListener("offline", this.offline);
    document.addEventListener("visibilitychange", this.wake);
  }

  get language(): string | null {
    return this.feed?.language ?? null;
  }

  /** The newest `seq` that was received. */
  get lastSeq(): number {
    return this.feed?.list.lastSeq ?? 0;
  }

  read(language: string, mode: Mode, locale: string | null): void {
    this.feed?.close();
    const client = this.session.client();
    const { view, listener } = this;
    const feed = new CaptionFeed({
      base: location.href,
      meeting: this.meeting,
      token: this.session.token,
      language,
      mode,
      locale,
      standing: () => standingOf(client, this.meeting),
      newest: () =>
        client.meeting(this.meeting, 8_000).then(
          (meeting) => meeting.last ?? 0,
          () => null,
        ),
      listener: {
        changed: (change) => view.apply(change),
        removed: (utterance) => view.remove(utterance),
        caughtUp: () => {
          view.caughtUp();
          listener.caughtUp?.();
        },
        ...(listener.summary && { summary: (summary: Summary) => listener.summary?.(summary) }),
        state: (state) => listener.state(state),
        meeting: (state) => {
          if (state === "planned") view.say(t("notStarted"));
          if (state === "live") view.say(t("waitingForWords"));
          listener.meeting?.(state);
        },
        notice: (kind, text) => listener.notice(kind, text),
      },
    });
    this.feed = feed;
    view.reset(feed.list, language);
    feed.start();
  }

  close(): void {
    this.feed?.close();
    this.feed = null;
    this.forget();
    window.removeEventListener("online", this.wake);
    window.removeEventListener("offline", this.offline);
    document.removeEventListener("visibilitychange", this.wake);
  }

  private readonly wake = (): void => {
    if (document.visibilityState === "visible") this.feed?.wake();
  };

  private readonly offline = (): void => this.feed?.offline();
}

/** Asks over HTTP why a socket does not stay. */
export async function standingOf(client: ApiClient, meeting: string): Promise<Standing> {
  try {
    return (await client.meeting(meeting)).state === "ended" ? "ended" : "open";
  } catch (error) {
    const refused = error instanceof ApiError && [401, 403, 404, 410].includes(error.status);
    return refused ? "refused" : "unreachable";
  }
}
