import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { judge } from "../harness/src/audit.js";
import { untilServed } from "../harness/src/served.js";
import { keepMessages, readIds } from "../harness/src/stream.js";
import { pause } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { countAtMost, failed, failuresOf, untrue } from "./figure.js";

const MEBIBYTES = 64;
const BYTES = 16 * 1024;
const PUBLISHERS = 20;

/** The disk is full that a server keeps its streams on. Nobody needs it for a call. */
export const diskFull: Fault = {
  id: "F15",
  title: `the disk for streams, of ${MEBIBYTES} MiB, is full, and then is not any more`,
  note: "messages are published as in F13. Takes Linux and root, for a disk of its own.",
  run: async ({ site, language, binary, isQuick }) => {
    const disk = site.disk(MEBIBYTES);
    const filler = join(disk, "filler");
    writeFileSync(filler, Buffer.alloc((MEBIBYTES / 2) * 1024 * 1024));
    const jetstream = `jetstream { store_dir: ${JSON.stringify(join(disk, "streams"))}, max_file_store: 1GB }`;
    const server = await site.server({ binary, extraConfiguration: jetstream });
    await keepMessages(await site.nats(server), "trail", 1);
    await site.handler(language, server.url);
    const client = await site.client(language, server.url);
    const publisher = await site.client(language, server.url);
    await untilServed(client);
    const beside = client.pace(200, { name: "beside" });
    const publishing = publisher.load(PUBLISHERS, { name: "full", method: "Publish", number: BYTES, timeoutMs: 2000 });
    await pause(isQuick ? 6000 : 20_000);
    await Promise.all([publisher, client].map((each) => each.endLoads()));
    const [calls, full] = [await beside, await publishing];
    rmSync(filler);
    await server.restart();
    await untilServed(client);
    await untilServed(publisher);
    const after = await publisher.burst(100, { name: "after", method: "Publish", number: BYTES, timeoutMs: 10_000 });
    const { lost, repeated } = judge([full, after], await readIds(await site.nats(server), "trail"));
    return [
      countAtMost("disks that were not full after all", failuresOf(full) > 0 ? 0 : 1, 0),
      failed("calls meanwhile", calls, 0),
      untrue(site.judge(calls)),
      countAtMost("messages lost that the stream had confirmed", lost.length, 0),
      countAtMost("messages stored twice", repeated.length, 0),
      failed("messages once there was room, and the server was started again,", after, 0),
    ];
  },
};
