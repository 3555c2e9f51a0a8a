import type { Code } from "../errors/codes.js";
import { isServerError } from "../errors/error-numbers.js";
import type { Attributes } from "./table.gen.js";

/** What a call or a method is named by. */
export interface Named {
  readonly service: string;
  readonly version: string;
  readonly method: string;
}

/** Returns the attributes of a method. */
export function methodAttributes({ service, version, method }: Named): Attributes {
  return { "rpc.method": `${service}/${method}`, "autonats.service.version": majorOf(version) };
}

/** Returns the attributes of a service. */
export function serviceAttributes({ service, version }: Omit<Named, "method">): Attributes {
  return { "autonats.service.name": service, "autonats.service.version": majorOf(version) };
}

/** Returns the attributes of how a call has ended at the client, where every code is an error. */
export function clientStatus(code: Code | undefined): Attributes {
  return { "rpc.status_code": code ?? "OK", "error.type": code ?? "" };
}

/** Returns the attributes of how a request has ended at the handler. */
export function serverStatus(code: Code | undefined): Attributes {
  return { "rpc.status_code": code ?? "OK", "error.type": code !== undefined && isServerError(code) ? code : "" };
}

/** Returns `v1` for `1.2.0`, and nothing for no version. */
function majorOf(version: string): string {
  return version === "" ? "" : `v${version.split(".", 1)[0]}`;
}
