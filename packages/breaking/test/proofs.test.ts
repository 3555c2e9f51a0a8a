import { readFileSync } from "node:fs";
import { connect } from "@autonats/runtime/node";
import { startNatsServer } from "@autonats/testing/nats-server";
import { afterAll, describe, expect, test } from "vitest";
import { compileProjects } from "../../../scenarios/support/compile.js";
import { breakingCodes, brokenBy, findBreaks } from "../src/index.js";
import { GeneratedProofs } from "./support/generated.js";
import { GoRelays, goRoute } from "./support/go-relays.js";
import { LiveVersion, type Outcome } from "./support/live.js";
import { type Proof, proofsRoot, readProofs, sides } from "./support/proofs.js";

const read = await readProofs();
const { proofs, models } = read;
const generated = new GeneratedProofs(read);
const server = await startNatsServer();
const connection = await connect({ servers: server.url });
const relays = await GoRelays.start(read, server.url);

afterAll(async () => {
  relays[Symbol.dispose]();
  await connection.close();
  await server.stop();
  generated[Symbol.dispose]();
});

const found = findBreaks([models.before], [models.after], { level: "source" });

test("every rule has a proof", () => {
  expect(breakingCodes.filter((code) => !proofs.some((proof) => proof.code === code))).toEqual([]);
  expect(breakingCodes.length).toBeGreaterThanOrEqual(40);
});

describe.each(proofs)("$name", (proof) => {
  test("the rule finds it, and no other does", () => {
    const own = found.filter(({ service }) => service === proof.before.name);
    expect(own.map(({ diagnostic }) => diagnostic.code)).toEqual(proof.code === undefined ? [] : [proof.code]);
  });

  test("calls between the versions come to what the rule says", async () => {
    const before = new LiveVersion(proof, "before", await generated.load(proof, "before"), connection);
    const after = new LiveVersion(proof, "after", await generated.load(proof, "after"), connection);
    await Promise.all([before.run(), after.run()]);
    expect(await before.call(before)).toBe("works");
    expect(await after.call(after)).toBe(proof.code === "AN6021" ? "breaks" : "works");
    expect({ "old clients": await before.call(after), "old handlers": await after.call(before) }).toEqual({
      "old clients": expectedOf(proof, "old clients"),
      "old handlers": expectedOf(proof, "old handlers"),
    });
    expect(await before.call(before, goRoute("before", "before"))).toBe("works");
    expect({
      "old clients in Go": await before.call(after, goRoute("before", "after")),
      "old handlers in Go": await after.call(before, goRoute("after", "before")),
    }).toEqual({
      "old clients in Go": expectedOf(proof, "old clients"),
      "old handlers in Go": expectedOf(proof, "old handlers"),
    });
    await Promise.all([before.shutdown(), after.shutdown()]);
  });
});

test("code that a rule says breaks does not compile with the new version, and does with the old one", () => {
  const used = proofs.filter(({ hasUses }) => hasUses);
  const projects = used.flatMap(({ name }) =>
    sides.map((side) => ({
      name: `${name}/${side}`,
      folders: [`${proofsRoot}/${name}/${side}`],
      checks: readFileSync(`${proofsRoot}/${name}/uses.ts`, "utf8"),
    })),
  );
  const messages = compileProjects(projects);
  const failed = new Set(messages.map(({ project, file }) => `${project}/${file}`.split("/").slice(0, 2).join("/")));
  expect([...failed].sort()).toEqual(used.map(({ name }) => `${name}/after`).sort());
});

function expectedOf({ code }: Proof, whom: "old clients" | "old handlers"): Outcome {
  const own = breakingCodes.find((each) => each === code);
  return own !== undefined && brokenBy(own).includes(whom) ? "breaks" : "works";
}
