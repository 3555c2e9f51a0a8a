import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { NatsServer } from "@autonats/testing/nats-server";
import { onCleanup } from "./cleanup.js";

/** A way to a server. */
export interface Proxy {
  readonly url: string;
  /** Cuts all connections. */
  cut(): void;
}

/** Opens a way to a server, which ends with the test. `join` passes on what comes on each connection. */
export async function openProxy(server: NatsServer, join: (client: Socket, upstream: Socket) => void): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const both = [client, connect(server.port, "127.0.0.1")] as const;
    const end = (): void => {
      for (const socket of both) {
        sockets.delete(socket);
        socket.destroy();
      }
    };
    for (const socket of both) sockets.add(socket.on("error", end).on("close", end));
    join(...both);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const cut = (): void => {
    for (const socket of [...sockets]) socket.destroy();
  };
  onCleanup(() => {
    cut();
    proxy.close();
  });
  return { url: `127.0.0.1:${(proxy.address() as AddressInfo).port}`, cut };
}
