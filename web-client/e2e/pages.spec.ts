import { createServer, type Server as HttpServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { because, withoutBrowser, withoutModels } from "./support/prerequisites";
import { Proxy } from "./support/proxy";
import { Server } from "./support/server";

const reason = withoutBrowser() || withoutModels();

describe.skipIf(reason !== "")(because("the pages", reason), () => {
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

  const visit = (path: string, options = {}): Promise<Visitor> => Visitor.at(browser, server.url + path, options);

  test("an organizer makes, starts, invites to, ends and deletes a meeting", async () => {
    const { link } = await server.api<{ link: string }>("POST", "/organizer-links");
    const organizer = await Visitor.at(browser, link);
    const { page } = organizer;
    await page.getByLabel("Title").fill("Water talks");
    expect(new URL(page.url()).hash).toBe("");
    await page.getByRole("button", { name: "Create meeting" }).click();
    await page.getByRole("heading", { name: "Water talks" }).waitFor();
    await organizer.sound("organizer-planned");
    // the link works once, the page goes on
    await page.reload();
    await page.getByRole("button", { name: "Start meeting" }).click();
    await page.getByRole("button", { name: "End meeting" }).waitFor();
    expect(await page.locator(".join-code").textContent()).toMatch(/^[A-Z0-9]{3}-[A-Z0-9]{3}$/);
    expect(await page.getByLabel("Room link", { exact: true }).inputValue()).toContain("/join#code=");
    await page.getByLabel("For (name)").fill("Delegation 4");
    await page.getByRole("button", { name: "Make link" }).click();
    expect(await page.getByLabel("Speaker – Delegation 4", { exact: true }).inputValue()).toMatch(/\/join#secret=/);
    const statistics = page.getByRole("group", { name: "How it goes" });
    await statistics.waitFor();
    expect(await statistics.textContent()).toMatch(/^Speaking: 0 · silent: 0 · muted: 0 · Server: 0 of \d+ speakers/);
    await organizer.sound("organizer-live");
    await page.getByRole("button", { name: "End meeting" }).click();
    await page.locator("dialog").getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "End meeting" }).click();
    await page.locator("dialog").getByRole("button", { name: "End meeting" }).click();
    await page.locator(".panel-head .state", { hasText: "Ended" }).waitFor();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.locator("dialog").getByRole("button", { name: "Delete" }).click();
    await page.locator(".panel-head", { hasText: "Water talks" }).waitFor({ state: "detached" });
    await organizer.leave();
  });

  test("the organizer's page without the link says how to get one", async () => {
    const stranger = await visit("/organizer");
    await stranger.page.getByText("organizer-link").waitFor();
    await stranger.sound("organizer-no-access");
    await stranger.leave();
  });

  test("a delegate joins with the code by keyboard alone, reads in Portuguese, and goes on after a reload", async () => {
    const meeting = await server.meeting("Keyboard", ["en", "pt"]);
    await server.type(meeting.id, "Good morning.");
    const delegate = await visit("/");
    const { page } = delegate;
    await delegate.sound("home");
    await page.getByLabel("Join code").focus();
    await page.keyboard.type(meeting.joinCode.toLowerCase().replace("-", ""));
    await page.keyboard.press("Enter");
    await page.getByLabel("Your name").waitFor();
    await delegate.sound("join");
    await page.keyboard.type("Rui");
    await page.keyboard.press("Enter");
    await delegate.connection("Live");
    await page.getByLabel("Language of the captions").selectOption("pt");
    await delegate.says("Bom dia");
    expect(new URL(page.url()).hash).toBe("");
    await page.reload();
    await delegate.says("Bom dia");
    await delegate.sound("reader");
    await delegate.leave();
  });

  test("a wrong code is refused in words", async () => {
    const delegate = await visit("/join#code=AAA-AAA");
    await delegate.page.getByRole("button", { name: "Join", exact: true }).click();
    await delegate.page.locator(".alert", { hasText: /\w/ }).waitFor();
    await delegate.sound("join-refused");
    await delegate.leave();
  });

  test("a passcode is asked for and taken", async () => {
    const meeting = await server.meeting("Closed", ["en", "pt"], { passcode: "blue heron" });
    const delegate = await visit(`/join#code=${meeting.joinCode}&language=pt`);
    await delegate.page.getByRole("button", { name: "Join", exact: true }).click();
    await delegate.page.getByLabel("Passcode").fill("blue heron");
    await delegate.join("Ana");
    await delegate.leave();
  });

  test("the newest line stays in view until the reader scrolls back", async () => {
    const meeting = await server.meeting("Scrolling", ["en"]);
    for (let line = 1; line <= 25; line++) await server.type(meeting.id, `Line ${line} of many.`);
    const delegate = await visit(`/join#code=${meeting.joinCode}`, { viewport: { width: 320, height: 568 } });
    const { page } = delegate;
    await delegate.join("Ana");
    await delegate.says("Line 25 of many.");
    const fromEnd = (): Promise<number> => delegate.fromEnd();
    await expect.poll(fromEnd).toBeLessThan(4);
    await server.type(meeting.id, "Line 26 of many.");
    await delegate.says("Line 26 of many.");
    await expect.poll(fromEnd).toBeLessThan(4);

    await page.locator(".caption-scroller").hover();
    await page.mouse.wheel(0, -400);
    await page.getByRole("button", { name: "Jump to newest" }).waitFor();
    const top = await page.$eval(".caption-scroller", (box) => box.scrollTop);
    await server.type(meeting.id, "Line 27 of many.");
    await page.getByRole("button", { name: "Jump to newest (1)" }).waitFor();
    expect(await page.$eval(".caption-scroller", (box) => box.scrollTop)).toBe(top);
    await delegate.sound("reader-scrolled-320");
    await page.getByRole("button", { name: "Jump to newest (1)" }).click();
    await expect.poll(fromEnd).toBeLessThan(4);
    await delegate.leave();
  });

  test("markup in what is said and in names stays text", async () => {
    const meeting = await server.meeting('<img src="x" onerror="window.hacked=1">', ["en"]);
    await server.type(meeting.id, '<script>window.hacked=1</script><img src="x" onerror="window.hacked=1">');
    const delegate = await visit(`/join#code=${meeting.joinCode}`);
    await delegate.join("<b>Eve</b>");
    await delegate.says("<script>");
    expect(await delegate.page.evaluate("window.hacked")).toBeUndefined();
    await delegate.leave();
  });

  test("a cut connection comes back by itself, misses nothing and shows nothing twice", async () => {
    const meeting = await server.meeting("Bad network", ["en", "pt"]);
    const wire = await Proxy.to(server.port);
    const delegate = await Visitor.at(browser, `${wire.url}/join#code=${meeting.joinCode}&language=pt`);
    await delegate.join("Ana");
    await server.type(meeting.id, "The first sentence.");
    await expect.poll(() => delegate.finals().then((all) => all.length), { timeout: 20_000 }).toBe(1);
    for (let round = 1; round <= 3; round++) {
      wire.cut();
      await delegate.connection("Reconnecting");
      await server.type(meeting.id, `Said while the wire was cut, number ${round}.`);
      if (round === 1) await delegate.sound("reader-reconnecting");
      wire.mend();
      await delegate.connection("Live");
      await server.type(meeting.id, `Said afterwards, number ${round}.`);
    }
    await expect.poll(() => delegate.finals().then((all) => all.length), { timeout: 20_000 }).toBe(7);
    const log = await server.captions(meeting.id, "pt");
    expect(await delegate.finals()).toEqual(log.map(({ utterance, text }) => ({ utterance, text })));
    await delegate.leave();
    await wire.close();
  });

  test("a device that loses its network says so and catches up", async () => {
    const meeting = await server.meeting("Tunnel", ["en"]);
    const delegate = await visit(`/join#code=${meeting.joinCode}`);
    await delegate.join("Ana");
    await delegate.page.context().setOffline(true);
    await delegate.connection("No network");
    await server.type(meeting.id, "Said in the tunnel.");
    await delegate.page.context().setOffline(false);
    await delegate.says("Said in the tunnel.");
    expect((await delegate.finals()).length).toBe(1);
    await delegate.leave();
  });

  test("another language shows what was said before, in that language", async () => {
    const meeting = await server.meeting("Switching", ["en", "pt"]);
    await server.type(meeting.id, "Thank you very much.");
    const delegate = await visit(`/join#code=${meeting.joinCode}&language=en`);
    await delegate.join("Ana");
    await delegate.says("Thank you very much.");
    await delegate.page.getByLabel("Language of the captions").selectOption("pt");
    await delegate.says(/obrigad/i);
    expect((await delegate.finals()).length).toBe(1);
    await delegate.leave();
  });

  test("the way captions grow is chosen, taken and remembered", async () => {
    const meeting = await server.meeting("Steady", ["en", "pt"]);
    await server.type(meeting.id, "Thank you very much.");
    const delegate = await visit(`/join#code=${meeting.joinCode}&language=pt`);
    await delegate.join("Ana");
    await delegate.says(/obrigad/i);
    const sockets: string[] = [];
    delegate.page.on("websocket", (socket) => sockets.push(socket.url()));
    await delegate.page.getByLabel("How captions grow").selectOption("stable");
    await delegate.says(/obrigad/i);
    expect((await delegate.finals()).length).toBe(1);
    expect(sockets.join(" ")).toContain("mode=stable");
    await delegate.page.reload();
    await delegate.says(/obrigad/i);
    expect(await delegate.page.getByLabel("How captions grow").inputValue()).toBe("stable");
    expect(sockets.at(-1)).toContain("mode=stable");
    await delegate.leave();
  });

  test("warns where no captions can be made in the language, and runs Arabic from the right", async () => {
    const meeting = await server.meeting("Without a model", ["en", "ar"]);
    await server.type(meeting.id, "There is no model for this.");
    const delegate = await visit(`/join#code=${meeting.joinCode}&language=ar`, {
      viewport: { width: 390, height: 844 },
      colorScheme: "dark",
    });
    await delegate.join("Ana");
    await delegate.page.getByText("There is no translation into Arabic on this server.", { exact: false }).waitFor();
    await delegate.says("There is no model for this.");
    expect(await delegate.page.locator(".caption-scroller").getAttribute("dir")).toBe("rtl");
    expect(await delegate.page.locator(".words").getAttribute("lang")).toBe("en");
    await delegate.sound("reader-arabic-dark");
    await delegate.leave();
  });

  test("who comes early waits, and sees the meeting begin", async () => {
    const meeting = await server.api<{ id: string; joinCode: string }>("POST", "/meetings", {
      title: "Early",
      languages: ["en"],
    });
    const delegate = await visit(`/join#code=${meeting.joinCode}`);
    await delegate.join("Ana");
    await delegate.page.getByText("The meeting has not started yet.").waitFor();
    await server.api("POST", `/meetings/${meeting.id}/start`);
    await delegate.page.getByText("Waiting for the first words", { exact: false }).waitFor();
    await server.type(meeting.id, "Here we go.");
    await delegate.says("Here we go.");
    await delegate.leave();
  });

  test("the end of the meeting is said, and what was said stays", async () => {
    const meeting = await server.meeting("Short", ["en"]);
    const delegate = await visit(`/join#code=${meeting.joinCode}`);
    await delegate.join("Ana");
    await server.type(meeting.id, "That was all.");
    await delegate.says("That was all.");
    await server.api("POST", `/meetings/${meeting.id}/end`);
    await delegate.connection("Ended");
    expect((await delegate.finals()).length).toBe(1);
    await delegate.leave();
  });

  test("the page speaks the reader's language", async () => {
    const delegate = await visit("/join#code=AAA-AAA", { locale: "pt-PT", viewport: { width: 320, height: 568 } });
    await delegate.page.getByRole("button", { name: "Entrar", exact: true }).waitFor();
    await delegate.sound("join-portuguese-320");
    await delegate.leave();
  });

  test("a speaker without a secure page is told why there is no microphone", async () => {
    const speaker = await Visitor.at(browser, `http://hall.example:${server.port}/speaker`, {
      viewport: { width: 320, height: 568 },
    });
    await speaker.page.getByText("only to pages on https or on localhost", { exact: false }).waitFor();
    await speaker.sound("speaker-insecure-320");
    await speaker.leave();
  });

  test("captions in a frame: on a site that the organizer allowed, not on another", async () => {
    const sites: HttpServer[] = [];
    const site = async (): Promise<string> => {
      const made = createServer((request, response) => {
        const address = new URL(request.url ?? "/", "http://x").searchParams.get("frame") ?? "";
        response.setHeader("content-type", "text/html");
        response.end(`<!doctype html><title>Site</title><body style="background:#fde"><iframe title="Captions" width="420" height="300"></iframe>
          <script>document.querySelector("iframe").src = ${JSON.stringify(address)}</script>`);
      });
      made.listen(0, "127.0.0.1");
      await once(made, "listening");
      sites.push(made);
      return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
    };
    const allowed = await site();
    const other = await site();
    const meeting = await server.meeting("Framed", ["en", "pt"], { embedOrigins: [allowed] });
    await server.type(meeting.id, "Good morning.");
    const frame = encodeURIComponent(`${server.url}/embed/${meeting.id}#code=${meeting.joinCode}&language=pt`);

    const guest = await Visitor.at(browser, `${allowed}/?frame=${frame}`);
    const inside = guest.page.frameLocator("iframe");
    await inside.locator(".words", { hasText: "Bom dia" }).waitFor();
    await inside.getByText("made by a machine", { exact: false }).waitFor();
    await server.type(meeting.id, "Thank you very much.");
    await inside.locator(".words", { hasText: /obrigad/i }).waitFor();
    await guest.shot("embed-in-frame");
    expect(guest.problems).toEqual([]);
    await guest.leave();

    const stranger = await Visitor.at(browser, `${other}/?frame=${frame}`);
    await expect.poll(() => stranger.problems.join(" "), { timeout: 20_000 }).toContain("frame-ancestors");
    await stranger.leave();
    for (const made of sites) made.close();
  });

  test("a path that leads nowhere is said kindly or refused", async () => {
    const response = await fetch(`${server.url}/no/such/page`);
    expect(response.status).toBe(404);
  });
});
