// @vitest-environment jsdom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ApiClient } from "../api/client";
import { ACTS, actInWords, actorInWords, AuditBox } from "./audit-box";

/** What the server's sources write into the audit log. */
function recordedActs(): string[] {
  const sources = join(process.cwd(), "../interpreter-server/src/main/java/org/meetinginterpreter");
  const others = new Set(["admin", "consent", "meeting", "nobody", "none", "operator", "organizer", "participant"]);
  for (const word of ["role", "server", "content-disposition", "content-type"]) others.add(word);
  const acts = new Set<string>();
  for (const folder of ["server", "security"]) {
    for (const file of readdirSync(join(sources, folder)).filter((name) => name.endsWith(".java"))) {
      const source = readFileSync(join(sources, folder, file), "utf8");
      for (const [call] of source.matchAll(
        /(?:api\.act|audit\.record|(?<!\.)\brecord|new AuditRecord)\((?!\))[^;]*;/g,
      )) {
        for (const [, text = ""] of call.matchAll(/"([a-z]+(?:-[a-z]+)*(?:\.[a-z]+)?)"/g)) {
          if (!others.has(text)) acts.add(text);
        }
      }
    }
  }
  return [...acts].sort();
}

const RECORD = {
  n: 1,
  time: "2026-11-23T17:00:00Z",
  actor: "p_4",
  role: "speaker",
  act: "consent.withdraw",
  object: "c_1",
  address: "192.0.2.0/24",
  hash: "00",
};

function opened(...pages: unknown[]): AuditBox {
  const answers = [...pages];
  const client = new ApiClient(
    () => "abc",
    "/api/v1",
    async () => new Response(JSON.stringify(answers.shift() ?? { records: [], last: 9 }), { status: 200 }),
  );
  const box = new AuditBox(client, "m_1");
  document.body.replaceChildren(box.element);
  box.element.querySelector("details")!.open = true;
  box.element.querySelector("details")!.dispatchEvent(new Event("toggle"));
  return box;
}

test("says in words who did what, from which network", async () => {
  const box = opened({ records: [RECORD], last: 1 });
  await vi.waitFor(() => expect(box.element.querySelectorAll("tbody tr")).toHaveLength(1));
  const line = box.element.querySelector("tbody tr")!.textContent;
  expect(line).toContain("Speaker p_4");
  expect(line).toContain("took the consent back c_1");
  expect(line).toContain("192.0.2.0/24");
});

test("has a sentence for every act that the server records, and for no other", () => {
  const acts = recordedActs();
  expect(acts).toEqual(expect.arrayContaining(["join", "server.start", "deployment-key.rotate", "meeting.expire"]));
  expect(Object.keys(ACTS).sort()).toEqual(acts);
});

test("shows a hundred lines at once, and more when asked", async () => {
  const records = Array.from({ length: 150 }, (_, n) => ({ ...RECORD, n: n + 1 }));
  const box = opened({ records, last: 150 });
  await vi.waitFor(() => expect(box.element.querySelectorAll("tbody tr")).toHaveLength(100));
  [...box.element.querySelectorAll("button")].at(-1)!.click();
  await vi.waitFor(() => expect(box.element.querySelectorAll("tbody tr")).toHaveLength(150));
});

test("markup in a record stays text", async () => {
  const box = opened({ records: [{ ...RECORD, act: "<img src=x>" }], last: 1 });
  await vi.waitFor(() => expect(box.element.querySelectorAll("tbody tr")).toHaveLength(1));
  expect(box.element.querySelector("img")).toBeNull();
  expect(box.element.textContent).toContain("<img src=x>");
});

test("an act of a newer server is shown as it is, and ids only where they tell something", () => {
  expect(actInWords("meeting.start")).toBe("started the meeting");
  expect(actInWords("moon.land")).toBe("moon.land");
  expect(actorInWords("server", "server")).toBe("Server");
  expect(actorInWords("none", "nobody")).toBe("Nobody known");
  expect(actorInWords("organizer", "o_7")).toBe("Organizer o_7");
});
