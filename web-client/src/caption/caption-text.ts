import type { Caption } from "../api/types";

/** The part of a caption that will not change and the part that may, cut at a code point as `stable` counts. */
export function splitStable(caption: Pick<Caption, "text" | "stable" | "final">): [stable: string, open: string] {
  if (caption.final) return [caption.text, ""];
  const points = [...caption.text];
  const stable = Math.max(0, Math.min(points.length, caption.stable));
  return [points.slice(0, stable).join(""), points.slice(stable).join("")];
}

/** A time of the meeting as people read it: `1:21`, from an hour on `1:02:03`. */
export function clock(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The language of the words as they stand: what could not be translated is still in its source language. */
export function languageOfText(caption: Caption): string {
  const untranslated = caption.marks.includes("translation-failed") || caption.marks.includes("translation-delayed");
  return untranslated ? caption.sourceLanguage : caption.language;
}
