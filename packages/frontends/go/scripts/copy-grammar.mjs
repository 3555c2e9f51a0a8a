import { copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Brings the grammar of the installed tree-sitter-go into the package: its own tarball is far larger, and runs an install script.
const source = dirname(createRequire(import.meta.url).resolve("tree-sitter-go/package.json"));
const target = fileURLToPath(new URL("../grammar/", import.meta.url));
copyFileSync(join(source, "tree-sitter-go.wasm"), join(target, "tree-sitter-go.wasm"));
copyFileSync(join(source, "LICENSE"), join(target, "tree-sitter-go.LICENSE"));
