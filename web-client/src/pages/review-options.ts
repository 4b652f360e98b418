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

/** What people look at in a meeting. */
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

  private readonly examples = h("textarea", {
    name: "review-examples",
    rows: 3,
    placeholder: t("reviewExample"),
  });
  private readonly threshold = h("input", { name: "threshold", type: "number", min: 0.1, max: 0.95, step: 0.01 });
  private readonly doubt = h("input", { type: "checkbox", name: "review-doubt" });

  /** @param before what holds already, if the meeting is there */
  constructor(before?: ReviewOptions) {
    if (before !== undefined) this.fill(before);
    this.elements = [
      field(t("reviewPolicy"), this.policy, t("reviewPolicyHint")),
      field(t("reviewSeconds"), this.seconds),
      field(t("reviewWords"), this.words, t("reviewWordsHint")),
      field(t("reviewExamples"), this.examples, t("reviewExamplesHint")),
      field(t("reviewThreshold"), this.threshold, t("reviewThresholdHint")),
      h("div", { class: "field" }, h("label", { class: "check" }, this.doubt, h("span", {}, t("reviewDoubt")))),
    ];
  }

  private fill(before: ReviewOptions): void {
    const same = (key: string): boolean => POLICIES[key as keyof typeof POLICIES].join() === policyOf(before);
    this.policy.value = Object.keys(POLICIES).find(same) ?? before.policy;
    this.seconds.value = String(before.holdSeconds);
    this.words.value = linesOf(before.words);
    this.examples.value = linesOf(before.examples);
    this.threshold.value = before.threshold === undefined ? "" : String(before.threshold);
    this.doubt.checked = before.doubt;
  }

  /** A line that names no language, if there is one. */
  get wrongLine(): string | null {
    const all = [...lines(this.words.value), ...lines(this.examples.value)];
    return all.find((line) => entryIn(line) === null) ?? null;
  }

  /** Nothing where nothing is looked at. */
  get value(): ReviewOptions | null {
    return this.policy.value === "off" ? null : this.all;
  }

  /** Everything, also where nothing is looked at. */
  get all(): ReviewOptions {
    const [policy, onTimeout] = POLICIES[this.policy.value as keyof typeof POLICIES];
    const seconds = this.seconds.valueAsNumber;
    const options: ReviewOptions = {
      policy,
      onTimeout,
      holdSeconds: Number.isNaN(seconds) ? 20 : seconds,
      words: wordsIn(this.words.value),
      doubt: this.doubt.checked,
      examples: wordsIn(this.examples.value),
    };
    if (!Number.isNaN(this.threshold.valueAsNumber)) options.threshold = this.threshold.valueAsNumber;
    return options;
  }
}

function policyOf({ policy, onTimeout }: ReviewOptions): string {
  return [policy, policy === "hold" ? onTimeout : "withhold"].join();
}

/** The lines out of which {@link wordsIn} reads the same. */
export function linesOf(lists: Record<string, string[]>): string {
  return Object.entries(lists)
    .flatMap(([tag, texts]) => texts.map((text) => `${tag}: ${text}`))
    .join("\n");
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
