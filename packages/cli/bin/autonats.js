#!/usr/bin/env node
import module from "node:module";
import process from "node:process";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) {
  module.enableCompileCache?.();
  const { runProcess } = await import("../dist/process.js");
  await runProcess();
} else {
  process.stderr.write(`error: autonats needs Node 20.19, 22.12 or a later one; this is ${process.versions.node}\n`);
  process.exitCode = 3;
}
