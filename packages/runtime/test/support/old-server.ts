import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { Transform } from "node:stream";
import type { NatsServer } from "@autonats/testing/nats-server";
import { onCleanup } from "./cleanup.js";

/**
 * Opens a way to a server on which it takes subscriptions away as nats-server 2.10 does: it does not say from which queue group. Returns its
 * address.
 */
export async function openAsOldServer(server: NatsServer): Promise<string> {
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const upstream = connect(server.port, "127.0.0.1");
    sockets.add(client).add(upstream);
    for (const socket of [client, upstream]) socket.on("error", () => socket.destroy());
    client.pipe(upstream);
    upstream
      .pipe(new Transform({ transform: (chunk, _encoding, done) => done(null, withoutGroups(chunk)) }))
      .pipe(client);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onCleanup(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  return `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

function withoutGroups(chunk: Buffer): Buffer {
  return Buffer.from(chunk.toString("latin1").replaceAll(/ using queue "[^"]*" \(sid/gu, " (sid"), "latin1");
}
