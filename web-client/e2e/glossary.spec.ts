import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { because, withoutBrowser, withoutModels } from "./support/prerequisites";
import { Server } from "./support/server";

const reason = withoutBrowser() || withoutModels();
const folder = mkdtempSync(join(tmpdir(), "interpreter-glossary-"));

describe.skipIf(reason !== "")(because("glossary", reason), () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    server = await Server.start();
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  async function organizer(title: string, options = {}): Promise<Visitor> {
    const { link } = await server.api<{ link: string }>("POST", "/organizer-links");
    const visitor = await Visitor.at(browser, link, options);
    await visitor.page.getByRole("navigation").getByText(title).click();
    await visitor.page.getByRole("heading", { name: title }).waitFor();
    await visitor.page.getByRole("region", { name: "Glossary" }).getByText("Glossary").first().click();
    return visitor;
  }

  test("a term edited while the meeting goes on is in the next caption", async () => {
    const meeting = await server.meeting("Quota talks", ["en", "pt"]);
    const reader = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=pt`);
    await reader.join("Ana");
    const visitor = await organizer("Quota talks");
    const { page } = visitor;
    const box = page.getByRole("region", { name: "Glossary" });
    await box.getByText("There is nothing here yet.").waitFor();
    await server.type(meeting.id, "The minister announced a new levy on water.");
    await reader.says(/água/);
    expect(await reader.page.locator(".caption-rows").textContent()).not.toContain("contribuição especial");

    // by the keyboard alone
    await box.getByRole("button", { name: "Add entry" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("levy");
    const portuguese = page.getByRole("group", { name: "Portuguese" });
    await portuguese.getByLabel("Words").focus();
    await page.keyboard.type("contribuição especial");
    await visitor.sound("glossary-editor");
    await page.keyboard.press("Enter");
    await box.getByRole("cell", { name: "contribuição especial" }).waitFor();
    await server.type(meeting.id, "The minister announced a new levy on water today.");
    await reader.says(/contribuição especial/);

    await box.getByRole("button", { name: "Edit levy" }).click();
    await portuguese.getByLabel("Words").fill("taxa solidária");
    await portuguese.getByText("Forms, grammar, note").click();
    await portuguese.getByLabel("Note for readers").fill("Cobrada a todos.");
    await page.getByRole("button", { name: "Save" }).click();
    await box.getByRole("cell", { name: "taxa solidária" }).waitFor();
    await server.type(meeting.id, "The minister announced a new levy on water again.");
    await reader.says(/taxa solidária/);
    await visitor.sound("glossary-organizer");
    await reader.sound("glossary-reader");

    await box.getByRole("button", { name: "Remove levy" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await box.getByText("There is nothing here yet.").waitFor();
    await visitor.leave();
    await reader.leave();
  });

  test("a file is imported with its bad rows told by line, on a phone, and comes back as a file", async () => {
    const meeting = await server.meeting("File talks", ["en", "pt"]);
    const visitor = await organizer("File talks", { viewport: { width: 360, height: 740 } });
    const { page } = visitor;
    const box = page.getByRole("region", { name: "Glossary" });
    const file = join(folder, "terms.csv");
    writeFileSync(file, "kind,en,pt\nterm,quota,cota\nperson,Ospanova,\nkeep,Aarhus,\n");
    await box.locator("input[type=file]").setInputFiles(file);
    await box.getByText("The glossary now has 2 entries.").waitFor();
    await box.getByText(/Line 3: .*person/).waitFor();
    await visitor.sound("glossary-phone");
    const download = page.waitForEvent("download");
    await box.getByRole("button", { name: "Export CSV" }).click();
    const exported = readFileSync(await (await download).path(), "utf8");
    expect(exported).toContain("Aarhus");

    // somebody else changes an entry that is open here
    await box.getByRole("button", { name: "Edit quota" }).click();
    const { entries } = await server.api<{ entries: { id: string }[] }>("GET", `/meetings/${meeting.id}/glossary`);
    const path = `/meetings/${meeting.id}/glossary/entries/${entries[0]?.id}`;
    await server.api("PUT", path, { terms: { en: "quota", pt: "quinhão" } });
    const portuguese = page.getByRole("group", { name: "Portuguese" });
    await portuguese.getByLabel("Words").fill("parcela");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Someone changed this entry meanwhile.", { exact: false }).waitFor();
    await visitor.sound("glossary-phone-editor");
    await page.getByRole("button", { name: "Save" }).click();
    await box.getByRole("cell", { name: "parcela" }).waitFor();
    await visitor.leave();
  });

  test("a reviewer's correction brings its term", async () => {
    const review = { policy: "after", words: { en: ["levy"] } };
    const meeting = await server.meeting("Levy talks", ["en", "pt"], { review });
    const reader = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=pt`);
    await reader.join("Ana");
    await server.type(meeting.id, "They want a levy.");
    await reader.says(/Eles/);
    const invitation = { role: "reviewer", name: "Rosa" };
    const { link } = await server.api<{ link: string }>("POST", `/meetings/${meeting.id}/invitations`, invitation);
    const rosa = await Visitor.at(browser, link);
    const { page } = rosa;
    await page.getByRole("button", { name: "Join", exact: true }).click();
    await rosa.connection("Live");
    const translation = page.locator(".review-translations .words");
    await translation.waitFor();
    const before = (await translation.textContent()) ?? "";
    await page.getByRole("button", { name: "Correct", exact: true }).click();
    await page.getByLabel("Language").selectOption("pt");
    await page.getByLabel("Corrected text").fill(`${before.replace(/\.$/, "")} chamado contribuição.`);
    await page.getByLabel("Add a term to the glossary with it").check();
    await page.getByLabel("Term in English").fill("levy");
    await page.getByLabel("Term in Portuguese").fill("contribuição");
    await rosa.sound("reviewer-term");
    await page.getByRole("button", { name: "Send correction" }).click();
    await page.locator(".review-editor").waitFor({ state: "hidden" });
    await server.type(meeting.id, "Nobody here likes the levy.");
    await reader.says(/gosta.*contribuição/);
    await rosa.leave();
    await reader.leave();
  });
});
