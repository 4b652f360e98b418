import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { because, RECORDING, withoutBrowser, withoutModels } from "./support/prerequisites";
import { Proxy } from "./support/proxy";
import { clearScratch, scratch } from "./support/scratch";
import { Server } from "./support/server";
import { padded } from "./support/wave";

/** The encodings that the page tells the server, one for each connection. */
function announced(page: Page): string[] {
  const encodings: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      const encoding = typeof payload === "string" ? /"encoding":"(\w+)"/.exec(payload)?.[1] : undefined;
      if (encoding !== undefined) encodings.push(encoding);
    }),
  );
  return encodings;
}

const reason = withoutBrowser() || withoutModels();

describe.skipIf(reason !== "")(because("a speaker on a bad network", reason), () => {
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
    "what is said while the connection is cut is heard afterwards; consent can be taken back",
    { timeout: 200_000 },
    async () => {
      const meeting = await server.meeting("Worstward", ["en", "pt"]);
      const wire = await Proxy.to(server.port);
      const speaker = await Visitor.at(browser, "about:blank", {
        permissions: ["microphone"],
        viewport: { width: 320, height: 568 },
        colorScheme: "dark",
      });
      const { page } = speaker;
      const encodings = announced(page);
      await page.goto(`${wire.url}/speaker#code=${meeting.joinCode}`);
      await page.getByLabel("Your name").fill("Delegation 4");
      await page.getByLabel("I agree", { exact: false }).check();
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Start speaking" }).click();
      await page.getByText("You are live", { exact: false }).waitFor();
      await page.locator(".own .caption").first().waitFor({ timeout: 60_000 });
      wire.cut();
      await page.getByText("keep speaking", { exact: false }).waitFor();
      await speaker.sound("speaker-reconnecting-320-dark");
      wire.mend();
      await page.getByText("You are live", { exact: false }).waitFor();

      const heard = async (): Promise<number> => {
        const text = (await server.captions(meeting.id, "en")).map((caption) => caption.text.toLowerCase()).join(" ");
        return ["tried", "failed", "matter", "try again", "fail again", "better"].filter((words) =>
          text.includes(words),
        ).length;
      };
      await expect.poll(heard, { timeout: 90_000 }).toBeGreaterThanOrEqual(4);
      expect(new Set(encodings)).toEqual(new Set(["opus"]));
      expect(encodings.length).toBeGreaterThanOrEqual(2);

      // the organizer mutes, and the speaker is told
      const { participants } = await server.api<{ participants: { id: string }[] }>(
        "GET",
        `/meetings/${meeting.id}/participants`,
      );
      expect(participants.length).toBe(1);
      await server.api("PATCH", `/meetings/${meeting.id}/participants/${participants[0]?.id}`, { muted: true });
      await page.getByText("The organizer has muted you.").waitFor();
      await server.api("PATCH", `/meetings/${meeting.id}/participants/${participants[0]?.id}`, { muted: false });
      await page.getByText("You are live", { exact: false }).waitFor();
      await page.getByRole("button", { name: "Mute" }).click();
      await page.getByText("nothing you say is heard", { exact: false }).waitFor();

      await page.getByRole("button", { name: "Withdraw consent and leave" }).click();
      await speaker.sound("speaker-withdraw-320-dark");
      const reader = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=pt`);
      await reader.join("Reader");
      await expect.poll(() => reader.finals().then((all) => all.length), { timeout: 30_000 }).toBeGreaterThan(1);
      await page.getByRole("button", { name: "Withdraw and erase my captions" }).click();
      await expect
        .poll(async () => new Set((await reader.finals()).map(({ text }) => text)), { timeout: 10_000 })
        .toEqual(new Set(["Erased at the speaker's request."]));
      expect((await server.captions(meeting.id, "en")).map(({ text }) => text).join("")).toBe("");
      await reader.leave();
      // who comes again is asked again
      await page.getByLabel("Join code").fill(meeting.joinCode);
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByLabel("I agree", { exact: false }).waitFor();
      expect(await page.getByLabel("I agree", { exact: false }).isChecked()).toBe(false);
      expect(speaker.problems).toEqual([]);
      await speaker.leave();
      await wire.close();
    },
  );
});

describe.skipIf(reason !== "")(because("a speaker on another machine than the server", reason), () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    const folder = scratch();
    const [certificate, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
    const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=hall.example"];
    execFileSync("openssl", [...request, "-keyout", key, "-out", certificate], { stdio: "ignore" });
    // this process calls the API too, and nobody vouches for the certificate
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    server = await Server.start("--tls-cert", certificate, "--tls-key", key);
    browser = await launch(padded(join(dirname(RECORDING), "beckett.wav"), 3));
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    clearScratch();
    delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
  });

  test(
    "https gives the microphone under any name, and PCM goes where the browser has no Opus",
    { timeout: 120_000 },
    async () => {
      const meeting = await server.meeting("Far away", ["en"]);
      const speaker = await Visitor.at(browser, "about:blank", {
        permissions: ["microphone"],
        ignoreHTTPSErrors: true,
      });
      const { page } = speaker;
      const encodings = announced(page);
      await page.addInitScript("delete globalThis.AudioEncoder");
      await page.goto(`https://hall.example:${server.port}/speaker#code=${meeting.joinCode}&role=speaker`);
      await page.getByLabel("Your name").fill("Delegation 7");
      await page.getByLabel("I agree", { exact: false }).check();
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Start speaking" }).click();
      await page.locator(".own .caption:not(.provisional)").first().waitFor({ timeout: 60_000 });
      expect(encodings).toEqual(["pcm_s16le"]);
      await speaker.sound("speaker-https");
      await speaker.leave();
    },
  );
});
