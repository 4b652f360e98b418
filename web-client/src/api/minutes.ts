/** A sentence of minutes, and the captions that it rests on. */
export interface MinutesLine {
  text: string;
  seqs: number[];
}

/** What somebody is to do. */
export interface MinutesTask {
  who: string;
  what: string;
  due: string;
  seqs: number[];
}

/** What minutes say, whoever wrote it. */
export interface MinutesText {
  points: MinutesLine[];
  decisions: MinutesLine[];
  actions: MinutesTask[];
  questions: MinutesLine[];
}

/** What the organizer made of the minutes. */
export interface WrittenMinutes {
  version: number;
  agenda: string[];
  language: string;
  text: MinutesText | null;
  approval: { name: string; at: string; changedSince: boolean } | null;
}

type Json = Record<string, unknown>;

const object = (value: unknown): Json => (value !== null && typeof value === "object" ? (value as Json) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const seqs = (value: unknown): number[] => list(value).filter((seq): seq is number => typeof seq === "number");
const lines = (value: unknown): MinutesLine[] =>
  list(value)
    .map(object)
    .map((line) => ({ text: text(line["text"]), seqs: seqs(line["seqs"]) }));

/** What minutes say, of the written ones or of the file. */
export function parseMinutesText(value: unknown): MinutesText {
  const from = object(value);
  return {
    points: lines(from["points"]),
    decisions: lines(from["decisions"]),
    actions: list(from["actions"])
      .map(object)
      .map((task) => ({
        who: text(task["who"]),
        what: text(task["what"]),
        due: text(task["due"]),
        seqs: seqs(task["seqs"]),
      })),
    // one that was answered is in the file too, and in no minutes
    questions: lines(list(from["questions"]).filter((question) => object(question)["open"] !== false)),
  };
}

export function parseWrittenMinutes(value: unknown): WrittenMinutes {
  const from = object(value);
  const approval = object(from["approval"]);
  return {
    version: typeof from["version"] === "number" ? from["version"] : 0,
    agenda: list(from["agenda"]).map(text),
    language: text(object(from["text"])["language"]),
    text: from["text"] === undefined ? null : parseMinutesText(from["text"]),
    approval:
      from["approval"] === undefined
        ? null
        : {
            name: text(approval["name"]),
            at: text(approval["at"]),
            changedSince: approval["changedSince"] === true,
          },
  };
}

/** A task on one line, to be edited. */
export function taskLine(task: MinutesTask): string {
  return [task.who, task.what, task.due].join(" | ");
}

/** What somebody wrote, line by line; a line that is as before still rests on its captions. */
export function linesOf(written: string, before: readonly MinutesLine[]): MinutesLine[] {
  return rowsOf(written).map((row) => ({
    text: row,
    seqs: before.find((line) => line.text === row)?.seqs ?? [],
  }));
}

/** Tasks as `who | what | until when`; with one part it is what, with two who and what. */
export function tasksOf(written: string, before: readonly MinutesTask[]): MinutesTask[] {
  return rowsOf(written)
    .map((row) => row.split("|").map((part) => part.trim()))
    .map((parts) => (parts.length === 1 ? ["", ...parts] : parts))
    .map(([who = "", what = "", ...due]) => ({ who, what, due: due.join(" "), seqs: [] as number[] }))
    .filter((task) => task.what !== "")
    .map((task) => ({
      ...task,
      seqs: before.find((one) => one.who === task.who && one.what === task.what && one.due === task.due)?.seqs ?? [],
    }));
}

export function rowsOf(written: string): string[] {
  return written
    .split("\n")
    .map((row) => row.trim())
    .filter((row) => row !== "");
}

/** As the server takes it: what is empty is left out. */
export function toWire(language: string, minutes: MinutesText): object {
  return {
    language,
    points: minutes.points,
    decisions: minutes.decisions,
    actions: minutes.actions.map(({ who, what, due, seqs: from }) => ({
      ...(who !== "" && { who }),
      what,
      ...(due !== "" && { due }),
      seqs: from,
    })),
    questions: minutes.questions,
  };
}
