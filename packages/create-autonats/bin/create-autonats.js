#!/usr/bin/env node
import process from "node:process";
import { createProject } from "../dist/create-project.js";

process.exitCode = createProject(process.argv.slice(2), (text) => process.stderr.write(text));
