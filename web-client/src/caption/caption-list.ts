import type { Caption } from "../api/types";

/** What a received caption changed in the list. */
export type Change =
  | { kind: "inserted"; caption: Caption; index: number }
  | { kind: "updated"; caption: Caption; index: number; becameFinal: boolean }
  | { kind: "ignored" };

/**
 * The captions of one feed, one per utterance, in the order in which the utterances began. An entry keeps its place for ever:
 * partial, final and correction of an utterance replace each other, and nothing that was shown once is shown twice.
 */
export class CaptionList {
  private readonly captions: Caption[] = [];
  private readonly byUtterance = new Map<string, Caption>();
  private contiguous = 0;
  private readonly ahead = new Set<number>();

  get size(): number {
    return this.captions.length;
  }

  /** Up to here every log entry has arrived: what a feed that resumes names as `after`. */
  get lastSeq(): number {
    return this.contiguous;
  }

  /** Whether an entry arrived whose predecessor did not. */
  get hasGap(): boolean {
    return this.ahead.size > 0;
  }

  at(index: number): Caption | undefined {
    return this.captions[index];
  }

  get(utterance: string): Caption | undefined {
    return this.byUtterance.get(utterance);
  }

  apply(caption: Caption): Change {
    if (caption.seq !== undefined) {
      if (this.seen(caption.seq)) return { kind: "ignored" };
      this.note(caption.seq);
    }
    const known = this.byUtterance.get(caption.utterance);
    if (known === undefined) {
      const index = this.place(caption);
      this.captions.splice(index, 0, caption);
      this.byUtterance.set(caption.utterance, caption);
      return { kind: "inserted", caption, index };
    }
    if (!supersedes(caption, known)) return { kind: "ignored" };
    // an utterance never changes its place, whatever a later revision says
    const kept: Caption = { ...caption, startMillis: known.startMillis };
    const index = this.indexOf(known);
    this.captions[index] = kept;
    this.byUtterance.set(caption.utterance, kept);
    return { kind: "updated", caption: kept, index, becameFinal: kept.final && !known.final };
  }

  /** Takes out what is not final, as after a broken connection: what still grows is sent again. Returns the utterances. */
  dropPartials(): string[] {
    const dropped = this.captions.filter((caption) => !caption.final).map((caption) => caption.utterance);
    for (const utterance of dropped) this.remove(utterance);
    return dropped;
  }

  remove(utterance: string): boolean {
    const known = this.byUtterance.get(utterance);
    if (known === undefined) return false;
    this.captions.splice(this.indexOf(known), 1);
    this.byUtterance.delete(utterance);
    return true;
  }

  /** Gives up on a gap that a replay did not fill. */
  acceptGap(): void {
    this.contiguous = Math.max(this.contiguous, ...this.ahead);
    this.ahead.clear();
  }

  private seen(seq: number): boolean {
    return seq <= this.contiguous || this.ahead.has(seq);
  }

  private note(seq: number): void {
    this.ahead.add(seq);
    while (this.ahead.delete(this.contiguous + 1)) this.contiguous++;
  }

  /** Behind every caption that began earlier or at the same time; looks from the end, where new ones belong. */
  private place(caption: Caption): number {
    let index = this.captions.length;
    while (index > 0 && (this.captions[index - 1] as Caption).startMillis > caption.startMillis) index--;
    return index;
  }

  private indexOf(caption: Caption): number {
    return this.captions.lastIndexOf(caption);
  }
}

function supersedes(next: Caption, known: Caption): boolean {
  // what was erased vanishes also while the log cannot be written
  if (next.erased && next.seq === undefined) return next.revision > known.revision;
  if (known.seq !== undefined) return next.seq !== undefined && next.seq > known.seq;
  if (known.final) return next.final && (next.seq !== undefined || next.revision > known.revision);
  return next.final || next.revision > known.revision;
}
