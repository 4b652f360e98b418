// @vitest-environment jsdom
import { expect, test } from "vitest";
import { ApiClient } from "../api/client";
import { DamagedBox } from "./damaged-box";

function answering(body: unknown): ApiClient {
  return new ApiClient(
    () => "abc",
    "/api/v1",
    async () => new Response(JSON.stringify(body), { status: 200 }),
  );
}

test("says which meetings cannot be read, and why", async () => {
  const damaged = [
    { id: "m_1", title: "Water talks", problem: "entry/2 cannot be read" },
    { id: "m_2", problem: "key/m_2 <b>cannot</b> be read" },
  ];
  const box = new DamagedBox(answering({ meetings: [], damaged }));
  await box.read();
  expect(box.element.children).toHaveLength(2);
  expect(box.element.textContent).toContain("Water talks");
  expect(box.element.textContent).toContain("entry/2 cannot be read");
  expect(box.element.textContent).toContain("m_2key/m_2 <b>cannot</b> be read");
  expect(box.element.querySelector("b")).toBeNull();
});

test("says nothing where all is well", async () => {
  const box = new DamagedBox(answering({ meetings: [], damaged: [] }));
  await box.read();
  expect(box.element.children).toHaveLength(0);
});
