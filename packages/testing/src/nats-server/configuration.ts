import type { NatsServerOptions, NatsSubjectRule, NatsTlsOptions, NatsUser } from "./options.js";

/** What only the running server knows: its directory and the ports that it was given at its first start. */
export interface ServerPlace {
  readonly directory: string;
  /** -1 asks the server for a free port. */
  readonly port: number;
  readonly monitoringPort: number;
  readonly websocketPort: number;
  readonly clusterPort: number;
}

/** Prints a nats-server configuration file. Listens on loopback addresses only. */
export function printServerConfiguration(options: NatsServerOptions, place: ServerPlace): string {
  const lines = [
    `listen: "127.0.0.1:${place.port}"`,
    `http: "127.0.0.1:${place.monitoringPort}"`,
    `ports_file_dir: ${quote(place.directory)}`,
    ...line("server_name", options.serverName && quote(options.serverName)),
    ...line("max_payload", options.maxPayload),
    ...line("max_pending", options.maxPending),
    ...line("write_deadline", milliseconds(options.writeDeadlineMs)),
    ...line("ping_interval", milliseconds(options.pingIntervalMs)),
    ...line("ping_max", options.pingMax),
    ...line("lame_duck_duration", milliseconds(options.lameDuckDurationMs)),
    ...line("lame_duck_grace_period", milliseconds(options.lameDuckGraceMs)),
    ...line("authorization", authorization(options)),
    ...line("tls", options.tls && tls(options.tls)),
  ];
  if (options.jetstream) lines.push(`jetstream { store_dir: ${quote(`${place.directory}/jetstream`)} }`);
  if (options.websocket) lines.push(`websocket { listen: "127.0.0.1:${place.websocketPort}", no_tls: true }`);
  if (options.cluster) {
    const routes = options.cluster.routes.map(quote).join(", ");
    lines.push(
      `cluster { name: ${quote(options.cluster.name)}, listen: "127.0.0.1:${place.clusterPort}", routes: [${routes}] }`,
    );
  }
  if (options.trace) lines.push("debug: true", "trace: true");
  if (options.extraConfiguration) lines.push(options.extraConfiguration);
  return `${lines.join("\n")}\n`;
}

function authorization(options: NatsServerOptions): string | undefined {
  if (options.token !== undefined) return `{ token: ${quote(options.token)} }`;
  if (options.users === undefined) return undefined;
  return `{ users: [\n${options.users.map(user).join("\n")}\n] }`;
}

function user(user: NatsUser): string {
  const permissions = [
    ...line("publish", user.publish && subjects(user.publish)),
    ...line("subscribe", user.subscribe && subjects(user.subscribe)),
    ...line("allow_responses", user.allowResponses && responses(user.allowResponses)),
  ];
  const rights = permissions.length > 0 ? `, permissions { ${permissions.join(", ")} }` : "";
  return `  { user: ${quote(user.user)}, password: ${quote(user.password)}${rights} }`;
}

function subjects(rule: NatsSubjectRule): string {
  const parts = [
    ...line("allow", rule.allow && `[${rule.allow.map(quote).join(", ")}]`),
    ...line("deny", rule.deny && `[${rule.deny.map(quote).join(", ")}]`),
  ];
  return `{ ${parts.join(", ")} }`;
}

function responses(limit: { readonly max: number; readonly expiresMs: number }): string {
  return `{ max: ${limit.max}, expires: "${limit.expiresMs}ms" }`;
}

function tls(options: NatsTlsOptions): string {
  const parts = [
    `cert_file: ${quote(options.certificateFile)}`,
    `key_file: ${quote(options.keyFile)}`,
    ...line("ca_file", options.caFile && quote(options.caFile)),
    ...line("verify", options.verifyClients),
  ];
  return `{ ${parts.join(", ")} }`;
}

function line(key: string, value: string | number | boolean | undefined): string[] {
  return value === undefined ? [] : [`${key}: ${value}`];
}

function milliseconds(value: number | undefined): string | undefined {
  return value === undefined ? undefined : `"${value}ms"`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
