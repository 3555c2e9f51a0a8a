#!/usr/bin/env node
import { runNatsServer } from "../dist/nats-server/command.js";

process.exitCode = await runNatsServer(process.argv.slice(2));
