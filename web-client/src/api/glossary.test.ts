import { expect, test } from "vitest";
import { mediaType, newEntry, parseFaults, parseGlossary, toWire } from "./glossary";

test("a glossary is read with all that an entry has, and what is no entry is passed over", () => {
  const glossary = parseGlossary({
    version: "v1",
    entries: [
      {
        id: "q",
        kind: "keep",
        exactCase: true,
        terms: { en: { forms: ["quota", "quotas"], part: "noun", gender: "" } },
        notes: { en: "A share." },
        version: "e1",
      },
      "rubbish",
    ],
  });
  expect(glossary.version).toBe("v1");
  expect(glossary.entries).toHaveLength(1);
  expect(glossary.entries[0]).toMatchObject({ id: "q", kind: "keep", exactCase: true, version: "e1", literal: {} });
  expect(glossary.entries[0]?.terms["en"]?.forms).toEqual(["quota", "quotas"]);
});

test("what goes to the server has an id only where there is one, and no version", () => {
  expect(toWire(newEntry())).not.toHaveProperty("id");
  expect(toWire({ ...newEntry(), id: "q", version: "e1" })).toMatchObject({ id: "q" });
  expect(toWire({ ...newEntry(), id: "q", version: "e1" })).not.toHaveProperty("version");
});

test("files are told by their names", () => {
  expect(mediaType("Terms.CSV")).toBe("text/csv");
  expect(mediaType("a.tbx")).toBe("application/x-tbx");
  expect(mediaType("a.json")).toBe("application/json");
  expect(mediaType("a.docx")).toBeNull();
  expect(parseFaults({ faults: [{ line: 3, message: "no" }] })).toEqual([{ line: 3, message: "no" }]);
  expect(parseFaults(null)).toEqual([]);
});
