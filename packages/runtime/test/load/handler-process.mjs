// A process that serves one method until SIGTERM: node handler-process.mjs <url>. Uses the built package, as users do.
import { createHandler, decodeObject, decodeString, encodeString, pathOf } from "@autonats/runtime/codegenv1";
import { connect } from "@autonats/runtime/node";

const request = {
  encode: (value) => value,
  decode: (value, at, key) => {
    const fields = decodeObject(value, at, key);
    return { id: decodeString(fields.id, pathOf(at, key), "id") };
  },
};
const result = { encode: encodeString, decode: decodeString };
const echo = { kind: "unary", name: "Echo", timeoutMs: 20_000, concurrency: 2000, request, result, fingerprint: "0" };
const descriptor = { name: "Load", subject: "load", methods: { echo } };

const connection = await connect({ servers: process.argv[2] });
const handler = createHandler(connection, descriptor, {
  // Long enough for calls to be under way whenever the process is told to stop.
  echo: ({ id }) => new Promise((resolve) => setTimeout(resolve, 5, id)),
});
await handler.run();
process.once("SIGTERM", async () => {
  await handler.shutdown();
  await connection.close();
});
console.log("ready");
