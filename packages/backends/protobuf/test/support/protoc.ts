import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createModule } from "./buf.js";

const scripts = new URL("../../../../../scripts/python-programs.mjs", import.meta.url).href;
const { installPythonPrograms } = (await import(scripts)) as {
  readonly installPythonPrograms: (requirements: string) => string | undefined;
};

/** Where `protoc` is; undefined without Python, by whose packages it comes. */
export const programs: string | undefined = installPythonPrograms(
  fileURLToPath(new URL("protoc.txt", import.meta.url)),
);

/** Returns what `protoc` has against files, warnings too; nothing where it compiles them. */
export async function compileWithProtoc(files: ReadonlyMap<string, string>): Promise<string> {
  const folder = createModule(files);
  try {
    // Their paths are more than a command may have.
    writeFileSync(`${folder.path}/files.txt`, [...files.keys()].join("\n"));
    return await run(["--proto_path=.", "--descriptor_set_out=image.binpb", "@files.txt"], folder.path);
  } finally {
    folder.remove();
  }
}

function run(parameters: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(`${programs}/protoc`, parameters, { cwd, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      resolve(error === null ? stdout + stderr : stdout + stderr || String(error));
    });
  });
}
