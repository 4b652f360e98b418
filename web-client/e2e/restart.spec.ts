import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { because, RECORDING, withoutBrowser, withoutModels } from "./support/prerequisites";
import { clearScratch } from "./support/scratch";
import { Server } from "./support/server";
import { padded } from "./support/wave";

const reason = withoutBrowser() || withoutModels();

describe.skipIf(reason !== "")(because("a server that is killed", reason), () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    server = await Server.start();
    browser = await launch(padded(join(dirname(RECORDING), "beckett.wav"), 3));
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    clearScratch();
  });

  test(
    "the server is killed while someone speaks: everyone is back by themselves and reads the same record",
    { timeout: 240_000 },
    async () => {
      const meeting = await server.meeting("Worstward", ["en", "pt"]);
      const address = `${server.url}/join#code=${meeting.joinCode}`;
      const portuguese = await Visitor.at(browser, `${address}&language=pt`);
      await portuguese.join("Rui");
      const english = await Visitor.at(browser, `${address}&language=en`);
      await english.join("Ann");
      const away = await Visitor.at(browser, `${address}&language=pt`, { viewport: { width: 390, height: 844 } });
      await away.join("Eva");
      const speaker = await Visitor.at(browser, `${server.url}/speaker#code=${meeting.joinCode}`, {
        permissions: ["microphone"],
      });
      const { page } = speaker;
      await page.getByLabel("Your name").fill("Delegation 4");
      await page.getByLabel("I agree", { exact: false }).check();
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Start speaking" }).click();
      await page.getByText("You are live", { exact: false }).waitFor();
      await english.page.locator(".caption:not(.provisional)").first().waitFor({ timeout: 60_000 });
      const before = await english.finals();

      // one reader's phone has no network while all this happens
      await away.page.context().setOffline(true);
      await server.kill();
      await page.getByText("keep speaking", { exact: false }).waitFor();
      await portuguese.connection("Reconnecting");
      await portuguese.sound("restart-reader-waiting");
      await server.startAgain();
      await page.getByText("You are live", { exact: false }).waitFor({ timeout: 60_000 });
      await portuguese.connection("Live");
      await english.connection("Live");

      // what was read before is in the record, and what is said afterwards comes behind it
      const log = (language: string): Promise<{ utterance: string; text: string }[]> =>
        server
          .captions(meeting.id, language)
          .then((captions) => captions.map(({ utterance, text }) => ({ utterance, text })));
      await expect.poll(async () => (await log("en")).length, { timeout: 90_000 }).toBeGreaterThan(before.length);
      expect((await log("en")).slice(0, before.length)).toEqual(before);
      await page.getByRole("button", { name: "Stop" }).click();
      await page.getByText("The microphone is off.").waitFor();
      await away.page.context().setOffline(false);
      await away.connection("Live");
      for (const [reader, language] of [
        [english, "en"],
        [portuguese, "pt"],
        [away, "pt"],
      ] as const) {
        await expect
          .poll(async () => equal(await reader.finals(), await log(language)), { timeout: 60_000 })
          .toBe(true);
        expect(await reader.page.locator(".caption.provisional").count(), "a line that nobody finishes").toBe(0);
      }
      await portuguese.sound("restart-reader-back");
      for (const visitor of [portuguese, english, away, speaker]) {
        expect(visitor.problems).toEqual([]);
        await visitor.leave();
      }
    },
  );
});

function equal(shown: { utterance: string; text: string }[], log: { utterance: string; text: string }[]): boolean {
  return shown.length > 0 && JSON.stringify(shown) === JSON.stringify(log);
}
