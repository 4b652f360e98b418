import "../style/glossary.css";
import { ApiError, type ApiClient } from "../api/client";
import { mediaType, newEntry, parseFaults, type Fault, type Glossary, type GlossaryEntry } from "../api/glossary";
import type { Meeting } from "../api/types";
import { bestMatch, nameIn } from "../i18n/languages";
import { pageLanguage, t } from "../i18n/text";
import { confirm } from "../ui/confirm";
import { h, show } from "../ui/dom";
import { act, alertLine, complain } from "../ui/frame";
import { save } from "../ui/save";
import { editEntry, KIND_NAMES } from "./glossary-editor";

/** More are found by their words. */
const MOST_ROWS = 200;
const FORMATS = { csv: "CSV", tbx: "TBX", json: "JSON" } as const;

/** The glossary of a meeting before its organizer; each change counts for the next caption. */
export class GlossaryBox {
  readonly element: HTMLElement;
  private readonly count = h("span", { class: "count" });
  private readonly rows = h("tbody");
  private readonly more = h("p", { class: "hint", role: "status" });
  private readonly report = h("div", { role: "status" });
  private readonly find = h("input", {
    type: "search",
    "aria-label": t("glossaryFind"),
    placeholder: t("glossaryFind"),
  });
  private readonly alert = alertLine();
  private glossary: Glossary = { version: "", entries: [] };

