import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { because, withoutBrowser, withoutModels } from "./support/prerequisites";
import { Server } from "./support/server";

const reason = withoutBrowser() || withoutModels();

describe.skipIf(reason !== "")(because("idioms", reason), () => {
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

  test("a reader taps an idiom and reads what it means, in Portuguese", { timeout: 60_000 }, async () => {
    const meeting = await server.meeting("Idioms", ["en", "pt"]);
    const reader = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=pt`, {
      viewport: { width: 390, height: 844 },
      locale: "pt-PT",
    });
    await reader.page.getByLabel("O seu nome").fill("Rui");
    await reader.page.getByRole("button", { name: "Entrar", exact: true }).click();
    await server.type(meeting.id, "The builders cut corners on the second bridge.");
    await server.type(meeting.id, "We meet again tomorrow.");
    const { page } = reader;
    const idiom = page.locator(".caption button.idiom");
    await idiom.waitFor({ timeout: 30_000 });
    expect(await idiom.count()).toBe(1);
    await idiom.click();
    const note = page.locator(".idiom-note");
    await note.waitFor();
    expect(await note.textContent()).toContain("cut corners");
    expect(await note.textContent()).toContain("malfeito");
    await reader.sound("reader-idiom-390");
    await page.keyboard.press("Enter");
    await note.waitFor({ state: "hidden" });
    // the words are those of the record
    const log = await server.captions(meeting.id, "pt");
    await expect
      .poll(() => reader.finals(), { timeout: 20_000 })
      .toEqual(log.map(({ utterance, text }) => ({ utterance, text })));
    await reader.leave();
  });
});
