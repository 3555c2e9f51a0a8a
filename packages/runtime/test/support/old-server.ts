import { Transform } from "node:stream";
import type { NatsServer } from "@autonats/testing/nats-server";
import { openProxy } from "./proxy.js";

/**
 * Opens a way to a server on which it takes subscriptions away as nats-server 2.10 does: it does not say from which queue group. Returns its
 * address.
 */
export async function openAsOldServer(server: NatsServer): Promise<string> {
  const { url } = await openProxy(server, (client, upstream) => {
    client.pipe(upstream);
    upstream
      .pipe(new Transform({ transform: (chunk, _encoding, done) => done(null, withoutGroups(chunk)) }))
      .pipe(client);
  });
  return url;
}

function withoutGroups(chunk: Buffer): Buffer {
  return Buffer.from(chunk.toString("latin1").replaceAll(/ using queue "[^"]*" \(sid/gu, " (sid"), "latin1");
}
