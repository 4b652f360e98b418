import "../style/idioms.css";
import type { IdiomNote } from "../api/notes";
import { t } from "../i18n/text";
import { tappable } from "./tappable";

/**
 * Lets a reader tap the idioms in a caption's words, or a mark behind them where an idiom stands there in no known form; the note
 * opens below. The words stay as they are.
 */
export function addNotes(words: HTMLElement, notes: readonly IdiomNote[]): void {
  for (const note of notes) {
    const { button, note: box } = tappable("idiom", inWords(note));
    if (!wrap(words, note.shown, button)) {
      button.textContent = "i";
      button.classList.add("idiom-mark");
      button.setAttribute("aria-label", t("idiomAbout", { said: note.said }));
      words.after(button);
    }
    (words.parentElement ?? words).append(box);
  }
}

function inWords(note: IdiomNote): string {
  const meaning = note.note !== "" ? note.note : t("idiomLiterally", { literal: note.literal });
  return `${t("idiomSaid", { said: note.said })} ${meaning}`;
}

/** Puts the first place of a text into the button; says whether there is one. */
function wrap(words: HTMLElement, shown: string, button: HTMLElement): boolean {
  if (shown === "") return false;
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf(shown);
    if (at >= 0 && node.parentElement?.closest("button") === null) {
      const found = (node as Text).splitText(at);
      found.splitText(shown.length);
      found.replaceWith(button);
      button.append(found);
      return true;
    }
  }
  return false;
}
