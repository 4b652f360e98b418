import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OpusSound } from "./opus";

interface Callbacks {
  output: (chunk: { byteLength: number; copyTo: (target: ArrayBuffer) => void }) => void;
  error: (error: unknown) => void;
}

/** Answers when it is told to; a chunk has the first sample in hundredths as its only byte. */
class FakeEncoder {
  static made: FakeEncoder;
  static supports = true;
  state = "configured";
  private waiting: number[] = [];

  constructor(private readonly callbacks: Callbacks) {
    FakeEncoder.made = this;
  }

  static async isConfigSupported(): Promise<{ supported: boolean }> {
    return { supported: FakeEncoder.supports };
  }

  configure(): void {}

  encode(data: { first: number }): void {
    this.waiting.push(Math.round(data.first * 100));
  }

  async flush(): Promise<void> {
    for (const first of this.waiting.splice(0)) {
      this.callbacks.output({ byteLength: 1, copyTo: (target) => new Uint8Array(target).fill(first) });
    }
  }

  close(): void {
    this.state = "closed";
  }

  fail(): void {
    this.callbacks.error(new Error("no more"));
  }
}

class FakeData {
  readonly first: number;

  constructor(init: { data: Float32Array; numberOfFrames: number }) {
    expect(init.data.length).toBe(init.numberOfFrames);
    this.first = init.data[0] as number;
  }

  close(): void {}
}

let sent: [number, number][];
let failures: string[];

beforeEach(() => {
  vi.stubGlobal("AudioEncoder", FakeEncoder);
  vi.stubGlobal("AudioData", FakeData);
  FakeEncoder.supports = true;
  sent = [];
  failures = [];
});

afterEach(() => vi.unstubAllGlobals());

function opus(): OpusSound {
  return new OpusSound(
    (bytes, millis) => sent.push([new Uint8Array(bytes)[0] as number, millis]),
    (reason) => failures.push(reason),
  );
}

test("gives packets of 20 ms, the last of them before it is flushed", async () => {
  const sound = opus();
  sound.encode(new Float32Array(4_800).fill(0.5));
  await sound.flush();
  expect(sent).toEqual(Array.from({ length: 5 }, () => [50, 20]));
});

test("a muted speaker costs a byte a packet, and overtakes no speech", async () => {
  const sound = opus();
  sound.silence(1_920);
  expect(sent).toEqual([
    [0x78, 20],
    [0x78, 20],
  ]);
  sound.encode(new Float32Array(960).fill(0.5));
  sound.silence(960);
  await sound.flush();
  sound.silence(960);
  expect(sent.slice(2)).toEqual([
    [50, 20],
    [0, 20],
    [0x78, 20],
  ]);
});

test("says once that the encoder failed, and sends no more", () => {
  const sound = opus();
  FakeEncoder.made.fail();
  FakeEncoder.made.fail();
  sound.encode(new Float32Array(960));
  expect(failures).toEqual(["Error: no more"]);
  expect(sent).toEqual([]);
});

test("is there only where the browser encodes it", async () => {
  expect(await OpusSound.supported()).toBe(true);
  FakeEncoder.supports = false;
  expect(await OpusSound.supported()).toBe(false);
  vi.stubGlobal("AudioEncoder", undefined);
  expect(await OpusSound.supported()).toBe(false);
});
