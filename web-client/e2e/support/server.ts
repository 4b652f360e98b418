import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { env as environment } from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SCRIPT = resolve(dirname(fileURLToPath(import.meta.url)), "../../../scripts/interpreter");

/** The real server on a free port, as `scripts/interpreter serve` starts it. */
export class Server {
  private constructor(
    private process: ChildProcess,
    readonly url: string,
    readonly organizerToken: string,
    private readonly folder: string,
    private readonly options: string[],
  ) {}

  static async start(...options: string[]): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), "interpreter-e2e-"));
    const { process, url, organizerToken } = await serve(folder, 0, options);
    const server = new Server(process, url.replace(/\/$/, ""), organizerToken, folder, options);
    await server.ready();
    return server;
  }

  /** Ends the server as a power cut does: nothing more is written, nobody is told. */
  async kill(): Promise<void> {
    const gone = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await gone;
  }

  /** Starts it again after {@link kill}, on the same port, with the same record and keys. */
  async startAgain(): Promise<void> {
    this.process = (await serve(this.folder, this.port, this.options)).process;
    await this.ready();
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  async stop(): Promise<void> {
    const gone = once(this.process, "exit");
    this.process.kill("SIGTERM");
    await gone;
    rmSync(this.folder, { recursive: true });
  }

  /** A call of the public API as the organizer. */
  async api<T>(method: string, path: string, body?: unknown): Promise<T> {
    const init: RequestInit = {
      method,
      headers: { authorization: `Bearer ${this.organizerToken}`, "content-type": "application/json" },
    };
    if (body !== undefined) init.body = JSON.stringify(body);
    const response = await fetch(`${this.url}/api/v1${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === "" ? null : JSON.parse(text)) as T;
  }

  async meeting(title: string, languages: string[], options: object = {}): Promise<{ id: string; joinCode: string }> {
    const meeting = await this.api<{ id: string; joinCode: string }>("POST", "/meetings", {
      title,
      languages,
      options,
    });
    await this.api("POST", `/meetings/${meeting.id}/start`);
    return meeting;
  }

  async type(meeting: string, text: string): Promise<void> {
    await this.api("POST", `/meetings/${meeting}/utterances`, { language: "en", text, final: true });
  }

  /** The log of a meeting in one language, as the API lists it. */
  async captions(meeting: string, language: string): Promise<{ utterance: string; text: string; seq: number }[]> {
    return (
      await this.api<{ captions: { utterance: string; text: string; seq: number }[] }>(
        "GET",
        `/meetings/${meeting}/captions?language=${language}`,
      )
    ).captions;
  }

  private async ready(): Promise<void> {
    while (this.process.exitCode === null) {
      const response = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (response?.ok) return;
      await new Promise((done) => setTimeout(done, 300));
    }
    throw new Error("the server ended before it was ready");
  }
}

/** Starts a server whose record and keys lie in a folder; ends when it listens. */
async function serve(
  folder: string,
  port: number,
  options: string[],
): Promise<{ process: ChildProcess; url: string; organizerToken: string }> {
  const process = spawn(SCRIPT, ["serve", "--port", String(port), "--json", ...options], {
    stdio: ["ignore", "pipe", "pipe"],
    // meetings of tests are none of the developer's
    env: {
      ...environment,
      INTERPRETER_STORAGE_DATABASE: join(folder, "meetings.db"),
      INTERPRETER_STORAGE_KEY_FILE: join(folder, "deployment.key"),
    },
  });
  let log = "";
  process.stderr.on("data", (data: Buffer) => (log = (log + data.toString()).slice(-4_000)));
  const lines = createInterface({ input: process.stdout });
  const ended = once(process, "exit").then(() => {
    throw new Error(`the server ended at its start:\n${log}`);
  });
  const first = await Promise.race([once(lines, "line"), ended]);
  ended.catch(() => {});
  const { url, organizerToken } = JSON.parse(String(first[0])) as { url: string; organizerToken: string };
  return { process, url, organizerToken };
}
