import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Granularity, granularities } from "../src/options.js";
import { readInterfaces, startWith } from "./permissions-of.js";
import { RawClient } from "./raw-client.js";

const model = await readInterfaces(fileURLToPath(new URL("services", import.meta.url)), "shop.ts");

const subjects = [
  "autonats.user.GetById",
  "autonats.user.Touch",
  "autonats.user.Unknown",
  "autonats.user.cancel",
  "autonats.user.group",
  "autonats.user.group.i1",
  "autonats.user.at.i1.GetById",
  "autonats.user.at.i1.Touch",
  "autonats.user.at.i1.Unknown",
  "autonats.user.v1.GetById",
  "autonats.user",
  "autonats.order.Place",
  "autonats.order.v2.Place",
  "autonats.order.v2.cancel",
  "autonats.order.v2.group",
  "autonats.order.v2.group.i1",
  "autonats.order.v2.at.i1.Place",
  "autonats.order.v3.Place",
  "other.user.GetById",
  "_INBOX.abc.1",
  "_INBOX.abc.echo",
  "_R_.abc.1",
  "$SRV.PING",
  "$SRV.PING.User",
  "$SRV.PING.User.i1",
  "$SRV.INFO",
  "$SRV.INFO.Order",
  "$SRV.STATS.Order.i1",
  "$SRV.SCHEMA.User",
  "$SYS.REQ.SERVER.PING",
  "$JS.API.INFO",
  "anything",
];

const wide = [
  "autonats.user.*",
  "autonats.user.>",
  "autonats.>",
  "autonats.order.v2.*",
  "_INBOX.>",
  "_INBOX.*",
  "$SRV.>",
  ">",
  "*",
];

const questions = (name: string): readonly string[] =>
  ["PING", "INFO", "STATS"].flatMap((verb) => [`$SRV.${verb}`, `$SRV.${verb}.${name}`, `$SRV.${verb}.${name}.i1`]);

/** What a role may do with subjects of the list. */
interface Allowed {
  readonly group: readonly string[];
  readonly alone: readonly string[];
  readonly publish: readonly string[];
}

