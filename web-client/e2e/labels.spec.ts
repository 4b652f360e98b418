import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { because, RECORDING, withoutBrowser, withoutModels } from "./support/prerequisites";
import { clearScratch } from "./support/scratch";
import { Server } from "./support/server";
import { padded } from "./support/wave";

const reason = withoutBrowser() || withoutModels();

/** Who answers for the words, on screen and in files. */
describe.skipIf(reason !== "")(because("labels", reason), () => {
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

  /** Decides on a caption as it is now. */
  async function decide(meeting: string, utterance: string, decision: object): Promise<void> {
    const path = `/meetings/${meeting}/reviews/${utterance}`;
    // a version that nobody has: the refusal tells what is there
    const headers = { authorization: `Bearer ${server.organizerToken}`, "content-type": "application/json" };
    const refused = await fetch(`${server.url}/api/v1${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify({ decision: "approve", version: 999 }),
    });
    const { review } = (await refused.json()) as { review: { version: number } };
    await server.api("POST", path, { ...decision, version: review.version });
  }

  test("the label follows what people decide, on every page at once", { timeout: 120_000 }, async () => {
    const site = createServer((request, response) => {
      const address = new URL(request.url ?? "/", "http://x").searchParams.get("frame") ?? "";
      response.setHeader("content-type", "text/html");
      response.end(`<!doctype html><title>Site</title><iframe title="Captions" width="420" height="300"></iframe>
        <script>document.querySelector("iframe").src = ${JSON.stringify(address)}</script>`);
    });
    site.listen(0, "127.0.0.1");
    await once(site, "listening");
    const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const meeting = await server.meeting("Labels", ["en", "pt"], {
      embedOrigins: [origin],
      retentionDays: 30,
      review: { policy: "after", words: { en: ["point"] } },
    });
    const said = ["We agree on the first point.", "The second point is open.", "The third point is secret."];
    for (const text of said) await server.type(meeting.id, text);
    const fragment = `code=${meeting.joinCode}&language=pt`;
    const kept = "The record of this meeting is deleted 30 days after its end.";
    const delegate = await Visitor.at(browser, `${server.url}/join#${fragment}`);
    await delegate.page.getByText(kept).waitFor();
    await delegate.join("Ana");
    await delegate.page.getByText(kept).waitFor();
    // what hangs in the hall: the same page, large
    const hall = await Visitor.at(browser, `${server.url}/join#${fragment}`, {
      viewport: { width: 1920, height: 1080 },
    });
    await hall.join("Hall");
    const frame = encodeURIComponent(`${server.url}/embed/${meeting.id}#${fragment}`);
    const guest = await Visitor.at(browser, `${origin}/?frame=${frame}`);
    const link = await server.api<{ link: string }>("POST", "/organizer-links");
    const organizer = await Visitor.at(browser, link.link);
    await organizer.page.getByText("Labels").first().click();
    await organizer.page.getByLabel("Language of the captions").selectOption("pt");
    await organizer.page.getByText(kept).waitFor();
    await guest.page.frameLocator("iframe").getByText(kept).waitFor();
    const invited = await server.api<{ link: string }>("POST", `/meetings/${meeting.id}/invitations`, {
      role: "reviewer",
    });
    const reviewer = await Visitor.at(browser, invited.link);
    await reviewer.page.getByText(kept).waitFor();
    await reviewer.page.getByRole("button", { name: "Join", exact: true }).click();
    const screens: (Page | FrameLocator)[] = [
      delegate.page,
      hall.page,
      guest.page.frameLocator("iframe"),
      organizer.page,
    ];
    const all = async (work: (screen: Page | FrameLocator) => Promise<void>): Promise<void> => {
      await Promise.all(screens.map(work));
    };
    const captions = await server.captions(meeting.id, "pt");
    const [first, second, third] = captions.map(({ utterance }) => utterance);
    const texts = captions.map(({ text }) => text);
    const row = (screen: Page | FrameLocator, utterance: string | undefined, status: string) =>
      screen.locator(`.caption[data-utterance="${utterance}"][data-status="${status}"]`);
    await all(async (screen) => {
      for (const utterance of [first, second, third]) await row(screen, utterance, "machine-made").waitFor();
      await screen.getByText("made by a machine", { exact: false }).first().waitFor();
    });

    const card = reviewer.page.locator(`.review[data-id="${first}"]`);
    await card.locator('[data-status="typed"]').getByText("Typed by a person", { exact: false }).waitFor();
    await card.locator('[data-status="machine-made"]').getByText("Made by a machine", { exact: false }).waitFor();
    await reviewer.page.getByText("These captions are made by a machine", { exact: false }).waitFor();

    await decide(meeting.id, first ?? "", { decision: "approve" });
    await card
      .locator('[data-status="reviewed"]')
      .getByText("Reviewed by a person", { exact: false })
      .first()
      .waitFor();
    expect(await card.locator('[data-status="machine-made"]').count()).toBe(0);
    await all((screen) => row(screen, first, "reviewed").getByText("Reviewed by a person").waitFor());
    await decide(meeting.id, second ?? "", {
      decision: "correct",
      language: "pt",
      text: "O segundo ponto fica em aberto.",
    });
    await all(async (screen) => {
      await row(screen, second, "reviewed").getByText("Corrected by a person").waitFor();
      await row(screen, second, "reviewed").getByText("O segundo ponto fica em aberto.").waitFor();
    });
    await decide(meeting.id, third ?? "", { decision: "withhold" });
    await all((screen) => screen.getByText("Withheld by the reviewer.").first().waitFor());
    for (const page of [delegate.page, hall.page, organizer.page]) {
      expect(await page.content()).not.toContain(texts[2]);
    }
    expect(await guest.page.frameLocator("iframe").locator("body").innerHTML()).not.toContain(texts[2]);

    await delegate.page.getByText("Captions as a file").click();
    for (const format of ["WebVTT", "SubRip", "TTML", "TXT", "JSON"]) {
      const download = delegate.page.waitForEvent("download");
      await delegate.page.getByRole("button", { name: format }).click();
      const file = readFileSync(await (await download).path(), "utf8");
      expect(file, format).toContain("O segundo ponto fica em aberto.");
      expect(file, format).not.toContain(texts[2]);
    }
    await delegate.sound("reader-files");
    await organizer.page.getByText("Captions as a file").click();
    await organizer.page.getByLabel("Language of the file").selectOption("en");
    const download = organizer.page.waitForEvent("download");
    await organizer.page.getByRole("button", { name: "WebVTT" }).click();
    expect((await download).suggestedFilename()).toBe("captions-en.vtt");
    expect(readFileSync(await (await download).path(), "utf8")).toContain("on the first point.");
    await organizer.sound("organizer-files");
    await reviewer.sound("reviewer-labels");
    await guest.shot("embed-labels");
    for (const visitor of [delegate, hall, guest, organizer, reviewer]) await visitor.leave();
    site.close();
  });

  test(
    "a speaker sees on the own page who answers for the words, and when that changes",
    { timeout: 120_000 },
    async () => {
      const meeting = await server.meeting("Own words", ["en"], { retentionDays: 30 });
      const kept = "The record of this meeting is deleted 30 days after its end.";
      const speaker = await Visitor.at(browser, `${server.url}/speaker#code=${meeting.joinCode}`, {
        permissions: ["microphone"],
      });
      const { page } = speaker;
      await page.getByLabel("Your name").fill("Delegation 4");
      await page.getByText(kept).waitFor();
      await page.getByLabel("I agree", { exact: false }).check();
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Start speaking" }).click();
      await page.getByText(kept).waitFor();
      await page.getByText("These captions are made by a machine", { exact: false }).waitFor();
      const row = page.locator('.own .caption:not(.provisional)[data-status="machine-made"]').first();
      await row.waitFor({ timeout: 60_000 });
      const utterance = await row.getAttribute("data-utterance");
      await decide(meeting.id, utterance ?? "", { decision: "approve" });
      await page
        .locator(`.own .caption[data-utterance="${utterance}"][data-status="reviewed"]`)
        .getByText("Reviewed by a person")
        .waitFor();
      await speaker.sound("speaker-labels");
      await speaker.leave();
    },
  );

  test("what its speaker has erased disappears from every page", async () => {
    const meeting = await server.meeting("Erased", ["en"]);
    const { code } = await server.api<{ code: string }>("POST", `/meetings/${meeting.id}/invitations`, {
      role: "speaker",
      name: "Delegation 7",
    });
    const joined = await server.api<{ token: string; participant: string }>("POST", "/join", {
      secret: code,
      consent: true,
    });
    await fetch(`${server.url}/api/v1/meetings/${meeting.id}/utterances`, {
      method: "POST",
      headers: { authorization: `Bearer ${joined.token}`, "content-type": "application/json" },
      body: JSON.stringify({ language: "en", text: "This was said by mistake." }),
    });
    const delegate = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=en`);
    await delegate.join("Ana");
    await delegate.says("This was said by mistake.");
    await server.api("DELETE", `/meetings/${meeting.id}/participants/${joined.participant}/data`);
    await delegate.page.getByText("Erased at the speaker's request.").waitFor();
    // the summary, which tells names too, comes by another message than the caption
    await expect.poll(() => delegate.page.content(), { timeout: 15_000 }).not.toMatch(/by mistake|Delegation 7/);
    await delegate.leave();
  });
});
