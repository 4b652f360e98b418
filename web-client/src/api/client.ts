import { parseFaults, parseGlossary, toWire, type Fault, type Glossary, type GlossaryEntry } from "./glossary";
import { parseNotes, type IdiomNote } from "./notes";
import { parseWrittenMinutes, toWire as toMinutesWire, type WrittenMinutes } from "./minutes";
import { isRecord, shortType, strings } from "./messages";
import { parseSummary, type Summary } from "./summary";
import type {
  Agreement,
  AuditPage,
  AuditRecord,
  Availability,
  DamagedMeeting,
  Invitation,
  JoinRequest,
  Meaning,
  Meeting,
  MeetingOptions,
  Participant,
  Retention,
  ReviewOptions,
  Role,
  Session,
  Statistics,
  Terms,
} from "./types";

/** A refusal of the server (RFC 9457) or, with status 0, a server out of reach. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    /** Last part of the problem's `type`, such as `passcode-required`. */
    readonly problem: string,
    message: string,
    /** What else the answer holds. */
    readonly members: unknown = null,
  ) {
    super(message);
  }
}

/** A long recording takes its time. */
const SOUND_MILLIS = 600_000;

/** The HTTP side of `/api/v1`. Tokens travel in the Authorization header only, never in an address. */
export class ApiClient {
  constructor(
    /** Gives the token of the moment: it is renewed while the page is open. */
    private readonly token: (() => string) | null = null,
    private readonly root: string = "/api/v1",
    private readonly fetcher: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  async join(request: JoinRequest): Promise<Session> {
    return parseSession(await this.call("POST", "/join", request));
  }

  /** What to know before joining, with the consent text in a language or, where there is none, another. */
  async terms(way: { code: string; passcode?: string } | { secret: string }, language: string): Promise<Terms> {
    return parseTerms(await this.call("POST", "/join/terms", { ...way, language }));
  }

  /** The same for who has joined. */
  async consentText(id: string, language: string): Promise<Terms> {
    return parseTerms(await this.call("GET", `${path(id)}/consent-text?language=${encodeURIComponent(language)}`));
  }

  async refreshToken(): Promise<Session> {
    return parseSession(await this.call("POST", "/tokens/refresh", {}));
  }

  /** The token, and whatever it was refreshed to, is worth nothing from now on. */
  async revokeToken(tokenId: string): Promise<void> {
    await this.call("DELETE", `/tokens/${encodeURIComponent(tokenId)}`);
  }

  /** The name of the provider by which organizers sign in; null where they do not. */
  async signInProvider(): Promise<string | null> {
    const answer = await this.call("GET", "/sign-in");
    return isRecord(answer) && typeof answer["provider"] === "string" ? answer["provider"] : null;
  }

  async meetings(): Promise<Meeting[]> {
    return list(await this.call("GET", "/meetings"), "meetings").map(parseMeeting);
  }

  /** Those whose record cannot be read, with what is wrong. */
  async damagedMeetings(): Promise<DamagedMeeting[]> {
    return list(await this.call("GET", "/meetings"), "damaged")
      .filter(isRecord)
      .map(({ id, title, problem }) => ({
        id: String(id),
        title: typeof title === "string" ? title : "",
        problem: String(problem),
      }));
  }

  async meeting(id: string, timeoutMillis = 30_000): Promise<Meeting> {
    return parseMeeting(await this.call("GET", path(id), undefined, timeoutMillis));
  }

  async createMeeting(title: string, languages: string[], options: MeetingOptions): Promise<Meeting> {
    return parseMeeting(await this.call("POST", "/meetings", { title, languages, options }));
  }

  async startMeeting(id: string): Promise<void> {
    await this.call("POST", `${path(id)}/start`);
  }

  /** A reviewer decides; refused with `review-changed` where the caption is not as the reviewer saw it. */
  async review(id: string, review: string, body: Record<string, unknown>): Promise<void> {
    await this.call("POST", `${path(id)}/reviews/${encodeURIComponent(review)}`, body);
  }

  /** What people look at from now on; the meeting's other options stay. */
  async changeReview(id: string, review: ReviewOptions): Promise<void> {
    await this.call("PATCH", path(id), { options: { review: { ...review, threshold: review.threshold ?? false } } });
  }

  async endMeeting(id: string): Promise<void> {
    await this.call("POST", `${path(id)}/end`);
  }

  async deleteMeeting(id: string): Promise<void> {
    await this.call("DELETE", path(id));
  }

  async invite(id: string, role: Role, name: string, expiresMinutes: number): Promise<Invitation> {
    const body = name ? { role, name, expiresMinutes } : { role, expiresMinutes };
    const answer = await this.call("POST", `${path(id)}/invitations`, body);
    if (!isRecord(answer) || typeof answer["link"] !== "string") throw unreadable();
    return typeof answer["code"] === "string"
      ? { link: answer["link"], code: answer["code"] }
      : { link: answer["link"] };
  }

  async participants(id: string): Promise<Participant[]> {
    return list(await this.call("GET", `${path(id)}/participants`), "participants").map(parseParticipant);
  }

  async statistics(id: string): Promise<Statistics> {
    return parseStatistics(await this.call("GET", `${path(id)}/statistics`));
  }

  /** Who did what after a record, at most 1,000. */
  async audit(id: string, after: number): Promise<AuditPage> {
    const answer = await this.call("GET", `${path(id)}/audit?after=${after}`);
    if (!isRecord(answer) || typeof answer["last"] !== "number") throw unreadable();
    return { records: list(answer, "records").map(parseAuditRecord), last: answer["last"] };
  }

  async mute(id: string, participant: string, muted: boolean): Promise<void> {
    await this.call("PATCH", `${path(id)}/participants/${encodeURIComponent(participant)}`, { muted });
  }

  async removeParticipant(id: string, participant: string): Promise<void> {
    await this.call("DELETE", `${path(id)}/participants/${encodeURIComponent(participant)}`);
  }

  /** Puts the consent on record under an id that the client makes; the same id again changes nothing. */
  async giveConsent(id: string, consent: string, agreement: Agreement): Promise<void> {
    await this.call("PUT", `${path(id)}/consents/${encodeURIComponent(consent)}`, agreement);
  }

  /** Recognition stops at once; `erase` takes also what was said out of the record and off every screen. */
  async withdrawConsent(id: string, consent: string, erase: boolean): Promise<void> {
    await this.call("DELETE", `${path(id)}/consents/${encodeURIComponent(consent)}?erase=${erase}`);
  }

  /** Everything that the meeting has of a person. */
  async personalData(id: string, participant: string): Promise<unknown> {
    return this.call("GET", `${path(id)}/participants/${encodeURIComponent(participant)}/data`);
  }

  /** Erases it; the person leaves the meeting. */
  async erasePersonalData(id: string, participant: string): Promise<void> {
    await this.call("DELETE", `${path(id)}/participants/${encodeURIComponent(participant)}/data`);
  }

  /** Sound of a person that was kept, as WAV. */
  async sound(id: string, participant: string, recording: string): Promise<Blob> {
    const names = [participant, "sound", recording].map(encodeURIComponent).join("/");
    return (await this.send("GET", `${path(id)}/participants/${names}`, undefined, SOUND_MILLIS)).blob();
  }

  /** All that was said, as a file in one of the meeting's languages, or in two side by side. */
  async captionFile(id: string, language: string, format: string, beside = ""): Promise<Blob> {
    const query = new URLSearchParams({ language, ...(beside !== "" && { beside }) });
    return (await this.send("GET", `${path(id)}/captions.${format}?${query}`, undefined, SOUND_MILLIS)).blob();
  }

  /** The minutes as a file, in one of the meeting's languages. */
  async minutesFile(id: string, language: string, format: string): Promise<Blob> {
    const route = `${path(id)}/minutes.${format}?language=${encodeURIComponent(language)}`;
    return (await this.send("GET", route, undefined, SOUND_MILLIS)).blob();
  }

  /** What the organizer made of the minutes. */
  async writtenMinutes(id: string): Promise<WrittenMinutes> {
    return parseWrittenMinutes(await this.call("GET", `${path(id)}/minutes`));
  }

  /** Refused with `minutes-changed` where they are not at this version any more. */
  async writeMinutes(id: string, minutes: WrittenMinutes): Promise<void> {
    const { version, agenda, language, text } = minutes;
    await this.call("PUT", `${path(id)}/minutes`, {
      version,
      agenda,
      ...(text !== null && { text: toMinutesWire(language, text) }),
    });
  }

  /** Approves exactly this version. */
  async approveMinutes(id: string, version: number, name: string): Promise<void> {
    await this.call("POST", `${path(id)}/minutes/approval`, { version, name });
  }

  /** What there is to know of idioms in a caption. */
  async notes(id: string, utterance: string, language: string): Promise<IdiomNote[]> {
    const route = `${path(id)}/captions/${encodeURIComponent(utterance)}/notes?${new URLSearchParams({ language })}`;
    return parseNotes(await this.call("GET", route));
  }

  /** What a meeting comes to so far, or what was said after a `seq`; figures as a locale has them, where one is given. */
  async summary(id: string, language: string, locale: string | null, after = 0): Promise<Summary> {
    const query = new URLSearchParams({
      language,
      ...(locale !== null && { locale }),
      ...(after > 0 && { after: String(after) }),
    });
    return parseSummary(await this.call("GET", `${path(id)}/summary?${query}`));
  }

  /** Terms, names and idioms of a meeting. */
  async glossary(id: string): Promise<Glossary> {
    return parseGlossary(await this.call("GET", `${path(id)}/glossary`));
  }

  async addTerm(id: string, entry: GlossaryEntry): Promise<void> {
    await this.call("POST", `${path(id)}/glossary/entries`, toWire(entry));
  }

  /** Refused with `glossary-changed` where the entry is not as it was read. */
  async changeTerm(id: string, entry: GlossaryEntry): Promise<void> {
    await this.call("PUT", term(id, entry), toWire(entry), 30_000, { "if-match": `"${entry.version}"` });
  }

  async removeTerm(id: string, entry: GlossaryEntry): Promise<void> {
    await this.call("DELETE", term(id, entry), undefined, 30_000, { "if-match": `"${entry.version}"` });
  }

  /** Puts a file in the place of the whole glossary; tells how many entries there are and what was left out. */
  async importGlossary(
    id: string,
    file: string,
    type: string,
    version: string,
  ): Promise<{ entries: number; faults: Fault[] }> {
    const headers = { "content-type": type, "if-match": `"${version}"` };
    const answer = await this.call("PUT", `${path(id)}/glossary`, file, SOUND_MILLIS, headers);
    return { entries: count(isRecord(answer) ? answer : {}, "entries"), faults: parseFaults(answer) };
  }

  async glossaryFile(id: string, format: string): Promise<Blob> {
    return (await this.send("GET", `${path(id)}/glossary.${format}`, undefined, SOUND_MILLIS)).blob();
  }

  private async call(
    method: string,
    route: string,
    body?: unknown,
    timeoutMillis = 30_000,
    more: Record<string, string> = {},
  ): Promise<unknown> {
    const response = await this.send(method, route, body, timeoutMillis, more);
    const content = await response.text().catch(() => "");
    if (content === "") return null;
    try {
      return JSON.parse(content);
    } catch {
      throw unreadable();
    }
  }

  /** @param more headers; where they name a content type, the body is sent as it is */
  private async send(
    method: string,
    route: string,
    body: unknown,
    timeoutMillis: number,
    more: Record<string, string> = {},
  ): Promise<Response> {
    const headers: Record<string, string> = { accept: "*/*" };
    if (this.token) headers["authorization"] = `Bearer ${this.token()}`;
    const init: RequestInit = { method, headers, cache: "no-store", signal: AbortSignal.timeout(timeoutMillis) };
    if (body !== undefined) {
      headers["content-type"] = "application/json";
      init.body = "content-type" in more ? String(body) : JSON.stringify(body);
    }
    Object.assign(headers, more);
    let response: Response;
    try {
      response = await this.fetcher(this.root + route, init);
    } catch {
      throw new ApiError(0, "unreachable", "");
    }
    if (!response.ok) throw problem(response.status, await response.text().catch(() => ""));
    return response;
  }
}

/** `WebSocket.OPEN`, where there is no WebSocket to ask. */
export const SOCKET_OPEN = 1;

/** Address of a socket of the meeting on the page's own origin. */
export function socketAddress(
  base: string,
  meeting: string,
  kind: "captions" | "audio" | "reviews",
  query: Record<string, string>,
): string {
  const url = new URL(`/api/v1${path(meeting)}/${kind}`, base);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return url.href;
}

/** The subprotocols that carry the token; the server echoes the first. */
export function socketProtocols(token: string): string[] {
  return ["interpreter.v1", `bearer.${token}`];
}

function term(meeting: string, entry: GlossaryEntry): string {
  return `${path(meeting)}/glossary/entries/${encodeURIComponent(entry.id)}`;
}

function path(meeting: string): string {
  return `/meetings/${encodeURIComponent(meeting)}`;
}

function problem(status: number, content: string): ApiError {
  try {
    const value: unknown = JSON.parse(content);
    if (isRecord(value)) {
      const type = typeof value["type"] === "string" ? shortType(value["type"]) : "";
      const detail = typeof value["detail"] === "string" ? value["detail"] : value["title"];
      return new ApiError(status, type, typeof detail === "string" ? detail : "", value);
    }
  } catch {
    // not a problem document: the status has to do
  }
  return new ApiError(status, "", "");
}

function unreadable(): ApiError {
  return new ApiError(0, "unreadable", "");
}

function list(value: unknown, key: string): unknown[] {
  const items = isRecord(value) ? value[key] : value;
  if (!Array.isArray(items)) throw unreadable();
  return items;
}

function parseMeeting(value: unknown): Meeting {
  if (!isRecord(value) || typeof value["id"] !== "string") throw unreadable();
  const state = value["state"];
  const meeting: Meeting = {
    id: value["id"],
    title: typeof value["title"] === "string" ? value["title"] : "",
    languages: strings(value["languages"]),
    state: state === "live" || state === "ended" ? state : "planned",
    availability: Array.isArray(value["availability"]) ? value["availability"].flatMap(parseAvailability) : [],
    rooms: value["rooms"] === true,
    retention: parseRetention(value),
    reviewed: isReviewed(value["options"]),
  };
  const review = parseReviewOptions(record(record(value, "options"), "review"));
  if (review !== null) meeting.review = review;
  if (isRecord(value["meaning"])) meeting.meaning = parseMeaning(value["meaning"]);
  if (typeof value["last"] === "number") meeting.last = value["last"];
  if (isRecord(value["readers"])) meeting.readers = value["readers"] as Record<string, number>;
  if (typeof value["joinCode"] === "string") meeting.joinCode = value["joinCode"];
  return meeting;
}

function parseReviewOptions(value: Record<string, unknown>): ReviewOptions | null {
  const { policy, holdSeconds, onTimeout, threshold } = value;
  if (policy !== "off" && policy !== "after" && policy !== "hold") return null;
  const options: ReviewOptions = {
    policy,
    holdSeconds: typeof holdSeconds === "number" ? holdSeconds : 20,
    onTimeout: onTimeout === "publish" ? "publish" : "withhold",
    words: parseLists(value["words"]),
    doubt: value["doubt"] === true,
    examples: parseLists(value["examples"]),
  };
  if (typeof threshold === "number") options.threshold = threshold;
  return options;
}

function parseLists(value: unknown): Record<string, string[]> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([tag, texts]) => [tag, strings(texts)]));
}

