import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { because, withoutBrowser, withoutModels } from "./support/prerequisites";
import { Server } from "./support/server";

const reason = withoutBrowser() || withoutModels();
const TOPICS = ["the water of the river", "the roads in the hills", "the schools", "the harvest", "the new hospital"];
const BRIDGE = "The bridge over the Ural costs 40 million dollars and takes two years to build.";
const WRITTEN =
  "The bridge over the Ural costs 40 million dollars.\nThe bridge over the Ural costs 60 million dollars.";

describe.skipIf(reason !== "")(because("a written summary", reason), () => {
  const folder = mkdtempSync(join(tmpdir(), "interpreter-writer-"));
  let endpoint: HttpServer;
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    // stands in for a language model, of which none can be had here: all else is real
    endpoint = createServer((request, response) => {
      request.resume();
      request.on("end", () => {
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content: WRITTEN } }] }));
      });
    });
    await new Promise<void>((listening) => endpoint.listen(0, "127.0.0.1", listening));
    const { port } = endpoint.address() as AddressInfo;
    const config = join(folder, "interpreter.yaml");
    writeFileSync(config, `summaryWriter: {url: "http://127.0.0.1:${port}/v1", model: small}\n`);
    server = await Server.start("--config", config);
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    endpoint?.close();
    rmSync(folder, { recursive: true });
  });

  test(
    "a reader sees who wrote the summary, and which sentence no caption supports",
    { timeout: 180_000 },
    async () => {
      const meeting = await server.meeting("Bridge talks", ["en", "pt"]);
      const reader = await Visitor.at(browser, `${server.url}/join#code=${meeting.joinCode}&language=pt`, {
        viewport: { width: 390, height: 844 },
        locale: "pt-PT",
      });
      const { page } = reader;
      await page.getByLabel("O seu nome").fill("Rui");
      await page.getByRole("button", { name: "Entrar", exact: true }).click();
      await server.type(meeting.id, BRIDGE);
      for (let i = 0; i < 50; i++) {
        const topic = TOPICS[Math.floor(i / 10)] ?? "";
        await server.type(
          meeting.id,
          `We heard about ${topic} from village ${100 + i}, where people wait for help since spring.`,
        );
      }
      const panel = page.locator(".summary-panel");
      await panel.locator(".summary-details > summary").click();
      await panel.getByText("Escrito por uma máquina a partir das legendas").waitFor({ timeout: 90_000 });
      const points = panel.locator("section", { has: page.getByRole("heading", { name: /Pontos/ }) }).locator("li");
      expect(await points.filter({ hasText: "40 milhões" }).locator(".badge").count()).toBe(0);
      await points.filter({ hasText: "60 milhões" }).getByText("Nada se encontrou nas legendas").waitFor();
      await reader.sound("summary-written-390");
      await points.filter({ hasText: "40 milhões" }).getByRole("button").first().click();
      await page.locator(".caption.pointed").waitFor();
      expect(await page.locator(".caption.pointed").getAttribute("data-utterance")).toBe("u1");
      await reader.leave();
    },
  );
});
