import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, Visitor } from "./support/browser";
import { Identity } from "./support/identity";
import { because, withoutBrowser } from "./support/prerequisites";
import { Server } from "./support/server";

const reason = withoutBrowser();

describe.skipIf(reason !== "")(because("sign-in", reason), () => {
  let identity: Identity;
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    identity = await Identity.start();
    server = await Server.start("--config", identity.configuration());
    identity.serve(server.url, { Ada: ["chairs"], Ben: ["chairs"], Olga: ["operators"], Tom: ["guests"] });
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await identity?.stop();
  });

  async function visit(): Promise<Visitor> {
    const visitor = await Visitor.at(browser, `${server.url}/organizer`);
    await visitor.page.getByRole("button", { name: "Sign in with House of Nations" }).waitFor();
    return visitor;
  }

  /** By the provider's own pages. */
  async function signIn({ page }: Visitor, name: string): Promise<void> {
    await page.getByRole("button", { name: "Sign in with House of Nations" }).click();
    await page.locator("input[name=login]").fill(name);
    await page.locator("input[name=password]").fill("any");
    await page.locator("button[type=submit]").click();
    await page.getByRole("button", { name: "Continue" }).click();
  }

  async function signedIn(name: string): Promise<Visitor> {
    const visitor = await visit();
    await signIn(visitor, name);
    await visitor.page.getByText(`Signed in as ${name} of the house`).waitFor();
    return visitor;
  }

  function titles({ page }: Visitor): Promise<string[]> {
    return page.locator(".meeting-name").allTextContents();
  }

  test("organizers have their own meetings, admins all, and both leave for good", async () => {
    const ada = await visit();
    await ada.sound("sign-in");
    await signIn(ada, "Ada");
    await ada.page.getByText("Signed in as Ada of the house").waitFor();
    await ada.page.getByLabel("Title").fill("Harbour dues");
    await ada.page.getByRole("button", { name: "Create meeting" }).click();
    await ada.page.getByRole("heading", { name: "Harbour dues" }).waitFor();
    await ada.sound("signed-in");
    expect(ada.page.url()).toBe(`${server.url}/organizer`);

    const ben = await signedIn("Ben");
    await ben.page.getByText("None yet.").waitFor();
    expect(await titles(ben)).toEqual([]);
    const { meetings } = await server.api<{ meetings: { id: string }[] }>("GET", "/meetings");
    const token = await tokenOf(ben);
    const answer = await fetch(`${server.url}/api/v1/meetings/${meetings[0]?.id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(404);

    const olga = await signedIn("Olga");
    await olga.page.getByRole("heading", { name: "Harbour dues" }).waitFor();
    expect(await titles(olga)).toEqual(["Harbour dues"]);

    await ada.page.reload();
    await ada.page.getByText("Signed in as Ada of the house").waitFor();
    const before = await tokenOf(ada);
    await ada.page.getByRole("button", { name: "Sign out" }).click();
    await ada.page.getByText("You are signed out.").waitFor();
    const after = await fetch(`${server.url}/api/v1/meetings`, { headers: { authorization: `Bearer ${before}` } });
    expect(after.status).toBe(401);
    await ada.page.reload();
    await ada.page.getByRole("button", { name: "Sign in with House of Nations" }).waitFor();

    const records = await audit();
    expect(records.filter(({ act }) => act === "sign-in").map(({ object }) => object)).toEqual([
      "organizer",
      "organizer",
      "admin",
    ]);
    expect(JSON.stringify(records)).not.toMatch(/Ada|Ben|Olga/);
    for (const visitor of [ada, ben, olga]) await visitor.leave();
  });

  test("after a sign-out the next person is asked who they are", async () => {
    const first = await signedIn("Ben");
    await first.page.getByRole("button", { name: "Sign out" }).click();
    await first.page.getByText("You are signed out.").waitFor();
    await first.page.getByRole("button", { name: "Sign in with House of Nations" }).click();
    await first.page.locator("input[name=login]").waitFor();
    await first.leave();
  });

  test("who is neither organizer nor admin learns so, and stays outside", async () => {
    const tom = await visit();
    await signIn(tom, "Tom");
    await tom.page.getByText("not among those who organize meetings here", { exact: false }).waitFor();
    await tom.sound("sign-in-not-allowed");
    expect(tom.page.url()).toBe(`${server.url}/organizer`);
    const records = await audit();
    expect(records.at(-1)?.act === "audit.read" ? records.at(-2) : records.at(-1)).toMatchObject({
      act: "sign-in.fail",
      object: "not-allowed",
    });
    await tom.leave();
  });

  test("the link that the server printed works beside the sign-in, also while the provider is away", async () => {
    const down = await Identity.start();
    const alone = await Server.start("--config", down.configuration());
    await down.stop();
    try {
      const visitor = await Visitor.at(browser, `${alone.url}/organizer`);
      await visitor.page.getByRole("button", { name: "Sign in with House of Nations" }).click();
      await visitor.page.getByText("The sign-in service does not answer.", { exact: false }).waitFor();
      await visitor.leave();
      const { link } = await alone.api<{ link: string }>("POST", "/organizer-links");
      const organizer = await Visitor.at(browser, link);
      await organizer.page.getByText("None yet.").waitFor();
      expect(await organizer.page.getByRole("button", { name: "Sign out" }).count()).toBe(0);
      await organizer.leave();
    } finally {
      await alone.stop();
    }
  });

  async function audit(): Promise<{ act: string; object?: string }[]> {
    return (await server.api<{ records: { act: string; object?: string }[] }>("GET", "/audit")).records;
  }

  async function tokenOf({ page }: Visitor): Promise<string> {
    const session = await page.evaluate("sessionStorage.getItem('interpreter.organizer')");
    return (JSON.parse(String(session)) as { token: string }).token;
  }
});
