import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { because, withoutBrowser, withoutModels } from "./support/prerequisites";
import { Server } from "./support/server";

const reason = withoutBrowser() || withoutModels();
const SAID = "We have agreed that the bridge opens at 3:30 p.m. on March 14, 2026, and costs 1,250,000 dollars.";

describe.skipIf(reason !== "")(because("figures", reason), () => {
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

  test("figures are as in the reader's country, what was said is one tap away, and it can be switched off", async () => {
    const meeting = await server.meeting("Figures", ["en", "pt"]);
    const reader = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=en`, {
      viewport: { width: 390, height: 844 },
      locale: "en-GB",
    });
    await reader.page.getByLabel("Your name").fill("Ruth");
    await reader.page.getByRole("button", { name: "Join", exact: true }).click();
    await server.type(meeting.id, SAID);
    const { page } = reader;
    const words = page.locator(".caption .words");
    await expect
      .poll(() => words.allTextContents(), { timeout: 30_000 })
      .toEqual(["We have agreed that the bridge opens at 15:30 on 14 March 2026, and costs 1,250,000 dollars."]);
    await page.getByRole("button", { name: "15:30" }).first().click();
    await page.locator(".caption .figure-note", { hasText: "3:30 p.m." }).waitFor();
    // the summary does the same, and says so by a mark, as its lines lead to captions
    await page.getByText("Summary so far").click();
    const decision = page.locator(".summary-panel li", { hasText: "15:30 on 14 March 2026" }).first();
    await decision.waitFor({ timeout: 30_000 });
    await decision.getByRole("button", { name: "Figures as in the record" }).click();
    await decision.getByText("3:30 p.m.").waitFor();
    await reader.sound("reader-figures-390");
    // switched off it is the record, also after coming back
    const off = page.getByLabel("Dates, times and numbers as in: United Kingdom");
    await off.uncheck();
    await expect.poll(() => words.allTextContents(), { timeout: 30_000 }).toEqual([SAID]);
    await page.reload();
    await expect.poll(() => words.allTextContents(), { timeout: 30_000 }).toEqual([SAID]);
    expect(await off.isChecked()).toBe(false);
    await reader.leave();
  });
});
