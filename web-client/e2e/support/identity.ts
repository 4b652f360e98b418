import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Provider from "oidc-provider";

const CLIENT = "interpreter";
const SECRET = "a secret of these tests alone, long enough";

/** A real OpenID Connect provider on a free port of this machine. Whoever signs in with any password is who they say they are. */
export class Identity {
  private listener: RequestListener = (_, response) => response.writeHead(503).end();

  private constructor(
    private readonly http: HttpServer,
    readonly issuer: string,
    private readonly folder: string,
  ) {}

  static async start(): Promise<Identity> {
    // the server has to know the address before the provider knows the server's
    const http = createServer((request, response) => identity.listener(request, response));
    http.listen(0, "127.0.0.1");
    await once(http, "listening");
    const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    const identity = new Identity(http, issuer, mkdtempSync(join(tmpdir(), "interpreter-e2e-identity-")));
    return identity;
  }

  /** A configuration by which a server has people sign in here. */
  configuration(): string {
    const file = join(this.folder, "interpreter.yaml");
    const identity = {
      issuer: this.issuer,
      clientId: CLIENT,
      clientSecret: SECRET,
      scopes: ["openid", "profile", "groups"],
      claim: "groups",
      organizers: ["chairs"],
      admins: ["operators"],
      name: "House of Nations",
    };
    // JSON is YAML
    writeFileSync(file, JSON.stringify({ identity }));
    return file;
  }

  /**
   * From now on people of that server can sign in.
   *
   * @param groups by the name that somebody types
   */
  serve(server: string, groups: Record<string, string[]>): void {
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: CLIENT,
          client_secret: SECRET,
          redirect_uris: [`${server}/api/v1/sign-in/callback`],
        },
      ],
      claims: { openid: ["sub"], profile: ["name"], groups: ["groups"] },
      scopes: ["openid", "profile", "groups"],
      cookies: { keys: ["of these tests alone"] },
      findAccount: (_: unknown, id: string) => ({
        accountId: id,
        claims: () => ({ sub: id, name: `${id} of the house`, groups: groups[id] ?? [] }),
      }),
    });
    this.listener = provider.callback();
  }

  /** Nobody answers any more. */
  async stop(): Promise<void> {
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, "close");
    rmSync(this.folder, { recursive: true });
  }
}
