import { readFileSync } from "node:fs";
import * as conventions from "@opentelemetry/semantic-conventions";
import * as incubating from "@opentelemetry/semantic-conventions/incubating";
import { expect, test } from "vitest";
import * as names from "../src/names.js";

test("what is not ours is named as the semantic conventions have it", () => {
  const { RPC_SYSTEM_NAME, RPC_METHOD, RPC_STATUS_CODE, ERROR_TYPE, SERVER_ADDRESS } = names;
  expect([RPC_SYSTEM_NAME, RPC_METHOD, RPC_STATUS_CODE, ERROR_TYPE, SERVER_ADDRESS]).toEqual([
    conventions.ATTR_RPC_SYSTEM_NAME,
    conventions.ATTR_RPC_METHOD,
    conventions.ATTR_RPC_STATUS_CODE,
    conventions.ATTR_ERROR_TYPE,
    conventions.ATTR_SERVER_ADDRESS,
  ]);
  expect([
    names.MESSAGING_SYSTEM_NAME,
    names.MESSAGING_OPERATION_NAME,
    names.MESSAGING_OPERATION_TYPE,
    names.MESSAGING_DESTINATION_NAME,
  ]).toEqual([
    incubating.ATTR_MESSAGING_SYSTEM_NAME,
    incubating.ATTR_MESSAGING_OPERATION_NAME,
    incubating.ATTR_MESSAGING_OPERATION_TYPE,
    incubating.ATTR_MESSAGING_DESTINATION_NAME,
  ]);
});

test("what is ours is below our own name", () => {
  const { SERVICE_VERSION, ONE_WAY, TIMEOUT, ERROR_REASON, QUEUE_WAIT } = names;
  for (const name of [SERVICE_VERSION, ONE_WAY, TIMEOUT, ERROR_REASON, QUEUE_WAIT]) {
    expect(name).toMatch(/^autonats\.[a-z_.]+$/);
  }
});

test("the scope has the version of the package", () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(names.VERSION).toBe(version);
});

test("both languages have the same names", () => {
  const go = readFileSync(new URL("../../../go/autonatsotel/names.go", import.meta.url), "utf8");
  const theirs = [...go.matchAll(/= "(.*)"$/gmu)].map(([, value]) => value);
  expect(theirs.sort()).toEqual(Object.values(names).sort());
});
