import { type Code, isServerError } from "@autonats/runtime";

/** What names a method. */
export interface MethodLabels {
  readonly rpc_method: string;
  readonly autonats_service_version: string;
}

/** Returns the labels of a method. */
export function methodLabels(service: string, version: string, method: string): MethodLabels {
  return { rpc_method: `${service}/${method}`, autonats_service_version: majorOf(version) };
}

/** Returns `v1` for `1.2.0`, and nothing for no version. */
export function majorOf(version: string): string {
  return version === "" ? "" : `v${version.split(".", 1)[0]}`;
}

/** Returns the labels of how a call has ended at the client, where every code is an error. */
export function clientStatus(code: Code | undefined): { rpc_status_code: string; error_type: string } {
  return { rpc_status_code: code ?? "OK", error_type: code ?? "" };
}

/** Returns the labels of how a request has ended at the handler. */
export function serverStatus(code: Code | undefined): { rpc_status_code: string; error_type: string } {
  return { rpc_status_code: code ?? "OK", error_type: code !== undefined && isServerError(code) ? code : "" };
}
