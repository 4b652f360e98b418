/** The wire format of `/api/v1`, as far as this client reads it. Unknown fields are ignored. */

export type Role = "organizer" | "speaker" | "listener" | "reviewer" | "integrator";
export type MeetingState = "planned" | "live" | "ended";

export interface Meeting {
  id: string;
  title: string;
  languages: string[];
  state: MeetingState;
  joinCode?: string;
  /** What the installed models can do per language; empty when the server does not say. */
  availability: Availability[];
  /** Whether people who share a microphone can be told apart. */
  rooms: boolean;
  retention: Retention;
  /** Whether captions are flagged for people to review. */
  reviewed: boolean;
  /** What people look at; for the organizer only. */
  review?: ReviewOptions;
  /** What the comparison with examples reaches; for reviewers and organizers, where there are examples. */
  meaning?: Meaning;
  /** How many connections read each language; for the organizer only. */
  readers?: Record<string, number>;
  /** The newest `seq` of its log, when the server says so. */
  last?: number;
}

/** A meeting that the server keeps apart, as its record cannot be read. */
export interface DamagedMeeting {
  id: string;
  /** Empty where not even that could be read. */
  title: string;
  problem: string;
}

/** How long a meeting is kept after its end. */
export interface Retention {
  /** 0: deleted at its end; none: until somebody deletes it. */
  days?: number;
  /** When that is, once it is known. */
  deleted?: string;
  /** When a planned meeting goes that nobody changes or starts before. */
  deletedUnlessStarted?: string;
}

export interface Availability {
  language: string;
  /** Whether speech in this language is recognised. */
  speech: boolean;
  /** Languages from which captions are translated into this one. */
  translatedFrom: string[];
  /** Sentences that say what to install for what is missing. */
  hints: string[];
}

export interface MeetingOptions {
  passcode?: string;
  embedOrigins?: string[];
  /** Names and terms that are likely to be said. */
  vocabulary?: string[];
  /** Whether the sound of speakers who agree to it is kept. */
  keepSound?: boolean;
  retentionDays?: number;
  review?: ReviewOptions;
}

/** What people look at before or after others read it. */
export interface ReviewOptions {
  policy: "off" | "after" | "hold";
  holdSeconds: number;
  onTimeout: "publish" | "withhold";
  /** By language; `bomb*` stands for all that begins so. */
  words: Record<string, string[]>;
  /** Also what was recognised unsurely or translated doubtfully. */
  doubt: boolean;
  /** By language, sentences; what means much the same is flagged. */
  examples: Record<string, string[]>;
  /** How near it must come, 0.1 to 0.95; none: as the deployment says. */
  threshold?: number;
}

export interface Meaning {
  notCompared: { language: string; reason: string }[];
  examplesLeftOut: number;
  unchecked: number;
}

export interface Invitation {
  link: string;
  code?: string;
}

/** How well a meeting goes, as far as the organizer's page tells it. */
export interface Statistics {
  /** Finals so far, and half resp. 95 % of them came within so many milliseconds after the speaker's words. */
  finals: { count: number; p50Millis: number; p95Millis: number };
  speaking: number;
  idle: number;
  muted: number;
  /** Speakers of the whole server now, and how many of the meeting's languages it carries at least. */
  serverSpeaking: number;
  capacity: number | null;
  /** Share of words that the recogniser was not sure of; 0 also where it does not say. */
  lowConfidenceShare: number;
  /** Recognisers that hung and were replaced. */
  restarts: number;
  /** Finals that went out without their translation, for a while or for good. */
  untranslated: number;
}

export interface Participant {
  id: string;
  name: string;
  role: Role;
  language?: string;
  muted?: boolean;
  connected?: boolean;
}

export interface JoinRequest {
  secret?: string;
  code?: string;
  passcode?: string;
  name?: string;
  role?: Role;
  language?: string;
  consent?: Agreement;
  /** Whether minutes may name whoever it is, though nothing was said. */
  named?: boolean;
}

/** The words by which a meeting asks a speaker for consent. */
export interface ConsentText {
  language: string;
  /** Names exactly these words. */
  version: string;
  points: string[];
  agree: string;
  /** What may be agreed to besides; only where the meeting keeps sound. */
  keepSound?: string;
}

/** What everybody should know before joining. */
export interface Terms {
  retention: Retention;
  keepsSound: boolean;
  consent: ConsentText;
  consentLanguages: string[];
}

/** How a speaker said yes, and to which words. */
export interface Agreement {
  language: string;
  version: string;
  keepSound: boolean;
}

/** Who we are in a meeting: the answer to a join. */
export interface Session {
  token: string;
  /** None for the organizer, whose token is not bound to one meeting. */
  meeting: string | null;
  participant: string;
  role: Role;
  consent: string | null;
  expires?: string;
  /** Names the token for its revocation. */
  tokenId?: string;
  /** Whether its holder signed in. */
  signedIn?: boolean;
  /** Of who signed in, as the provider shows it. */
  name?: string;
}

export interface Speaker {
  id: string;
  name: string;
  /** Which of the people at a shared microphone it seems to be: a machine's guess; absent where nobody asked, or it is unsure. */
  voice?: number;
}

export interface Caption {
  type: "caption";
  /** Number in the caption log; absent on partials and on finals the log does not hold yet. */
  seq?: number;
  utterance: string;
  revision: number;
  speaker: Speaker;
  language: string;
  sourceLanguage: string;
  text: string;
  /** Leading Unicode code points of `text` that no later revision changes. */
  stable: number;
  final: boolean;
  startMillis: number;
  endMillis: number;
  made: string[];
  marks: string[];
  review: string;
  erased: boolean;
  /** Figures that are written as the reader's country has them. */
  adapted?: Figure[];
}

/** A place in a text, in Unicode code points, where a figure is written otherwise than in the record, and what stands there. */
export interface Figure {
  start: number;
  end: number;
  original: string;
}

/** A privileged act; `object` is empty where there is none. */
export interface AuditRecord {
  n: number;
  time: string;
  actor: string;
  role: string;
  act: string;
  object: string;
  address: string;
  hash: string;
}

export interface AuditPage {
  records: AuditRecord[];
  /** Leads to what comes after. */
  last: number;
}
