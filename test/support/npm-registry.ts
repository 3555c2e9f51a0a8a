import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

/** A registry of npm on this machine. */
export interface NpmRegistry extends AsyncDisposable {
  readonly url: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
}

/** Starts a registry that has the packages of a directory of tarballs. For all others it sends npm to the registry that is configured. */
export async function startNpmRegistry(directory: string): Promise<NpmRegistry> {
  const upstream = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim().replace(/\/$/u, "");
  const files = readdirSync(directory).filter((file) => file.endsWith(".tgz"));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "/").slice(1);
    const file = files.find((each) => path === `tarballs/${each}`);
    if (file !== undefined) return response.end(readFileSync(join(directory, file)));
    const document = documents.get(path);
    if (document === undefined) return response.writeHead(302, { location: `${upstream}${request.url}` }).end();
    return response.setHeader("content-type", "application/json").end(document);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the registry has no port");
  const url = `http://127.0.0.1:${address.port}`;
  const documents = new Map(files.map((file) => documentOf(join(directory, file), `${url}/tarballs/${file}`)));
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** The name of a package, and what a registry says of it. */
function documentOf(file: string, tarball: string): readonly [string, string] {
  const text = execFileSync("tar", ["-xzOf", file, "package/package.json"], { encoding: "utf8" });
  const manifest = JSON.parse(text) as Manifest;
  const { name, version } = manifest;
  const integrity = `sha512-${createHash("sha512").update(readFileSync(file)).digest("base64")}`;
  const versions = { [version]: { ...manifest, dist: { tarball, integrity } } };
  return [name, JSON.stringify({ name, "dist-tags": { latest: version }, versions })];
}
