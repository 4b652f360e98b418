import type { Caption } from "./api/types";

/** A caption for tests: what they do not name is plain. */
export function caption(fields: Partial<Caption> & { utterance: string }): Caption {
  const text = fields.text ?? `words of ${fields.utterance}`;
  return {
    type: "caption",
    revision: 1,
    speaker: { id: "p_1", name: "Ana" },
    language: "pt",
    sourceLanguage: "en",
    text,
    stable: 0,
    final: fields.seq !== undefined,
    startMillis: 0,
    endMillis: 1000,
    made: [],
    marks: [],
    review: "none",
    erased: false,
    ...fields,
  };
}

/** A socket in the hands of a test. */
export class FakeSocket {
  readyState: number = 0;
  bufferedAmount = 0;
  binaryType = "blob";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly sent: (string | ArrayBuffer)[] = [];

  constructor(
    readonly address: string,
    readonly protocols: string[],
  ) {}

  send(data: string | ArrayBuffer): void {
    this.sent.push(data);
  }

  close(): void {
    this.readyState = 3;
  }

  accept(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  say(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  drop(code = 1006, reason = ""): void {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }
}

/** Opens fake sockets and keeps them in order. */
export class FakeSockets {
  readonly all: FakeSocket[] = [];

  readonly open = (address: string, protocols: string[]): WebSocket => {
    const socket = new FakeSocket(address, protocols);
    this.all.push(socket);
    return socket as unknown as WebSocket;
  };

  get last(): FakeSocket {
    return this.all.at(-1) as FakeSocket;
  }
}
