import { expect, test } from "vitest";
import { Backlog } from "./backlog";

const frame = (number: number): ArrayBuffer => Uint8Array.of(number).buffer;
const fill = (backlog: Backlog, from: number, to: number): void => {
  for (let number = from; number <= to; number++) backlog.add(frame(number), 100);
};
const takeAll = (backlog: Backlog): number[] => {
  const taken: number[] = [];
  for (let bytes = backlog.take(); bytes !== null; bytes = backlog.take())
    taken.push(new Uint8Array(bytes)[0] as number);
  return taken;
};

test("gives frames in order, each once", () => {
  const backlog = new Backlog(1000);
  fill(backlog, 1, 3);
  expect(takeAll(backlog)).toEqual([1, 2, 3]);
  expect(backlog.take()).toBeNull();
});

test("sends again what the server did not get", () => {
  const backlog = new Backlog(1000);
  backlog.resume(0);
  fill(backlog, 1, 5);
  takeAll(backlog);
  fill(backlog, 6, 6);
  backlog.resume(300);
  expect(takeAll(backlog)).toEqual([4, 5, 6]);
});

test("sends nothing again when the server has all", () => {
  const backlog = new Backlog(1000);
  fill(backlog, 1, 3);
  takeAll(backlog);
  backlog.resume(300);
  expect(takeAll(backlog)).toEqual([]);
});

test("a frame that arrived in part is sent again as a whole", () => {
  const backlog = new Backlog(1000);
  fill(backlog, 1, 3);
  takeAll(backlog);
  backlog.resume(250);
  expect(takeAll(backlog)).toEqual([3]);
});

test("keeps the server's count over several cuts", () => {
  const backlog = new Backlog(1000);
  fill(backlog, 1, 4);
  takeAll(backlog);
  backlog.resume(200);
  takeAll(backlog);
  backlog.resume(300);
  expect(takeAll(backlog)).toEqual([4]);
  backlog.resume(400);
  expect(takeAll(backlog)).toEqual([]);
});

test("gives up the oldest sound when it is full, and says how much was never sent", () => {
  const backlog = new Backlog(500);
  fill(backlog, 1, 8);
  expect(backlog.dropped).toBe(300);
  expect(takeAll(backlog)).toEqual([4, 5, 6, 7, 8]);
});

test("what was sent and pushed out is not lost", () => {
  const backlog = new Backlog(500);
  for (let number = 1; number <= 20; number++) {
    fill(backlog, number, number);
    takeAll(backlog);
  }
  expect(backlog.dropped).toBe(0);
});

test("counts on from the server's time after a loss", () => {
  const backlog = new Backlog(500);
  fill(backlog, 1, 2);
  takeAll(backlog);
  fill(backlog, 3, 12);
  backlog.resume(200);
  expect(takeAll(backlog)).toEqual([8, 9, 10, 11, 12]);
  backlog.resume(500);
  expect(takeAll(backlog)).toEqual([11, 12]);
});

test("knows how much waits", () => {
  const backlog = new Backlog(1000);
  fill(backlog, 1, 3);
  backlog.take();
  expect(backlog.waiting).toBe(200);
});
