// @vitest-environment jsdom
import jsQR from "jsqr";
import { expect, test } from "vitest";
import { qrCode } from "./qr";

const SCALE = 4;

/** Paints the code's path as a camera would see it, and reads it. */
function read(code: SVGElement): string | undefined {
  const side = Number(code.getAttribute("viewBox")?.split(" ")[2]) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of (code.querySelector("path")?.getAttribute("d") ?? "").matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dot = 0; dot < SCALE * SCALE; dot++) {
      const column = Number(x) * SCALE + (dot % SCALE);
      const row = Number(y) * SCALE + Math.floor(dot / SCALE);
      pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    }
  }
  return jsQR(pixels, side, side)?.data;
}

test.each([
  "http://hall.example/join#code=K7Q-M2P",
  `https://hall.example/join#secret=${"aB3_-".repeat(60)}&role=speaker`,
])("a camera reads %s", (link) => expect(read(qrCode(link, "code"))).toBe(link));

test("has the quiet zone of four modules", () => {
  expect(qrCode("x", "code").querySelector("path")?.getAttribute("d")).toMatch(/^M4 4h1v1h-1z/);
});
