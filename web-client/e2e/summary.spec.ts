import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { because, withoutBrowser, withoutModels } from "./support/prerequisites";
import { Server } from "./support/server";

const reason = withoutBrowser() || withoutModels();

const TALK = [
  "Good morning, we talk about the bridge over the Ural today.",
  "The bridge costs 40 million dollars and takes two years to build.",
  "We have agreed that the bridge will be built before October.",
  "I will send the new budget to all delegations by Friday.",
  "Who pays for the second pump, that is still an open question for us?",
  "Let us come back to the pump tomorrow.",
];

describe.skipIf(reason !== "")(because("summary", reason), () => {
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

  test("a reader sees what the meeting comes to, in Portuguese, and gets from each point to its caption", async () => {
    const meeting = await server.meeting("Bridge talks", ["en", "pt"]);
    const reader = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=pt`);
    await reader.join("Ana");
    const { page } = reader;
    const panel = page.getByRole("region", { name: "Summary so far" });
    await panel.getByText("Summary so far").click();
    await panel.getByText("As soon as there is something to sum up, it stands here.").waitFor();
    for (const line of TALK) await server.type(meeting.id, line);
    await panel.getByRole("heading", { name: "Decisions" }).waitFor({ timeout: 40_000 });
    await panel.getByRole("heading", { name: "To do" }).waitFor();
    expect(await panel.getByRole("button", { name: /ponte/ }).count()).toBeGreaterThan(0);
    await panel.getByText("Chosen by a machine from what was said.").waitFor();
    await reader.sound("summary-panel");
    const decision = panel.locator("section", { hasText: "Decisions" }).getByRole("button").first();
    await decision.focus();
    await page.keyboard.press("Enter");
    await page.locator(".caption.pointed").waitFor();
    expect(await page.locator(".caption.pointed").getAttribute("data-utterance")).toBe("u3");

    // what is withheld leaves the screen's summary too
    expect(await panel.textContent()).toContain("40");
    await server.api("POST", `/meetings/${meeting.id}/reviews/u2`, { decision: "withhold", version: 1 });
    await expect.poll(() => panel.textContent(), { timeout: 20_000 }).not.toContain("40");
    await reader.leave();
  });

  test("who comes late or comes back is offered what they missed, on a phone", async () => {
    const meeting = await server.meeting("Late talks", ["en", "pt"]);
    for (const line of TALK) await server.type(meeting.id, line);
    const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
    const reader = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=en`, phone);
    await reader.join("Marta");
    const { page } = reader;
    await page.getByText("The meeting has begun: 6 captions came before you.").waitFor();
    await page.getByRole("button", { name: "What you missed" }).click();
    const panel = page.getByRole("region", { name: "Summary so far" });
    await panel.getByRole("heading", { name: "Decisions" }).waitFor();
    await reader.sound("summary-phone");

    await page.goto("about:blank");
    const more = ["The road to the bridge is closed in March.", "Trucks take the ferry until then."];
    for (const line of [...more, ...more.map((text) => text.replace("The", "Again, the")), "The ferry is free."]) {
      await server.type(meeting.id, line);
    }
    await page.goBack();
    await page.getByText("While you were away, 5 captions came.").waitFor();
    await page.getByRole("button", { name: "What you missed" }).click();
    const missed = panel.locator(".missed");
    await missed
      .getByRole("button", { name: /road to the bridge/ })
      .first()
      .waitFor();
    expect(await missed.textContent()).not.toContain("40 million");
    await reader.sound("summary-missed");
    await reader.leave();
  });
});
