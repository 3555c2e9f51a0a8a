import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findHostExecutable } from "../scripts/release/build-executable.mjs";
import { executableVersion } from "../scripts/release/embedded-files.mjs";
import { executableName } from "../scripts/release/executable-name.mjs";
import { hostPlatform } from "../scripts/release/node-binaries.mjs";
import { type Buildah, findBuildah } from "./support/buildah.js";
import { cloneGoEnvironment } from "./support/clone-go-environment.js";
import { followDocument } from "./support/follow-document.js";
import { collectLibraries, collectPrograms, librariesOf } from "./support/scratch-image.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const version = executableVersion();
const somebody = 1234;

const found = findBuildah();
if (typeof found === "string") console.log(`no image is built: ${found}`);

/** The image on bases of the test's own, since a registry of images may be out of reach. */
describe.skipIf(typeof found === "string")("the image", () => {
  let directory: string;
  let executable: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "autonats-image-"));
    executable = (await findHostExecutable()).path;
    makeBases();
    makeRelease();
    build("autonats");
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("is the same for the same files", () => {
    expect(build("again")).toBe(build("autonats"));
  });

  test("has little besides the executable", () => {
    const { size } = JSON.parse(buildah("images", "--json", "localhost/autonats"))[0] as { readonly size: string };
    console.log(`the image has ${size}`);
    const base = librariesOf(executable).reduce((sum, path) => sum + statSync(path).size, 0);
    expect(Number.parseFloat(size)).toBeLessThan((statSync(executable).size + base) / 1e6 + 5);
  });

  test("says what it is, and is not run by root", () => {
    const config = JSON.parse(buildah("inspect", "--type", "image", "localhost/autonats")).OCIv1.config;
    expect(config).toMatchObject({ User: "65532:65532", Entrypoint: ["autonats"], WorkingDir: "/work" });
    expect(config.Labels).toMatchObject({
      "org.opencontainers.image.version": version,
      "org.opencontainers.image.source": "https://github.com/zyra/autonats",
    });
    expect(run(["autonats", "--version"])).toBe(`${version}\n`);
  });

  test.each(["/work", "/root"])("generates in a project that is mounted at %s, for whom it belongs to", (place) => {
    const project = makeProject(place.slice(1));
    run(["autonats", "g"], "--user", `${somebody}:${somebody}`, "--volume", `${project}:${place}`);
    for (const name of ["nats_client.go", "nats_codec.go"]) expect(statSync(join(project, name)).uid).toBe(somebody);
  });

  test("generates with a root that is read-only", () => {
    const project = makeProject("read-only");
    const container = buildah("from", "localhost/autonats").trim();
    const mounted = buildah("mount", container).trim();
    const script = `set -e
      mount --bind "$1" "$1"
      mount -o remount,bind,ro "$1"
      mount --bind "$2" "$1/root"
      ! touch "$1/tmp/file" 2>/dev/null
      exec chroot --userspec=${somebody}:${somebody} "$1" /usr/local/bin/autonats g --dir /work`;
    execFileSync("unshare", ["--mount", "sh", "-c", script, "sh", mounted, project]);
    expect(statSync(join(project, "nats_client.go")).uid).toBe(somebody);
  });

  test("has all that the first ten minutes of the Go README take", async () => {
    const proxy = join(directory, "proxy");
    const environment = { ...(await cloneGoEnvironment(proxy)), AUTONATS: root, AUTONATS_EXECUTABLE: makeCommand() };
    await followDocument("go/README.md", environment, { edit: (markdown) => markdown });
  });

  test("is not made of a file that is not of the release", () => {
    const sums = join(directory, "release/SHA256SUMS");
    const text = readFileSync(sums, "utf8");
    writeFileSync(
      sums,
      text.replace(/^./u, (digit) => (digit === "0" ? "1" : "0")),
    );
    expect(() => build("wrong")).toThrow("FAILED");
    writeFileSync(sums, text);
  });

  /** What Node needs, but for one library, which comes from the tools. */
  function makeBases(): void {
    const library = "libatomic.so.1";
    collectLibraries(join(directory, "base"), executable, [library]);
    mkdirSync(join(directory, "base/root"), { mode: 0o700 });
    const tools = ["sh", "grep", "sha256sum", "mkdir", "cp", "chmod", "ln", "find", "touch"];
    collectPrograms(join(directory, "tools"), tools);
    collectLibraries(join(directory, "tools"), executable);
    mkdirSync(join(directory, "tools/tmp"));
    for (const name of ["base", "tools"]) {
      const file = join(directory, `${name}.Dockerfile`);
      writeFileSync(file, "FROM scratch\nCOPY . /\n");
      buildah("bud", "--isolation", "chroot", "--file", file, "--tag", `localhost/${name}`, join(directory, name));
    }
  }

  function makeRelease(): void {
    const release = join(directory, "release");
    mkdirSync(release);
    const name = executableName(version, hostPlatform());
    cpSync(executable, join(release, name));
    chmodSync(join(release, name), 0o644);
    const sum = createHash("sha256").update(readFileSync(executable)).digest("hex");
    writeFileSync(join(release, "SHA256SUMS"), `${sum}  ${name}\n`);
  }

  /** Builds the image and returns its id. */
  function build(name: string): string {
    const settings = {
      BASE: "localhost/base",
      TOOLS: "localhost/tools",
      VERSION: version,
      TARGETARCH: process.arch === "x64" ? "amd64" : process.arch,
    };
    const flags = Object.entries(settings).flatMap(([key, value]) => ["--build-arg", `${key}=${value}`]);
    const common = ["--isolation", "chroot", "--timestamp", "0", "--file", `${root}Dockerfile`];
    const printed = buildah("bud", ...common, ...flags, "--tag", `localhost/${name}`, join(directory, "release"));
    return printed.trim().split("\n").at(-1) ?? "";
  }

  function run(command: readonly string[], ...flags: readonly string[]): string {
    const container = buildah("from", "localhost/autonats").trim();
    const printed = buildah("run", "--isolation", "chroot", ...flags, container, "--", ...command);
    buildah("rm", container);
    return printed;
  }

  /** Writes a command that runs the image as docs/installing.md says, in the current folder and for whom calls it. */
  function makeCommand(): string {
    const { command, environment } = found as Buildah;
    const container = buildah("from", "localhost/autonats").trim();
    const words = [...command, ...places(), "run", "--isolation", "chroot"].map((word) => `'${word}'`).join(" ");
    const variables = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'\n`);
    const mine = '--user "$(id -u):$(id -g)" --volume "$PWD:/work"';
    const path = join(directory, "autonats");
    const text = `#!/bin/sh\n${variables.join("")}exec ${words} ${mine} '${container}' -- autonats "$@"\n`;
    writeFileSync(path, text, { mode: 0o755 });
    return path;
  }

  function makeProject(name: string): string {
    const project = join(directory, "projects", name);
    cpSync(`${root}packages/cli/templates/go/greeter.go`, join(project, "greeter.go"));
    writeFileSync(join(project, "go.mod"), "module example.com/hello\n\ngo 1.26.0\n");
    chmodSync(directory, 0o755);
    chownSync(project, somebody, somebody);
    return project;
  }

  function buildah(...parameters: readonly string[]): string {
    const { command, environment } = found as Buildah;
    const [program, ...before] = command;
    const env = { ...process.env, ...environment, BUILDAH_ISOLATION: "chroot" };
    const all = [...before, ...places(), ...parameters];
    const { status, stdout, stderr } = spawnSync(program, all, { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`buildah ${parameters.join(" ")}:\n${stdout}${stderr}`);
    return stdout;
  }

  /** Where images are kept. With this driver, what it mounts is a directory like any other. */
  function places(): readonly string[] {
    return ["--storage-driver", "vfs", "--root", join(directory, "storage"), "--runroot", join(directory, "run")];
  }
});
