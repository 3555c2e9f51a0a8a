import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { NatsServer } from "@autonats/testing/nats-server";
import { onCleanup } from "./cleanup.js";

const TICK_MS = 50;

/** A way to a server that can be slow, and be cut. */
export interface SlowProxy {
  readonly url: string;
  /** Bytes that have come through to the server. */
  readonly passed: () => number;
  /** Cuts all connections; while it is closed, new ones are cut at once. */
  close(): void;
  open(): void;
}

/** Opens a proxy that takes so many bytes a second towards the server, and passes everything back at once. */
export async function openSlowProxy(server: NatsServer, bytesPerSecond: number): Promise<SlowProxy> {
  const sockets = new Set<Socket>();
  let isOpen = true;
  let passed = 0;
  const proxy = createServer((client) => {
    if (!isOpen) {
      client.destroy();
      return;
    }
    const upstream = connect(server.port, "127.0.0.1");
    sockets.add(client).add(upstream);
    upstream.pipe(client);
    let allowed = 0;
    client.on("data", (chunk) => {
      upstream.write(chunk);
      passed += chunk.length;
      allowed -= chunk.length;
      if (allowed < 0) client.pause();
    });
    const perTick = (bytesPerSecond * TICK_MS) / 1000;
    const timer = setInterval(() => {
      allowed = Math.min(allowed + perTick, perTick);
      if (allowed > 0) client.resume();
    }, TICK_MS);
    const end = (): void => {
      clearInterval(timer);
      for (const socket of [client, upstream]) {
        sockets.delete(socket);
        socket.destroy();
      }
    };
    for (const socket of [client, upstream]) socket.on("error", end).on("close", end);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const cut = (): void => {
    for (const socket of [...sockets]) socket.destroy();
  };
  onCleanup(() => {
    cut();
    proxy.close();
  });
  return {
    url: `127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    passed: () => passed,
    close: () => {
      isOpen = false;
      cut();
    },
    open: () => {
      isOpen = true;
    },
  };
}
