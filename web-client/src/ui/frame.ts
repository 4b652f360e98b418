import { ApiError } from "../api/client";
import { t } from "../i18n/text";
import { h, svg } from "./dom";

/** The bar on top of the pages: name of the product, what the page is about, and what it offers. */
export function appBar(title: string, ...tools: HTMLElement[]): HTMLElement {
  const mark = svg(
    "svg",
    { viewBox: "0 0 32 32", class: "mark", "aria-hidden": "true" },
    svg("rect", { width: "32", height: "32", rx: "8", class: "mark-ground" }),
    svg("path", {
      d: "M7 10.5A2.5 2.5 0 0 1 9.5 8h13a2.5 2.5 0 0 1 2.5 2.5v8a2.5 2.5 0 0 1-2.5 2.5H15l-5 4v-4h-.5A2.5 2.5 0 0 1 7 18.5z",
      class: "mark-figure",
    }),
    svg("path", { d: "M11 13h10M11 16.5h6", class: "mark-lines" }),
  );
  return h(
    "header",
    { class: "app-bar" },
    h("div", { class: "app-title" }, h("span", { class: "mark-box" }, mark), h("h1", { dir: "auto" }, title)),
    tools.length > 0 && h("div", { class: "tools" }, ...tools),
  );
}

/** A labelled control; the hint stands below and is read with it. */
export function field(label: string, control: HTMLElement, hint = ""): HTMLElement {
  const id = control.id || `f${nextId++}`;
  control.id = id;
  const note = hint === "" ? null : h("small", { id: `${id}-hint`, class: "hint" }, hint);
  if (note) control.setAttribute("aria-describedby", note.id);
  return h("div", { class: "field" }, h("label", { for: id }, label), control, note);
}

let nextId = 1;

/** Where a form says what went wrong; read out when it appears. */
export function alertLine(): HTMLElement {
  return h("p", { class: "alert", role: "alert", hidden: true });
}

export function complain(line: HTMLElement, text: string): void {
  line.textContent = text;
  line.hidden = text === "";
}

/** A failure in words a person can act on: the server's own where it gave some. */
export function words(error: unknown): string {
  if (!(error instanceof ApiError)) return t("failed");
  if (error.status === 0) return t("unreachable");
  if (error.message !== "") return error.message;
  if (error.status === 401 || error.status === 403) return t("notAllowed");
  if (error.status === 404 || error.status === 410) return t("meetingNotFound");
  if (error.status === 429) return t("tooMany");
  return t("failed");
}

/** Runs an act from a button or form: no second click meanwhile, failures in words. */
export async function act(control: HTMLButtonElement, line: HTMLElement, work: () => Promise<void>): Promise<void> {
  if (control.getAttribute("aria-busy") === "true") return;
  control.setAttribute("aria-busy", "true");
  complain(line, "");
  try {
    await work();
  } catch (error) {
    complain(line, words(error));
  } finally {
    control.removeAttribute("aria-busy");
  }
}

export function machineLine(): HTMLElement {
  return h(
    "p",
    { class: "machine-line" },
    h("span", { class: "machine-dot", "aria-hidden": "true" }),
    t("machineMade"),
  );
}
