/** What a reader may want to know of an idiom or a term in a caption. */
export interface IdiomNote {
  /** As it was said. */
  said: string;
  /** As it stands in the caption; empty where it stands there in no known form. */
  shown: string;
  literal: string;
  note: string;
}

export function parseNotes(value: unknown): IdiomNote[] {
  const notes = (value as { notes?: unknown } | null)?.notes;
  return (Array.isArray(notes) ? notes : [])
    .map((note: unknown) => (note !== null && typeof note === "object" ? (note as Record<string, unknown>) : {}))
    .map((note) => ({
      said: text(note["said"]),
      shown: text(note["shown"]),
      literal: text(note["literal"]),
      note: text(note["note"]),
    }))
    .filter((note) => note.said !== "" && (note.literal !== "" || note.note !== ""));
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
