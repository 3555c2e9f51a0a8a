import type { GatewayOptions } from "@autonats/gateway";
import type { Diagnostic } from "@autonats/model";
import type { GenerateFlags, SettingSource } from "../config/flags.js";
import { type GatewaySection, gatewaySettings } from "../config/gateway-section.js";
import { SettingReader } from "../config/setting-reader.js";
import type { Io } from "../io.js";

const own = ["services", "host", "port", "origins"] as const;

const flagNames = { services: "--services", host: "--host", port: "--port", origins: "--origins" } as const;

const sources: readonly SettingSource[] = own.map((name) => ({
  name,
  flag: flagNames[name],
  environment: [`AUTONATS_GATEWAY_${name.toUpperCase()}`],
  example: `${flagNames[name]} ${gatewaySettings[name].example.replace(/^\[|\]$/gu, "").replaceAll(", ", ",")}`,
  decisive: false,
}));

/** Reads what flags and environment say of the gateway; it takes precedence over the configuration. */
export function readGatewayFlags(
  flags: GenerateFlags,
  io: Pick<Io, "env">,
): { readonly section: GatewaySection; readonly diagnostics: readonly Diagnostic[] } {
  const reader = new SettingReader(flags, io.env, sources);
  const entries = own.flatMap((name) => {
    const given = reader.read<unknown>(name, gatewaySettings[name].parse);
    return given === undefined ? [] : [[name, given.value] as const];
  });
  return { section: Object.fromEntries(entries), diagnostics: reader.diagnostics };
}

/** Returns the options of a gateway with these settings. */
export function gatewayOptions(section: GatewaySection): GatewayOptions {
  const { prefix, basePath, maxBodyBytes, maxCalls, origins, requestHeaders, replyHeaders } = section;
  const allowed = origins?.includes("*") === true ? ("*" as const) : origins;
  return {
    client: { prefix },
    basePath,
    maxBodyBytes,
    maxCalls,
    requestHeaders,
    replyHeaders,
    cors: allowed && { origins: allowed, requestHeaders },
  };
}
