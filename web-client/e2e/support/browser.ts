import { AxeBuilder } from "@axe-core/playwright";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { expect } from "vitest";
import { CHROMIUM } from "./prerequisites";

const SHOTS = process.env["E2E_SCREENSHOTS"] ?? join(tmpdir(), "interpreter-e2e-screenshots");

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-fake-device-for-media-stream",
  // a name that is not localhost, for what browsers refuse to plain http
  "--host-resolver-rules=MAP hall.example 127.0.0.1",
];

export function launch(microphone?: string): Promise<Browser> {
  const sound = microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}%noloop`];
  return chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...sound] });
}

/** A page of its own, as another person's browser, and what went wrong in it. */
export class Visitor {
  readonly problems: string[] = [];

  private constructor(readonly page: Page) {
    page.on("pageerror", (error) => this.problems.push(String(error)));
    page.on("console", (message) => {
      // a connection that a test cut is no fault of the page, nor is a header that browsers pass over on plain http
      if (
        message.type() === "error" &&
        !/ERR_|WebSocket connection|Failed to load resource|Opener-Policy/.test(message.text())
      ) {
        this.problems.push(message.text());
      }
    });
  }

  static async at(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 }, ...options });
    const visitor = new Visitor(await context.newPage());
    await visitor.page.goto(address);
    return visitor;
  }

  /** Joins by the form that is open and waits for the feed. */
  async join(name: string): Promise<void> {
    await this.page.getByLabel("Your name").fill(name);
    await this.page.getByRole("button", { name: "Join", exact: true }).click();
    await this.connection("Live");
  }

  async connection(text: string): Promise<void> {
    await this.page.locator(".connection", { hasText: text }).waitFor();
  }

  /** Waits for a caption with these words. */
  async says(words: string | RegExp): Promise<void> {
    await this.page.locator(".words", { hasText: words }).waitFor();
  }

  /** The finals on the page, top to bottom. */
  finals(): Promise<{ utterance: string; text: string }[]> {
    return this.page.$$eval(".caption:not(.provisional)", (rows) =>
      rows.map((row) => ({
        utterance: row.getAttribute("data-utterance") ?? "",
        text: row.querySelector(".words")?.textContent ?? "",
      })),
    );
  }

  /** How far the newest line is out of view, in pixels. */
  fromEnd(): Promise<number> {
    return this.page.$eval(".caption-scroller", (box) => box.scrollHeight - box.scrollTop - box.clientHeight);
  }

  async shot(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }

  /** Nothing that a screen reader or a keyboard stumbles over, nothing wider than the screen, no errors. */
  async sound(name: string): Promise<void> {
    await this.shot(name);
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`),
    ).toEqual([]);
    expect(await this.page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(this.problems).toEqual([]);
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
