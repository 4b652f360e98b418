import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { because, withoutBrowser, withoutModels } from "./support/prerequisites";
import { Server } from "./support/server";

const reason = withoutBrowser() || withoutModels();

describe.skipIf(reason !== "")(because("minutes", reason), () => {
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

  test(
    "the organizer edits the minutes, approves them, and they are in every language",
    { timeout: 120_000 },
    async () => {
      const meeting = await server.meeting("Bridge talks", ["en", "pt"]);
      await server.type(meeting.id, "We have agreed that the bridge will be built before October.");
      await server.type(meeting.id, "Who pays for the second pump?");
      // one agrees to be named, the other does not
      for (const [name, agrees] of [
        ["Rui Costa", true],
        ["Quiet Guest", false],
      ] as const) {
        const guest = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=en`);
        await guest.page.getByLabel("Name me in the minutes as present").setChecked(agrees);
        await guest.join(name);
        await guest.leave();
      }
      await server.api("POST", `/meetings/${meeting.id}/end`);
      const { link } = await server.api<{ link: string }>("POST", "/organizer-links");
      const organizer = await Visitor.at(browser, link);
      const { page } = organizer;
      await page.getByRole("button", { name: /Bridge talks/ }).click();
      const box = page.getByRole("region", { name: "Minutes" });
      await box.getByText("Minutes", { exact: true }).click();
      await box.getByText("Made by a machine from what was said.").waitFor();
      const decisions = box.getByLabel("Decisions");
      await expect.poll(() => decisions.inputValue()).toContain("bridge");
      await box.getByLabel("Agenda").fill("The bridge\nThe pump");
      await decisions.fill(`${await decisions.inputValue()}\nThe pump is bought in May.`);
      await box.getByLabel("To do").fill("Ana Silva | Send the plan to all delegations. | by Friday");
      await box.getByRole("button", { name: "Save this text" }).click();
      await box.getByText("Written by the organizer, not approved yet.").waitFor();
      await box.getByLabel("Approved by", { exact: false }).fill("Ms. Chair");
      await box.getByRole("button", { name: "Approve" }).click();
      await box.getByText(/Approved by Ms\. Chair, .*2\d{3}/).waitFor();
      await organizer.sound("organizer-minutes");

      const file = async (language: string): Promise<string> => {
        const response = await fetch(`${server.url}/api/v1/meetings/${meeting.id}/minutes.html?language=${language}`, {
          headers: { authorization: `Bearer ${server.organizerToken}` },
        });
        return response.text();
      };
      expect(await file("en")).toContain("The pump is bought in May.");
      expect(await file("en")).toContain("Rui Costa");
      expect(await file("en")).not.toContain("Quiet Guest");
      const portuguese = await file("pt");
      expect(portuguese).toContain("Aprovada por Ms. Chair");
      expect(portuguese).toMatch(/bomba[^<]*maio/i);
      expect(portuguese).toContain("Ana Silva");
      await page.goto("about:blank");
      await page.setContent(portuguese);
      await organizer.sound("minutes-portuguese");

      // what is withheld afterwards goes from approved minutes too
      await server.api("POST", `/meetings/${meeting.id}/reviews/u1`, { decision: "withhold", version: 1 });
      const after = await file("en");
      expect(after).not.toContain("October");
      expect(after).toContain("The pump is bought in May.");
      expect(after).toContain("Captions were changed after the approval");
      expect(organizer.problems).toEqual([]);
      await organizer.leave();
    },
  );
});
