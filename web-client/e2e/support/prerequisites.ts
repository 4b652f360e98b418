import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

export const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

const home =
  process.env["INTERPRETER_HOME"] ??
  join(process.env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share"), "meeting-interpreter");
export const RECORDING = join(home, "models", "moonshine-tiny-en", "recordings", "two_cities.wav");

const MODELS = [
  RECORDING,
  join(home, "models", "silero-vad", "silero_vad_16k_op15.onnx"),
  join(home, "models", "minilm-l6-v2-q", "model.onnx"),
  join(home, "models", "firefox-tiny-en-pt-1693087644", "model.enpt.intgemm.alphas.bin"),
];

/** Why browser tests cannot run here, or an empty string; where they are required, their lack is an error instead. */
export function withoutBrowser(): string {
  return lack(
    existsSync(CHROMIUM) ? "" : `no Chromium at ${CHROMIUM}; install it or set CHROMIUM`,
    "INTERPRETER_REQUIRE_BROWSER",
  );
}

/** The same for the models of the default set. */
export function withoutModels(): string {
  const missing = MODELS.find((file) => !existsSync(file));
  const reason = missing === undefined ? "" : `${missing} is missing; run scripts/interpreter models install default`;
  return lack(reason, "INTERPRETER_REQUIRE_MODELS");
}

/** A suite's name that carries the reason for which it is skipped, so that reports show it. */
export function because(name: string, reason: string): string {
  return reason === "" ? name : `${name} (${reason})`;
}

function lack(reason: string, required: string): string {
  if (reason === "") return "";
  if (process.env[required] === "1") throw new Error(`${required}=1, but ${reason}`);
  console.warn(`skipped: ${reason}`);
  return reason;
}
