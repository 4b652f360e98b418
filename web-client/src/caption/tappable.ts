import { h } from "../ui/dom";

let count = 0;

/** A part of a caption's words that opens a note when tapped, and the note, still closed. The caller puts both in their places. */
export function tappable(kind: "idiom" | "figure", words: string): { button: HTMLButtonElement; note: HTMLElement } {
  const note = h("p", { class: `${kind}-note`, hidden: true, id: `${kind}-${++count}`, dir: "auto" }, words);
  const button = h("button", { type: "button", class: kind, "aria-expanded": "false", "aria-controls": note.id });
  button.addEventListener("click", () => {
    note.hidden = !note.hidden;
    button.setAttribute("aria-expanded", String(!note.hidden));
  });
  return { button, note };
}
