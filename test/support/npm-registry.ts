import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { basename, join } from "node:path";

/** A registry of npm on this machine. */
export interface NpmRegistry extends AsyncDisposable {
  readonly url: string;
  /** The versions that it has, as `name@version`, in the order in which they came. */
  readonly published: readonly string[];
  /** How many packages may still be published; any number unless it is set. */
  left: number;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
}

interface Release {
  readonly manifest: Manifest;
  readonly file: string;
  readonly content: Buffer;
}

/**
 * Starts a registry that has the packages of a directory of tarballs, if one is named, and those that are published to it. For all that are
 * not of this project it sends npm to the registry that is configured.
 */
export async function startNpmRegistry(directory?: string): Promise<NpmRegistry> {
  const upstream = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim().replace(/\/$/u, "");
  const releases = (directory === undefined ? [] : readdirSync(directory))
    .filter((file) => file.endsWith(".tgz"))
    .map((file) => readTarball(join(directory ?? "", file)));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url ?? "/").slice(1);
    if (request.method === "PUT") return answerPublish(await textOf(request), response);
    const tarball = releases.find(({ file }) => path === `tarballs/${file}`);
    if (tarball !== undefined) return response.end(tarball.content);
    const own = releases.filter(({ manifest }) => manifest.name === path);
    if (own.length > 0) return response.setHeader("content-type", "application/json").end(documentOf(own, url));
    if (isOurs(path)) return response.writeHead(404).end("{}");
    return response.writeHead(302, { location: `${upstream}${request.url}` }).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the registry has no port");
  const url = `http://127.0.0.1:${address.port}`;
  const registry = {
    url,
    get published() {
      return releases.map(({ manifest: { name, version } }) => `${name}@${version}`);
    },
    left: Number.POSITIVE_INFINITY,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return registry;

  function answerPublish(body: string, response: ServerResponse): void {
    const { versions, _attachments } = JSON.parse(body) as {
      readonly versions: Readonly<Record<string, Manifest>>;
      readonly _attachments: Readonly<Record<string, { readonly data: string }>>;
    };
    const [manifest] = Object.values(versions);
    const [attachment] = Object.values(_attachments);
    if (manifest === undefined || attachment === undefined) throw new Error("what is published has no version");
    const refusal = registry.published.includes(`${manifest.name}@${manifest.version}`) || registry.left === 0;
    response.writeHead(refusal ? 403 : 201, { "content-type": "application/json" }).end("{}");
    if (refusal) return;
    registry.left -= 1;
    const file = `${manifest.name.replace("@", "").replace("/", "-")}-${manifest.version}.tgz`;
    releases.push({ manifest, file, content: Buffer.from(attachment.data, "base64") });
  }
}

function isOurs(name: string): boolean {
  return /^(?:@autonats\/|(?:create-)?autonats(?:\/|$))/u.test(name);
}

function readTarball(path: string): Release {
  const text = execFileSync("tar", ["-xzOf", path, "package/package.json"], { encoding: "utf8" });
  return { manifest: JSON.parse(text) as Manifest, file: basename(path), content: readFileSync(path) };
}

/** What a registry says of a package, by its releases. */
function documentOf(releases: readonly Release[], url: string): string {
  const versions = releases.map(({ manifest, file, content }) => {
    const integrity = `sha512-${createHash("sha512").update(content).digest("base64")}`;
    return [manifest.version, { ...manifest, dist: { tarball: `${url}/tarballs/${file}`, integrity } }] as const;
  });
  const [latest] = versions.at(-1) ?? [];
  return JSON.stringify({
    name: releases[0]?.manifest.name,
    "dist-tags": { latest },
    versions: Object.fromEntries(versions),
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