/** What each role may do with subjects of the list: subscribe in the queue group, subscribe alone, publish. */
const expected: Readonly<Record<Granularity, Readonly<Record<string, Allowed>>>> = {
  service: {
    "User.handler": {
      group: [
        "autonats.user.GetById",
        "autonats.user.Touch",
        "autonats.user.Unknown",
        "autonats.user.cancel",
        "autonats.user.group",
        "autonats.user.*",
        "autonats.user.>",
      ],
      alone: [
        "autonats.user.cancel",
        "autonats.user.group",
        "autonats.user.group.i1",
        "autonats.user.at.i1.GetById",
        "autonats.user.at.i1.Touch",
        "autonats.user.at.i1.Unknown",
        ...questions("User"),
      ],
      publish: ["_INBOX.abc.1", "_INBOX.abc.echo", "_R_.abc.1", "autonats.user.group", "autonats.user.group.i1"],
    },
    "User.client": {
      group: [],
      alone: ["_INBOX.abc.1", "_INBOX.abc.echo", "_INBOX.>", "_INBOX.*"],
      publish: [
        "_INBOX.abc.echo",
        "autonats.user.group",
        "autonats.user.GetById",
        "autonats.user.Touch",
        "autonats.user.Unknown",
        "autonats.user.cancel",
        "autonats.user.at.i1.GetById",
        "autonats.user.at.i1.Touch",
        "autonats.user.at.i1.Unknown",
      ],
    },
    "Order.v2.handler": {
      group: ["autonats.order.v2.Place", "autonats.order.v2.cancel", "autonats.order.v2.group", "autonats.order.v2.*"],
      alone: [
        "autonats.order.v2.cancel",
        "autonats.order.v2.group",
        "autonats.order.v2.group.i1",
        "autonats.order.v2.at.i1.Place",
        ...questions("Order"),
      ],
      publish: [
        "_INBOX.abc.1",
        "_INBOX.abc.echo",
        "_R_.abc.1",
        "autonats.order.v2.group",
        "autonats.order.v2.group.i1",
      ],
    },
    "Order.v2.client": {
      group: [],
      alone: ["_INBOX.abc.1", "_INBOX.abc.echo", "_INBOX.>", "_INBOX.*"],
      publish: [
        "_INBOX.abc.echo",
        "autonats.order.v2.group",
        "autonats.order.v2.Place",
        "autonats.order.v2.cancel",
        "autonats.order.v2.at.i1.Place",
      ],
    },
  },
  method: {
    "User.handler": {
      group: ["autonats.user.GetById", "autonats.user.Touch", "autonats.user.cancel"],
      alone: [
        "autonats.user.cancel",
        "autonats.user.group",
        "autonats.user.group.i1",
        "autonats.user.at.i1.GetById",
        "autonats.user.at.i1.Touch",
        "autonats.user.at.i1.Unknown",
        ...questions("User"),
      ],
      publish: ["_INBOX.abc.1", "_INBOX.abc.echo", "_R_.abc.1", "autonats.user.group", "autonats.user.group.i1"],
    },
    "User.client": {
      group: [],
      alone: ["_INBOX.abc.1", "_INBOX.abc.echo", "_INBOX.>", "_INBOX.*"],
      publish: [
        "_INBOX.abc.echo",
        "autonats.user.GetById",
        "autonats.user.Touch",
        "autonats.user.cancel",
        "autonats.user.at.i1.GetById",
        "autonats.user.at.i1.Touch",
      ],
    },
    "Order.v2.handler": {
      group: ["autonats.order.v2.Place", "autonats.order.v2.cancel"],
      alone: [
        "autonats.order.v2.cancel",
        "autonats.order.v2.group",
        "autonats.order.v2.group.i1",
        "autonats.order.v2.at.i1.Place",
        ...questions("Order"),
      ],
      publish: [
        "_INBOX.abc.1",
        "_INBOX.abc.echo",
        "_R_.abc.1",
        "autonats.order.v2.group",
        "autonats.order.v2.group.i1",
      ],
    },
    "Order.v2.client": {
      group: [],
      alone: ["_INBOX.abc.1", "_INBOX.abc.echo", "_INBOX.>", "_INBOX.*"],
      publish: [
        "_INBOX.abc.echo",
        "autonats.order.v2.Place",
        "autonats.order.v2.cancel",
        "autonats.order.v2.at.i1.Place",
      ],
    },
  },
};

test.each(granularities)("every role may do exactly what it needs: %s", async (granularity) => {
  await using running = await startWith(model, { granularity });
  for (const [user, may] of Object.entries(expected[granularity])) {
    const client = await RawClient.connect(running.server.port, user);
    const does = { group: [] as string[], alone: [] as string[], other: [] as string[], publish: [] as string[] };
    for (const subject of [...subjects, ...wide]) {
      if (await client.maySubscribe(subject, "autonats")) does.group.push(subject);
      if (await client.maySubscribe(subject, "other")) does.other.push(subject);
      if (await client.maySubscribe(subject)) does.alone.push(subject);
      if (!wide.includes(subject) && (await client.mayPublish(subject))) does.publish.push(subject);
    }
    client.close();
    const known = may.alone.filter((subject) => [...subjects, ...wide].includes(subject));
    expect.soft(does.publish.sort(), `${user} publishes`).toEqual([...may.publish].sort());
    expect.soft(does.alone.sort(), `${user} subscribes alone`).toEqual([...known].sort());
    // A subject that is allowed without a group is allowed in any, but where another rule that holds for it names one.
    const grouped = may.group.some((subject) => subject.endsWith(".*"));
    const anyGroup = known.filter((subject) => !grouped || !/\.(cancel|group)$/u.test(subject));
    expect.soft(does.other.sort(), `${user} in another group`).toEqual([...anyGroup].sort());
    expect.soft(does.group.sort(), `${user} in its group`).toEqual([...new Set([...may.group, ...known])].sort());
  }
});
