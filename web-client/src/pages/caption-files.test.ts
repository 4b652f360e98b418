// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ApiClient } from "../api/client";
import type { Meeting } from "../api/types";
import { captionFiles } from "./caption-files";

const asked = vi.fn(async () => new Blob(["x"]));
const askedMinutes = vi.fn(async () => new Blob(["x"]));
const client = { captionFile: asked, minutesFile: askedMinutes } as unknown as ApiClient;
const meeting = { id: "m_1", languages: ["en", "pt"] } as unknown as Meeting;
const names: string[] = [];

beforeEach(() => {
  names.length = 0;
  asked.mockClear();
  URL.createObjectURL = () => "blob:x";
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
});

afterEach(() => vi.restoreAllMocks());

async function have(box: HTMLElement, format: string): Promise<void> {
  const button = [...box.querySelectorAll("button")].find((one) => one.textContent === format);
  button?.click();
  await vi.waitFor(() => expect(names).toHaveLength(1));
}

test("a file is in one language unless a second is chosen to stand beside it", async () => {
  const box = captionFiles(client, meeting, () => "pt");
  await have(box, "WebVTT");
  expect(asked).toHaveBeenCalledWith("m_1", "en", "vtt", "");
  expect(names).toEqual(["captions-en.vtt"]);
});

test("two languages stand side by side", async () => {
  const box = captionFiles(client, meeting, () => "pt");
  const [, beside] = box.querySelectorAll("select");
  if (beside) beside.value = "pt";
  await have(box, "HTML");
  expect(asked).toHaveBeenCalledWith("m_1", "en", "html", "pt");
  expect(names).toEqual(["captions-en-pt.html"]);
});

test("the same language twice is one", async () => {
  const box = captionFiles(client, meeting, () => "pt");
  const [, beside] = box.querySelectorAll("select");
  if (beside) beside.value = "en";
  await have(box, "CSV");
  expect(asked).toHaveBeenCalledWith("m_1", "en", "csv", "");
});

test("a meeting in one language has nothing to put beside", () => {
  const box = captionFiles(client, { ...meeting, languages: ["en"] }, () => "en");
  expect(box.querySelectorAll("select")).toHaveLength(1);
});

test("minutes are had in the language that is chosen", async () => {
  const box = captionFiles(client, meeting, () => "pt", true);
  const [choice] = box.querySelectorAll("select");
  if (choice) choice.value = "pt";
  await have(box, "PDF");
  expect(askedMinutes).toHaveBeenCalledWith("m_1", "pt", "pdf");
  expect(names).toEqual(["minutes-pt.pdf"]);
  expect(box.querySelector('button[aria-label="Minutes, DOCX"]')?.textContent).toBe("DOCX");
});