function parseMeaning(value: Record<string, unknown>): Meaning {
  const not = Array.isArray(value["notCompared"]) ? value["notCompared"].filter(isRecord) : [];
  return {
    notCompared: not.map(({ language, reason }) => ({ language: String(language), reason: String(reason) })),
    examplesLeftOut: Number(value["examplesLeftOut"]) || 0,
    unchecked: Number(value["unchecked"]) || 0,
  };
}

function isReviewed(options: unknown): boolean {
  const review = isRecord(options) ? options["review"] : null;
  return isRecord(review) && typeof review["policy"] === "string" && review["policy"] !== "off";
}

function parseRetention(value: unknown): Retention {
  const { days, deleted, deletedUnlessStarted } = record(value, "retention");
  const retention: Retention = {};
  if (typeof days === "number") retention.days = days;
  if (typeof deleted === "string") retention.deleted = deleted;
  if (typeof deletedUnlessStarted === "string") retention.deletedUnlessStarted = deletedUnlessStarted;
  return retention;
}

function parseTerms(value: unknown): Terms {
  const consent = record(value, "consent");
  const { language, version, agree, keepSound } = consent;
  if (typeof language !== "string" || typeof version !== "string" || typeof agree !== "string") throw unreadable();
  const terms: Terms = {
    retention: parseRetention(value),
    keepsSound: isRecord(value) && value["keepsSound"] === true,
    consent: { language, version, agree, points: strings(consent["points"]) },
    consentLanguages: isRecord(value) ? strings(value["consentLanguages"]) : [],
  };
  if (typeof keepSound === "string") terms.consent.keepSound = keepSound;
  return terms;
}

