import { expect, test } from "vitest";
import { ApiClient, ApiError, socketAddress } from "./client";

interface Call {
  url: string;
  init: RequestInit;
}

function client(status: number, body: string, token: string | null = "abc"): { api: ApiClient; calls: Call[] } {
  const calls: Call[] = [];
  const fetcher = async (url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    calls.push({ url: String(url), init });
    return new Response(status === 204 ? null : body, { status });
  };
  return { api: new ApiClient(token === null ? null : () => token, "/api/v1", fetcher), calls };
}

test("joins with a body, no token and no secret in the address", async () => {
  const { api, calls } = client(
    200,
    '{"token":"t","meeting":"m_1","participant":"p_1","role":"listener","consent":null}',
    null,
  );
  const session = await api.join({ secret: "s3cret" });
  expect(session).toEqual({ token: "t", meeting: "m_1", participant: "p_1", role: "listener", consent: null });
  expect(calls[0]?.url).toBe("/api/v1/join");
  expect(calls[0]?.init.headers).not.toHaveProperty("authorization");
});

test("the organizer's session belongs to no meeting", async () => {
  const { api } = client(200, '{"token":"t","meeting":null,"participant":"p_1","role":"organizer"}');
  expect(await api.join({ secret: "s" })).toMatchObject({ meeting: null, role: "organizer" });
});

test("sends the token in the header", async () => {
  const { api, calls } = client(200, '{"meetings":[]}');
  await api.meetings();
  expect(calls[0]?.init.headers).toMatchObject({ authorization: "Bearer abc" });
});

test("reads a meeting with what its models can do", async () => {
  const { api } = client(
    200,
    '{"id":"m_1","options":{"review":{"policy":"hold"}},"title":"Talks","languages":["en","pt"],"state":"live","joinCode":"K7Q-M2P","last":63,"availability":[{"language":"pt","speech":false,"translatedFrom":["en"]}]}',
  );
  expect(await api.meeting("m_1")).toEqual({
    id: "m_1",
    title: "Talks",
    languages: ["en", "pt"],
    state: "live",
    joinCode: "K7Q-M2P",
    last: 63,
    availability: [{ language: "pt", speech: false, translatedFrom: ["en"], hints: [] }],
    rooms: false,
    retention: {},
    reviewed: true,
    review: { policy: "hold", holdSeconds: 20, onTimeout: "withhold", words: {}, doubt: false, examples: {} },
  });
});

test("a refusal carries the server's sentence and its stable type", async () => {
  const { api } = client(
    403,
    '{"type":"https://x.example/problems/passcode-required","title":"Forbidden","detail":"Type the passcode."}',
  );
  await expect(api.join({ code: "K7Q-M2P" })).rejects.toMatchObject({
    status: 403,
    problem: "passcode-required",
    message: "Type the passcode.",
  });
});

test("a refusal that is no problem document still has its status", async () => {
  await expect(client(502, "<html>").api.meetings()).rejects.toMatchObject({ status: 502, problem: "" });
});

test("a server out of reach is status 0", async () => {
  const api = new ApiClient(null, "/api/v1", () => Promise.reject(new TypeError("refused")));
  await expect(api.meetings()).rejects.toEqual(new ApiError(0, "unreachable", ""));
});

test.each(["not json", "{}", "[1]", '{"meetings":3}'])(
  "an answer that makes no sense is an error: %s",
  async (body) => {
    await expect(client(200, body).api.meetings()).rejects.toBeInstanceOf(ApiError);
  },
);

test("an empty answer is fine where nothing is expected", async () => {
  const { api, calls } = client(204, "");
  await api.deleteMeeting("m_1");
  await api.mute("m_1", "p/2", true);
  expect(calls.map(({ url, init }) => `${init.method} ${url}`)).toEqual([
    "DELETE /api/v1/meetings/m_1",
    "PATCH /api/v1/meetings/m_1/participants/p%2F2",
  ]);
});

test("socket addresses stay on the page's origin and escape what is put in", () => {
  expect(socketAddress("https://hall.example/join?x#y", "m/1", "captions", { language: "zh-Hans", after: "3" })).toBe(
    "wss://hall.example/api/v1/meetings/m%2F1/captions?language=zh-Hans&after=3",
  );
  expect(socketAddress("http://127.0.0.1:8080/", "m_1", "audio", {})).toBe(
    "ws://127.0.0.1:8080/api/v1/meetings/m_1/audio",
  );
});
