import { describe, expect, test } from "vitest";
import { type Language, languages } from "../harness/src/languages.js";
import { Site } from "../harness/src/site.js";

/** What the caller is told of each way in which an implementation ends; of those that are not named, that it failed inside. */
const inside = { code: "INTERNAL", outcome: "FAILED" };
const told: Readonly<Record<Language, Readonly<Record<string, Readonly<Record<string, unknown>>>>>> = {
  typescript: {
    ...Object.fromEntries(
      [
        ...["plain", "undefined", "text", "symbol", "likeAnError", "revoked", "hostile", "hostileMessage", "circle"],
        ...["longStack", "longPlainMessage", "declaredWrong", "noPromise", "hostileThen", "overflow", "wrongResult"],
        "abort",
      ].map((way) => [way, inside]),
    ),
    declared: { type: "Spoiled", message: "spoiled: it" },
    longMessage: { code: "NOT_FOUND", outcome: "COMPLETED" },
  },
  go: {
    ...Object.fromEntries(
      [
        ...["plain", "panic", "panicWithError", "nilMap", "nilPointer", "goexit", "circle", "longCircle", "endless"],
        ...["hostile", "hostileUnwrap", "hostileAs", "longPlainMessage", "longPanic", "typedNil"],
      ].map((way) => [way, inside]),
    ),
    declared: { type: "Spoiled", message: "spoiled: it" },
    wrapped: { type: "Spoiled" },
    joined: { type: "Spoiled" },
    longMessage: { code: "NOT_FOUND", outcome: "COMPLETED" },
  },
};

/** Methods that `fail` is asked to end in each way, one of which is declared to end in `Spoiled`. */
describe.concurrent.each(languages)("a handler in %s", (language) => {
  test("answers, lives and serves on, in whatever way its implementation ends", async () => {
    await using site = await Site.prepare();
    const { url } = await site.server();
    const handler = await site.handler(language, url);
    for (const other of languages) {
      const client = await site.client(other, url);
      for (const [way, expected] of Object.entries(told[language])) {
        const { error } = await client.call("Fail", { text: way });
        expect([way, error]).toMatchObject([way, expected]);
        expect(error?.message.length).toBeLessThan(5000);
      }
      expect(await client.call("Run", { text: "still here" })).toEqual({ value: "still here" });
    }
    // Every way is in the log at most once for each client, with some 16 KiB of text and as much of a stack.
    expect(handler.logged).toBeLessThan(2 * Object.keys(told[language]).length * 40_000);
    expect(await handler.stop()).toBe("0");
  });

  test("has all its slots after many calls that ended badly at once", async () => {
    await using site = await Site.prepare();
    const { url } = await site.server();
    const handler = await site.handler(language, url);
    const client = await site.client("go", url);
    const before = handler.logged;
    const ways = Object.keys(told[language]).filter((way) => !way.startsWith("long"));
    const calls = ways.flatMap((way) => Array.from({ length: 20 }, () => client.call("Fail", { text: way })));
    for (const { error } of await Promise.all(calls))
      expect(error?.code ?? error?.type).toMatch(/^(?:INTERNAL|Spoiled)$/u);
    expect((await client.burst(100, { name: "after" })).failed).toEqual({});
    expect(handler.logged - before).toBeLessThan(calls.length * 3000);
  });
});
