import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { because, withoutBrowser, withoutModels } from "./support/prerequisites";
import { Server } from "./support/server";

const reason = withoutBrowser() || withoutModels();

describe.skipIf(reason !== "")(because("review", reason), () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    server = await Server.start();
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function reviewer(meeting: string, name: string): Promise<Visitor> {
    const invitation = { role: "reviewer", name };
    const { link } = await server.api<{ link: string }>("POST", `/meetings/${meeting}/invitations`, invitation);
    const visitor = await Visitor.at(browser, link);
    await visitor.page.getByRole("button", { name: "Join", exact: true }).click();
    await visitor.page.locator(".review-count").waitFor();
    await visitor.connection("Live");
    return visitor;
  }

  test("an organizer sets what is held", async () => {
    const { link } = await server.api<{ link: string }>("POST", "/organizer-links");
    const organizer = await Visitor.at(browser, link);
    const { page } = organizer;
    // the form is open where there is no meeting yet
    await page.getByText("New meeting").first().waitFor();
    if (!(await page.getByLabel("Title").isVisible())) await page.getByText("New meeting").first().click();
    await page.getByLabel("Title").fill("Border talks", { timeout: 5_000 });
    await page.getByText("More options").click();
    await page.getByLabel("Review by people").selectOption("publish");
    await page.getByLabel("Words and phrases to flag").fill("bomb");
    await page.getByRole("button", { name: "Create meeting" }).click();
    await page.getByText("A line lacks its language", { exact: false }).waitFor();
    await page.getByLabel("Words and phrases to flag").fill("en: bomb");
    await organizer.sound("organizer-review");
    await page.getByRole("button", { name: "Create meeting" }).click();
    await page.getByRole("heading", { name: "Border talks" }).waitFor();
    const { meetings } = await server.api<{ meetings: { id: string; title: string; options: { review: object } }[] }>(
      "GET",
      "/meetings",
    );
    const talks = meetings.find(({ title }) => title === "Border talks");
    expect(talks?.options.review).toMatchObject({
      policy: "hold",
      onTimeout: "publish",
      words: { en: ["bomb"] },
    });
    const invitations = page.getByRole("region", { name: "Personal invitations" });
    await invitations.getByLabel("Role").selectOption("reviewer");
    await invitations.getByRole("button", { name: "Make link" }).click();
    const personal = await invitations.getByLabel("Reviewer", { exact: true }).inputValue();
    await page.getByRole("button", { name: "Start meeting" }).click();
    const flagged = page.getByRole("region", { name: "Flagged captions" });
    await flagged.getByText("Nothing waits for you.").waitFor();
    await server.api("POST", `/meetings/${talks?.id}/utterances`, { language: "en", text: "That film was a bomb." });
    await flagged.getByText("That film was a bomb.").waitFor();
    await organizer.sound("organizer-flagged");
    await flagged.getByRole("button", { name: "Approve" }).click();
    await flagged.getByText("Nothing waits for you.").waitFor();
    await page.locator(".caption-rows").getByText("That film was a bomb.").waitFor();
    await organizer.leave();
    const invited = await Visitor.at(browser, personal);
    await invited.page.getByRole("button", { name: "Join", exact: true }).click();
    await invited.page.locator(".review-count").waitFor();
    await invited.leave();
  });

  test("what shares no word with an example is held by its meaning, approved and read", async () => {
    const meeting = await server.meeting("Water talks", ["en", "pt"]);
    const { link } = await server.api<{ link: string }>("POST", "/organizer-links");
    const organizer = await Visitor.at(browser, link);
    const { page } = organizer;
    await page.getByRole("navigation").getByText("Water talks").click();
    await page.getByRole("heading", { name: "Water talks" }).waitFor();
    await page.getByText("Review by people: settings").click();
    const settings = page.getByRole("region", { name: "Review by people: settings" });
    await settings.getByLabel("Review by people", { exact: true }).selectOption("withhold");
    await settings.getByLabel("How long a held caption waits").fill("300");
    await settings.getByLabel("Example sentences").fill("en: We are going to cut off your water supply.");
    await organizer.sound("organizer-review-settings");
    await settings.getByRole("button", { name: "Save review settings" }).click();
    await page.getByRole("region", { name: "Flagged captions" }).getByText("Nothing waits for you.").waitFor();
    await page.getByText("Review by people: settings").click();
    expect(await settings.getByLabel("Example sentences").inputValue()).toBe(
      "en: We are going to cut off your water supply.",
    );

    const reader = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=en`);
    await reader.join("Ann");
    const rosa = await reviewer(meeting.id, "Rosa");
    const said = "Nobody downstream is getting another drop from the river.";
    await server.api("POST", `/meetings/${meeting.id}/utterances`, { language: "en", text: "Lunch is at noon." });
    await server.api("POST", `/meetings/${meeting.id}/utterances`, { language: "en", text: said });
    await reader.says("Lunch is at noon.");
    await reader.page.getByText("A reviewer is looking at this before it is shown.").waitFor();
    await rosa.page.getByText(said).waitFor();
    await rosa.page
      .getByText("means much the same as the example “We are going to cut off", { exact: false })
      .waitFor();
    expect(await reader.page.locator(".caption-rows").textContent()).not.toContain("downstream");
    await rosa.sound("reviewer-meaning");
    await rosa.page.getByRole("button", { name: "Approve" }).click();
    await reader.says(said);
    await organizer.leave();
    await rosa.leave();
    await reader.leave();
  });

  test("two reviewers see a held caption, one corrects it, the other is told", async () => {
    const review = { policy: "hold", holdSeconds: 300, words: { en: ["bomb"] } };
    const meeting = await server.meeting("Peace talks", ["en", "pt"], { review });
    const reader = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=en`);
    await reader.join("Ann");
    const one = await reviewer(meeting.id, "Rosa");
    const other = await reviewer(meeting.id, "Rui");
    await server.api("POST", `/meetings/${meeting.id}/utterances`, { language: "en", text: "They have bombs there." });
    await reader.page.getByText("A reviewer is looking at this before it is shown.").waitFor();
    await one.page.getByText("They have bombs there.").waitFor();
    await one.page.getByText("“bombs” is in the word list (bomb)", { exact: false }).waitFor();
    await other.page.getByText("They have bombs there.").waitFor();
    expect(await reader.page.locator(".caption-rows").textContent()).not.toContain("bombs");
    await one.sound("reviewer-held");

    await other.page.getByRole("button", { name: "Correct", exact: true }).click();
    await other.page.getByLabel("Corrected text").fill("They have dolls there.");
    // by the keyboard alone
    await one.page.locator(".review").focus();
    await one.page.keyboard.press("c");
    await one.page.getByLabel("Corrected text").fill("They have bonds there.");
    await one.page.keyboard.press("Control+Enter");
    await reader.page.getByText("They have bonds there.").waitFor();
    await reader.page.getByText("Corrected by a person").waitFor();
    await other.page.getByText("Someone decided or the caption changed meanwhile", { exact: false }).waitFor();
    expect(await other.page.getByLabel("Corrected text").inputValue()).toBe("They have dolls there.");
    await other.page.getByRole("button", { name: "Send correction" }).click();
    await other.page.locator(".review [aria-busy]").waitFor({ state: "detached" });
    expect(await reader.page.locator(".caption-rows").textContent()).toContain("bonds");
    await other.sound("reviewer-overtaken");
    await reader.sound("reader-corrected");

    await one.page.getByRole("button", { name: "Withhold" }).click();
    await reader.page.getByText("Withheld by the reviewer.").waitFor();
    await one.leave();
    await other.leave();
    await reader.leave();
  });

  test("the organizer reads who did what, also on a phone, and takes it away as a file", async () => {
    const { link } = await server.api<{ link: string }>("POST", "/organizer-links");
    const meeting = await server.meeting("Audited", ["en"]);
    const organizer = await Visitor.at(browser, link);
    const { page } = organizer;
    await page.getByRole("button", { name: /Audited/ }).click();
    await page.getByRole("heading", { name: "Audited" }).waitFor();
    const box = page.getByRole("region", { name: "Who did what" });
    await box.getByText("Who did what").first().focus();
    await page.keyboard.press("Enter");
    await box.getByRole("cell", { name: "started the meeting" }).waitFor();
    await box.getByRole("cell", { name: "127.0.0.0/24" }).first().waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    await box.scrollIntoViewIfNeeded();
    await organizer.sound("organizer-audit");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      box.getByRole("button", { name: "Export all" }).click(),
    ]);
    const lines = (await readFile(await file.path(), "utf8")).trim().split("\n");
    const acts = lines.map((line) => (JSON.parse(line) as { act: string }).act);
    expect(acts.slice(0, 2)).toEqual(["meeting.create", "meeting.start"]);
    expect(file.suggestedFilename()).toBe(`audit-${meeting.id}.jsonl`);
    await organizer.leave();
  });
});
