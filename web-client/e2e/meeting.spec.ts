import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { because, RECORDING, withoutBrowser, withoutModels } from "./support/prerequisites";
import { Proxy } from "./support/proxy";
import { clearScratch } from "./support/scratch";
import { Server } from "./support/server";
import { padded } from "./support/wave";

const reason = withoutBrowser() || withoutModels();

/** Words of the recording, and what a translation of them can hardly do without. */
const ENGLISH = [
  "best",
  "times",
  "worst",
  "wisdom",
  "foolishness",
  "belief",
  "season",
  "light",
  "darkness",
  "despair",
  "heaven",
  "period",
];
const ITS_END = /superlative|degree|comparison/i;
const PORTUGUESE = ["melhor", "tempos", "pior", "sabedoria", "era", "luz", "esperança"];

describe.skipIf(reason !== "")(because("a meeting in the browser", reason), () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    server = await Server.start();
    browser = await launch(padded(RECORDING, 2));
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    clearScratch();
  });

  test("English is spoken into a microphone, Portuguese is read, live", { timeout: 300_000 }, async () => {
    const meeting = await server.meeting("A Tale of Two Cities", ["en", "pt"]);
    const wire = await Proxy.to(server.port);
    const reader = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=pt`);
    await reader.join("Rui");
    const english = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=en`);
    await english.join("Ann");
    const unlucky = await Visitor.at(browser, `${wire.url}/join#code=${meeting.joinCode}&language=pt`, {
      viewport: { width: 390, height: 844 },
    });
    await unlucky.join("Eva");

    const invitation = await server.api<{ link: string }>("POST", `/meetings/${meeting.id}/invitations`, {
      role: "speaker",
      name: "Delegation 4",
      expiresMinutes: 60,
    });
    const link = new URL(invitation.link);
    const speaker = await Visitor.at(browser, `${server.url}${link.pathname}${link.hash}&role=speaker`, {
      permissions: ["microphone"],
    });
    const { page } = speaker;
    const sockets: string[] = [];
    page.on("websocket", (socket) => sockets.push(new URL(socket.url()).pathname));

    // nothing goes on without the consent
    await page.getByLabel("Your name").fill("Delegation 4");
    await speaker.sound("speaker-consent");
    await page.getByRole("button", { name: "Continue" }).click();
    expect(
      await page.getByLabel("I agree", { exact: false }).evaluate((box: HTMLInputElement) => box.validity.valueMissing),
    ).toBe(true);
    expect(sockets).toEqual([]);
    await page.getByLabel("I agree", { exact: false }).check();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Start speaking" }).waitFor();
    expect(sockets).toEqual([]);

    await page.getByRole("button", { name: "Start speaking" }).click();
    await page.getByText("You are live", { exact: false }).waitFor();
    expect(await page.getByLabel("Microphone", { exact: true }).locator("option").count()).toBeGreaterThan(1);
    // partials come before finals and look different
    await reader.page.locator(".caption.provisional").first().waitFor({ timeout: 60_000 });
    await english.page.locator(".caption:not(.provisional)").first().waitFor({ timeout: 60_000 });
    await expect
      .poll(() => page.getByRole("meter").getAttribute("aria-valuenow").then(Number), { timeout: 20_000 })
      .toBeGreaterThan(0);
    await speaker.sound("speaker-live");
    await english.sound("reader-english-live");

    // two cuts in the middle of the speech
    for (let cut = 0; cut < 2; cut++) {
      const before = (await reader.finals()).length;
      wire.cut();
      await unlucky.connection("Reconnecting");
      await expect.poll(() => reader.finals().then((all) => all.length), { timeout: 60_000 }).toBeGreaterThan(before);
      wire.mend();
      await unlucky.connection("Live");
    }
    await reader.sound("reader-portuguese-live");

    await english.page.locator(".caption:not(.provisional) .words", { hasText: ITS_END }).waitFor({ timeout: 120_000 });
    expect(heard(ENGLISH, await english.finals())).toBeGreaterThanOrEqual(8);
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("The microphone is off.").waitFor();

    const log = await server.captions(meeting.id, "pt");
    const said = log.map(({ utterance, text }) => ({ utterance, text }));
    await expect.poll(() => reader.finals(), { timeout: 30_000 }).toEqual(said);
    await expect.poll(() => unlucky.finals(), { timeout: 30_000 }).toEqual(said);
    expect(new Set(said.map(({ utterance }) => utterance)).size).toBe(said.length);
    expect(heard(PORTUGUESE, said)).toBeGreaterThanOrEqual(4);
    expect(await page.locator(".own .caption").count()).toBe(said.length);

    // one who comes late reads it all
    const late = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=pt`, {
      viewport: { width: 320, height: 568 },
    });
    await late.join("Late");
    await expect.poll(() => late.finals(), { timeout: 30_000 }).toEqual(said);
    await expect.poll(() => late.fromEnd()).toBeLessThan(4);
    await late.sound("reader-late-320");
    for (const visitor of [reader, english, unlucky, speaker, late]) {
      expect(visitor.problems).toEqual([]);
      await visitor.leave();
    }
    await wire.close();
  });
});

/** How many of the words appear. */
function heard(words: string[], captions: { text: string }[]): number {
  const text = captions.map((caption) => caption.text.toLowerCase()).join(" ");
  return words.filter((word) => text.includes(word)).length;
}
