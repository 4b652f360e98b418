// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { ApiClient } from "../api/client";
import { ownData } from "./own-data";

function part(answer: string): { calls: string[]; element: HTMLElement; erased: () => void } {
  const calls: string[] = [];
  const client = new ApiClient(
    () => "t",
    "/api/v1",
    async (input, init) => {
      calls.push(`${init?.method} ${String(input)}`);
      return new Response(answer);
    },
  );
  const erased = vi.fn();
  const element = ownData(client, "m_1", "p_1", erased);
  document.body.replaceChildren(element);
  return { calls, element, erased };
}

function press(label: string): void {
  const all = [...document.querySelectorAll("button")].filter((button) => button.textContent === label);
  all.at(-1)?.click();
}

HTMLDialogElement.prototype.showModal = () => {};

test("a participant has the data as a file", async () => {
  const { calls } = part('{"participant":{"name":"Ana"},"sound":[{"recording":"r_1"}]}');
  const files: Blob[] = [];
  URL.createObjectURL = (file) => `blob:${files.push(file as Blob)}`;
  HTMLAnchorElement.prototype.click = () => {};
  press("Download");
  await vi.waitFor(() => expect(files.length).toBe(1));
  expect(calls).toEqual(["GET /api/v1/meetings/m_1/participants/p_1/data"]);
  press("Sound 1");
  await vi.waitFor(() => expect(files.length).toBe(2));
  expect(calls.at(-1)).toBe("GET /api/v1/meetings/m_1/participants/p_1/sound/r_1");
  expect(JSON.parse(await (files[0] as Blob).text())).toMatchObject({ participant: { name: "Ana" } });
});

test("erasing asks first, then leaves the page", async () => {
  const { calls, erased } = part("");
  press("Erase my data");
  await vi.waitFor(() => expect(document.querySelector("dialog")).not.toBeNull());
  expect(calls).toEqual([]);
  const dialog = document.querySelector("dialog") as HTMLDialogElement;
  dialog.returnValue = "yes";
  dialog.dispatchEvent(new Event("close"));
  await vi.waitFor(() => expect(erased).toHaveBeenCalled());
  expect(calls).toEqual(["DELETE /api/v1/meetings/m_1/participants/p_1/data"]);
});
