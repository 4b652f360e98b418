import type { ReviewOptions } from "../api/types";
import { canonical } from "../i18n/languages";
import { t } from "../i18n/text";
import { h } from "../ui/dom";
import { field } from "../ui/frame";

const POLICIES = {
  off: ["off", "withhold"],
  after: ["after", "withhold"],
  withhold: ["hold", "withhold"],
  publish: ["hold", "publish"],
} as const;

/** What people look at in a new meeting. */
export class ReviewFields {
  readonly elements: HTMLElement[];
  private readonly policy = h(
    "select",
    { name: "review" },
    h("option", { value: "off" }, t("reviewPolicyOff")),
    h("option", { value: "after" }, t("reviewPolicyAfter")),
    h("option", { value: "withhold" }, t("reviewPolicyWithhold")),
    h("option", { value: "publish" }, t("reviewPolicyPublish")),
  );
  private readonly seconds = h("input", { name: "hold", type: "number", min: 1, max: 600, step: 1, value: 20 });
  private readonly words = h("textarea", {
    name: "review-words",
    rows: 3,
    spellcheck: "false",
    placeholder: "en: bomb*",
  });

  constructor() {
    this.elements = [
      field(t("reviewPolicy"), this.policy, t("reviewPolicyHint")),
      field(t("reviewSeconds"), this.seconds),
      field(t("reviewWords"), this.words, t("reviewWordsHint")),
    ];
  }

  /** A line that names no language, if there is one. */
  get wrongLine(): string | null {
    return lines(this.words.value).find((line) => entryIn(line) === null) ?? null;
  }

  /** Nothing where nothing is looked at. */
  get value(): ReviewOptions | null {
    const [policy, onTimeout] = POLICIES[this.policy.value as keyof typeof POLICIES];
    if (policy === "off") return null;
    const seconds = this.seconds.valueAsNumber;
    return { policy, onTimeout, holdSeconds: Number.isNaN(seconds) ? 20 : seconds, words: wordsIn(this.words.value) };
  }
}

/** Word lists by language out of lines such as `en: bomb*`. */
export function wordsIn(text: string): Record<string, string[]> {
  const words: Record<string, string[]> = {};
  for (const line of lines(text)) {
    const entry = entryIn(line);
    if (entry !== null) (words[entry[0]] ??= []).push(entry[1]);
  }
  return words;
}

function lines(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function entryIn(line: string): [string, string] | null {
  const [, tag = "", word = ""] = /^([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*:\s*(\S.*)$/.exec(line) ?? [];
  const language = tag === "" ? null : canonical(tag);
  return language === null ? null : [language, word];
}