  constructor(
    private readonly client: ApiClient,
    private readonly meeting: Meeting,
  ) {
    this.find.addEventListener("input", () => this.draw());
    const add = h("button", { type: "button", class: "primary" }, t("glossaryAdd"));
    add.addEventListener("click", () => void this.edit(newEntry(), add));
    const languages = meeting.languages.map((tag) => h("th", { scope: "col" }, nameIn(tag, pageLanguage())));
    const details = h(
      "details",
      {},
      h("summary", {}, t("glossary"), " ", this.count),
      h("p", { class: "quiet" }, t("glossaryHint")),
      h("div", { class: "row" }, add, this.importer(), ...this.exporters()),
      this.alert,
      this.report,
      this.find,
      h(
        "div",
        { class: "table-box", tabindex: "0", role: "group", "aria-label": t("glossary") },
        h(
          "table",
          {},
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              h("th", { scope: "col" }, t("glossaryKind")),
              ...languages,
              h("th", { scope: "col" }, t("actions")),
            ),
          ),
          this.rows,
        ),
      ),
      this.more,
    );
    // what others changed meanwhile shows when it is opened
    details.addEventListener("toggle", () => {
      if (details.open) void this.read();
    });
    this.element = h("section", { class: "card glossary", "aria-label": t("glossary") }, details);
    void this.read();
  }

  private async read(): Promise<void> {
    await act(h("button"), this.alert, async () => {
      this.glossary = await this.client.glossary(this.meeting.id);
      this.draw();
    });
  }

  private draw(): void {
    const wanted = this.find.value.trim().toLocaleLowerCase();
    const found = this.glossary.entries.filter((entry) =>
      Object.values(entry.terms).some((term) => term.forms.some((form) => form.toLocaleLowerCase().includes(wanted))),
    );
    this.count.textContent = String(this.glossary.entries.length);
    this.find.hidden = this.glossary.entries.length < 2;
    this.more.textContent =
      found.length > MOST_ROWS ? t("glossaryMoreRows", { shown: MOST_ROWS, count: found.length }) : "";
    const rows = found.slice(0, MOST_ROWS).map((entry) => this.row(entry));
    const none = h(
      "tr",
      {},
      h("td", { colspan: this.meeting.languages.length + 2, class: "quiet" }, t("glossaryNone")),
    );
    show(this.rows, ...(rows.length > 0 ? rows : [none]));
  }

  private row(entry: GlossaryEntry): HTMLElement {
    const name = Object.values(entry.terms)[0]?.forms[0] ?? entry.id;
    const edit = h("button", { type: "button", "aria-label": t("glossaryEditOne", { name }) }, t("glossaryEdit"));
    edit.addEventListener("click", () => void this.edit(entry, edit));
    const remove = h("button", { type: "button", "aria-label": t("glossaryRemoveOne", { name }) }, t("remove"));
    remove.addEventListener("click", () => {
      void act(remove, this.alert, async () => {
        if (!(await confirm(t("glossaryRemoveQuestion", { name }), t("remove")))) return;
        await this.client.removeTerm(this.meeting.id, entry);
        await this.read();
      });
    });
    const kind = KIND_NAMES[entry.kind as keyof typeof KIND_NAMES] ?? "termKind";
    const cells = this.meeting.languages.map((tag) => {
      const known = bestMatch([tag], Object.keys(entry.terms));
      const [first = "", ...others] = known === null ? [] : (entry.terms[known]?.forms ?? []);
      return h(
        "td",
        { lang: tag, dir: "auto" },
        first === "" ? "–" : first,
        others.length > 0 && h("span", { class: "hint" }, ` +${others.length}`),
      );
    });
    const marks = [
      entry.exactCase && t("glossaryExactMark"),
      Object.keys(entry.notes).length > 0 && t("glossaryNoteMark"),
    ];
    return h(
      "tr",
      {},
      h(
        "td",
        {},
        t(kind),
        h(
          "span",
          { class: "hint" },
          marks
            .filter(Boolean)
            .map((mark) => ` · ${mark}`)
            .join(""),
        ),
      ),
      ...cells,
      h("td", {}, h("div", { class: "row" }, edit, remove)),
    );
  }

  private async edit(entry: GlossaryEntry, from: HTMLElement): Promise<void> {
    const id = this.meeting.id;
    const saved = await editEntry(
      entry,
      this.meeting.languages,
      (changed) => (changed.id === "" ? this.client.addTerm(id, changed) : this.client.changeTerm(id, changed)),
      async () => (await this.client.glossary(id)).entries.find((known) => known.id === entry.id)?.version ?? null,
    );
    if (saved) await this.read();
    // the row may be another one by now
    (from.isConnected ? from : this.element.querySelector("summary"))?.focus();
  }

  private importer(): HTMLElement {
    const input = h("input", {
      type: "file",
      hidden: true,
      accept: ".csv,.tsv,.tbx,.xml,.json",
      "aria-label": t("glossaryFile"),
    });
    const button = h("button", { type: "button" }, t("glossaryImport"));
    button.addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file !== undefined) void act(button, this.alert, () => this.import(file));
      input.value = "";
    });
    return h("span", {}, button, input);
  }

  private async import(file: File): Promise<void> {
    const type = mediaType(file.name);
    if (type === null) {
      complain(this.alert, t("glossaryFileKind"));
      return;
    }
    // chosen before the glossary was here
    if (this.glossary.version === "") this.glossary = await this.client.glossary(this.meeting.id);
    const count = this.glossary.entries.length;
    if (count > 0 && !(await confirm(t("glossaryReplaceQuestion", { count }), t("glossaryReplace")))) return;
    try {
      const { entries, faults } = await this.client.importGlossary(
        this.meeting.id,
        await file.text(),
        type,
        this.glossary.version,
      );
      this.tell(t("glossaryImported", { count: entries }), faults);
      await this.read();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.problem === "glossary-changed") {
        await this.read();
        complain(this.alert, t("glossaryOvertakenWhole"));
        return;
      }
      const faults = parseFaults(error.members);
      if (faults.length === 0) throw error;
      this.tell(t("glossaryNothingImported"), faults);
    }
  }

  private tell(summary: string, faults: Fault[]): void {
    show(
      this.report,
      h("p", {}, summary),
      faults.length > 0 &&
        h(
          "details",
          { open: true },
          h("summary", {}, t("glossaryFaults", { count: faults.length })),
          h(
            "ul",
            { class: "glossary-faults" },
            ...faults.map(({ line, message }) => h("li", { dir: "auto" }, t("glossaryFault", { line, message }))),
          ),
        ),
    );
  }

  private exporters(): HTMLElement[] {
    return Object.entries(FORMATS).map(([format, name]) => {
      const button = h("button", { type: "button" }, t("glossaryExport", { name }));
      button.addEventListener("click", () => {
        void act(button, this.alert, async () =>
          save(await this.client.glossaryFile(this.meeting.id, format), `glossary.${format}`),
        );
      });
      return button;
    });
  }
}
