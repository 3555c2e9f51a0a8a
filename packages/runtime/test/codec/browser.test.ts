import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type * as Base64 from "../../src/codec/base64.js";
import type * as BodyBytes from "../../src/codec/body-bytes.js";

let base64: typeof Base64;
let bodyBytes: typeof BodyBytes;

beforeAll(async () => {
  const { Buffer } = globalThis;
  vi.resetModules();
  // A platform is looked at once, when its module is loaded.
  vi.stubGlobal("Buffer", undefined);
  try {
    base64 = await import("../../src/codec/base64.js");
    bodyBytes = await import("../../src/codec/body-bytes.js");
  } finally {
    globalThis.Buffer = Buffer;
  }
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test("base64 without Node's buffers", () => {
  for (const length of [0, 1, 2, 3, 4, 255, 20_000]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) & 0xff);
    const text = base64.toBase64(bytes);
    expect(text).toBe(Buffer.from(bytes).toString("base64"));
    expect(base64.fromBase64(text)).toEqual(bytes);
  }
  for (const wrong of ["AQ", "AQ=", "AR==", "AQ ==", "A Q=", "-_-_", "===="]) {
    expect(base64.fromBase64(wrong)).toBeUndefined();
  }
});

test("bodies without Node's buffers", () => {
  expect(bodyBytes.toBytes('"é"')).toEqual(Uint8Array.from(Buffer.from('"é"')));
  expect(bodyBytes.toText(Buffer.from('"é"'))).toBe('"é"');
});
