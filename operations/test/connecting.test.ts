import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { languages } from "../harness/src/languages.js";
import { Site } from "../harness/src/site.js";

const secret = "s3cr3t-word";

describe.concurrent.each(languages)("connecting, in %s", (language) => {
  test("takes user and password from the address", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ users: [{ user: "anna", password: secret }] });
    const address = `nats://anna:${secret}@127.0.0.1:${server.port}`;
    await site.handler(language, address);
    const client = await site.client(language, address);
    expect(await client.call("Run", { text: "a" })).toEqual({ value: "a" });
  });

  test("takes a token from the address", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ token: secret });
    const client = site.peer(language, "client");
    expect(await client.connect({ servers: `nats://${secret}@127.0.0.1:${server.port}` })).toEqual({ value: null });
  });

  test("takes characters that an address has to escape", async () => {
    await using site = await Site.prepare();
    const password = "a/b@c:d é";
    const server = await site.server({ users: [{ user: "an na", password }] });
    const client = site.peer(language, "client");
    const address = `nats://an%20na:${encodeURIComponent(password)}@127.0.0.1:${server.port}`;
    expect(await client.connect({ servers: address })).toEqual({ value: null });
  });

  test("fails with what is wrong and where, and without the password", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ users: [{ user: "anna", password: "another" }] });
    const client = site.peer(language, "client");
    const place = `127.0.0.1:${server.port}`;
    const { error } = await client.connect({ servers: `nats://anna:${secret}@${place}` });
    expect(error).toMatchObject({ code: "UNAUTHENTICATED", outcome: "NOT_SENT" });
    expect(error?.message).toContain(place);
    expect(error?.message).not.toContain(secret);
  });

  test("fails where nobody listens", async () => {
    await using site = await Site.prepare();
    const server = await site.server();
    await server.kill();
    const client = site.peer(language, "client");
    const { error } = await client.connect({ servers: `nats://anna:${secret}@127.0.0.1:${server.port}` });
    expect(error).toMatchObject({ code: "UNAVAILABLE", outcome: "NOT_SENT" });
    expect(error?.message).toContain(`127.0.0.1:${server.port}`);
    expect(error?.message).not.toContain(secret);
  });

  test.each([
    ["is not there", undefined],
    ["is invalid", "garbage"],
  ])("fails by a file of credentials that %s, with its name", async (_, text) => {
    await using site = await Site.prepare();
    const server = await site.server();
    const credentialsFile = site.file("user.creds");
    if (text !== undefined) writeFileSync(credentialsFile, text);
    const { error } = await site.peer(language, "client").connect({ servers: server.url, credentialsFile });
    expect(error?.code).toMatch(/^(?:UNAUTHENTICATED|UNAVAILABLE|INVALID_ARGUMENT)$/u);
    expect(error).toMatchObject({ outcome: "NOT_SENT" });
    expect(error?.message).toContain(text === undefined ? credentialsFile : server.url);
  });
});