function parseAvailability(value: unknown): Availability[] {
  if (!isRecord(value) || typeof value["language"] !== "string") return [];
  return [
    {
      language: value["language"],
      speech: value["speech"] === true,
      translatedFrom: strings(value["translatedFrom"]),
      hints: strings(value["hints"]),
    },
  ];
}

function parseStatistics(value: unknown): Statistics {
  const [delays, recognition, captions, tracks, server] = ["delays", "recognition", "captions", "tracks", "server"].map(
    (key) => record(value, key),
  ) as [Fields, Fields, Fields, Fields, Fields];
  const finals = record(delays, "final");
  const capacity = Object.values(record(server, "capacity")).filter((most) => typeof most === "number");
  return {
    finals: {
      count: count(finals, "count"),
      p50Millis: count(finals, "p50Millis"),
      p95Millis: count(finals, "p95Millis"),
    },
    speaking: count(tracks, "speaking"),
    idle: count(tracks, "idle"),
    muted: count(tracks, "muted"),
    serverSpeaking: count(server, "speaking"),
    capacity: capacity.length > 0 ? Math.min(...capacity) : null,
    lowConfidenceShare: count(recognition, "lowConfidenceShare"),
    restarts: count(recognition, "restarts"),
    untranslated: count(captions, "delayedTranslations") + count(captions, "failedTranslations"),
  };
}

