import type { NatsServer } from "@autonats/testing/nats-server";
import { openProxy } from "./proxy.js";

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
  let isOpen = true;
  let passed = 0;
  const { url, cut } = await openProxy(server, (client, upstream) => {
    if (!isOpen) {
      client.destroy();
      return;
    }
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
    client.on("close", () => clearInterval(timer));
  });
  return {
    url,
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
