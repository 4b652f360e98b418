// @vitest-environment jsdom
import { expect, test } from "vitest";
import { qrCode } from "./qr";

test("draws a code of the right size with its quiet zone", () => {
  const code = qrCode("http://hall.example/join#code=K7Q-M2P", "code");
  const side = Number(code.getAttribute("viewBox")?.split(" ")[2]);
  expect((side - 8 - 17) % 4).toBe(0);
  expect(code.querySelector("path")?.getAttribute("d")).toMatch(/^M4 4h1v1h-1z/);
});

test("takes links as long as invitations are", () => {
  expect(() => qrCode(`https://hall.example/join#secret=${"x".repeat(600)}`, "code")).not.toThrow();
});
