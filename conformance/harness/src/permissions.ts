import { permissionsBackend } from "@autonats/backend-permissions";
import type { Model, Service } from "@autonats/model";
import { callService } from "../../service/calls.gen.js";
import { catalogService } from "../../service/catalog.gen.js";
import { ledgerService } from "../../service/go/ledger/ledger.gen.js";
import { valueService } from "../../service/values.gen.js";
import { versionedService } from "../../service/versions.gen.js";

/** Who connects to the NATS server of the kit: the programs under test, and the kit itself. */
export type User = "client" | "server" | "kit";

export const password = "p";

const services = [callService, catalogService, ledgerService, valueService, versionedService];

/** Where cases serve and call: under prefixes of one token or two, in queue groups of other names, with replies elsewhere. */
const deployments = [
  { prefix: "*", queueGroup: "autonats" },
  { prefix: "*.*", queueGroup: "autonats" },
  { prefix: "*.*", queueGroup: "others", inboxPrefix: "_KIT" },
];

/**
 * Returns the part of a server's configuration that lets each program do what the permissions of its roles allow, as they are generated, and
 * nothing else. The server under test makes calls in turn, so that it has both.
 */
export function printAuthorization(): string {
  const users = [
    { user: "client", password, permissions: permissionsOf("client") },
    { user: "server", password, permissions: permissionsOf("handler", "client") },
    { user: "kit", password },
  ];
  return `authorization: ${JSON.stringify({ users })}`;
}

interface Scope {
  readonly template: Readonly<Record<"pub" | "sub", { readonly allow: readonly string[] }>>;
}

function permissionsOf(...roles: readonly ("client" | "handler")[]): object {
  const scopes = deployments.flatMap((deployment) => {
    const { files } = permissionsBackend.generate(model(), { ...deployment, out: "" });
    const own = files.filter(({ path }) => path.endsWith(".scopes.json"));
    return own.flatMap(({ content }) => {
      const document = JSON.parse(content) as Readonly<Record<string, Scope>>;
      return roles.flatMap((role) => document[role] ?? []);
    });
  });
  const allowed = (what: "pub" | "sub"): readonly string[] => [
    ...new Set(scopes.flatMap(({ template }) => template[what].allow)),
  ];
  return { publish: { allow: allowed("pub") }, subscribe: { allow: allowed("sub") } };
}

/** As much of a model as permissions are made of. */
function model(): Model {
  const named = services.map(({ name, subject, methods }) => {
    const own = Object.values<{ readonly name: string }>(methods);
    return { name, subject, methods: own, source: { file: `${name}.ts` } } as unknown as Service;
  });
  return { formatVersion: 1, services: named, declarations: [] };
}