type Fields = Record<string, unknown>;

function record(value: unknown, key: string): Fields {
  const field = isRecord(value) ? value[key] : undefined;
  return isRecord(field) ? field : {};
}

function count(fields: Fields, key: string): number {
  const value = fields[key];
  return typeof value === "number" ? value : 0;
}

function parseAuditRecord(value: unknown): AuditRecord {
  if (!isRecord(value)) throw unreadable();
  const text = (key: string): string => (typeof value[key] === "string" ? value[key] : "");
  return {
    n: typeof value["n"] === "number" ? value["n"] : 0,
    time: text("time"),
    actor: text("actor"),
    role: text("role"),
    act: text("act"),
    object: text("object"),
    address: text("address"),
    hash: text("hash"),
  };
}

function parseParticipant(value: unknown): Participant {
  if (!isRecord(value) || typeof value["id"] !== "string") throw unreadable();
  const participant: Participant = {
    id: value["id"],
    name: typeof value["name"] === "string" ? value["name"] : "",
    role: (typeof value["role"] === "string" ? value["role"] : "listener") as Role,
  };
  if (typeof value["language"] === "string") participant.language = value["language"];
  if (typeof value["muted"] === "boolean") participant.muted = value["muted"];
  if (typeof value["connected"] === "boolean") participant.connected = value["connected"];
  return participant;
}

function parseSession(value: unknown): Session {
  if (!isRecord(value) || typeof value["token"] !== "string") throw unreadable();
  const session: Session = {
    token: value["token"],
    meeting: typeof value["meeting"] === "string" ? value["meeting"] : null,
    participant: typeof value["participant"] === "string" ? value["participant"] : "",
    role: (typeof value["role"] === "string" ? value["role"] : "listener") as Role,
    consent: typeof value["consent"] === "string" ? value["consent"] : null,
  };
  if (typeof value["expires"] === "string") session.expires = value["expires"];
  if (typeof value["tokenId"] === "string") session.tokenId = value["tokenId"];
  if (value["signedIn"] === true) session.signedIn = true;
  if (typeof value["name"] === "string") session.name = value["name"];
  return session;
}
