import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server as NetServer, type Socket } from "node:net";

/** A wire between browser and server that a test can cut, as a bad network does: without a word. */
export class Proxy {
  private readonly sockets = new Set<Socket>();
  private broken = false;

  private constructor(private readonly server: NetServer) {}

  static async to(port: number): Promise<Proxy> {
    const server = createServer();
    const proxy = new Proxy(server);
    server.on("connection", (near) => {
      if (proxy.broken) {
        near.destroy();
        return;
      }
      const far = connect(port, "127.0.0.1");
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        proxy.sockets.add(socket);
        socket.on("error", () => other.destroy());
        socket.on("close", () => {
          proxy.sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Cuts every connection and refuses new ones until {@link mend}. */
  cut(): void {
    this.broken = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.broken = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }
}
