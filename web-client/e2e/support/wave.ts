import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { scratch } from "./scratch";

/**
 * A copy of a WAV file (PCM) with silence before and after it: the browser's fake microphone begins when capture opens, and loses
 * up to a second of the beginning.
 */
export function padded(file: string, seconds: number): string {
  const source = readFileSync(file);
  let format: Buffer | null = null;
  let data: Buffer | null = null;
  for (let offset = 12; offset + 8 <= source.length;) {
    const name = source.toString("latin1", offset, offset + 4);
    const size = source.readUInt32LE(offset + 4);
    const content = source.subarray(offset + 8, offset + 8 + size);
    if (name === "fmt ") format = content;
    if (name === "data") data = content;
    offset += 8 + size + (size % 2);
  }
  if (format === null || data === null) throw new Error(`${file} is no WAV file`);
  const silence = Buffer.alloc(format.readUInt32LE(4) * format.readUInt16LE(12) * seconds);
  // byte 4 is the sample rate, byte 12 the bytes of one frame
  const samples = Buffer.concat([silence, data, silence]);
  const path = join(scratch(), "microphone.wav");
  writeFileSync(
    path,
    Buffer.concat([chunk("RIFF", Buffer.concat([Buffer.from("WAVE"), chunk("fmt ", format), chunk("data", samples)]))]),
  );
  return path;
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, "latin1");
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}
