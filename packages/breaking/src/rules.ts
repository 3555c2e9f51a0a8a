import type { breakingRules } from "@autonats/model";

/** Whom a change breaks: clients of the old version that call new handlers, old handlers that new clients call, or code. */
export type Broken = "old clients" | "old handlers" | "sources";

/** The code of a rule. */
export type BreakingCode = keyof typeof breakingRules;

const oldClients = ["old clients"] as const;
const oldHandlers = ["old handlers"] as const;
const both = ["old clients", "old handlers"] as const;
const sources = ["sources"] as const;

const broken: Readonly<Record<BreakingCode, readonly Broken[]>> = {
  AN6001: both,
  AN6002: both,
  AN6003: both,
  AN6011: oldClients,
  AN6012: both,
  AN6013: both,
  AN6014: both,
  AN6015: oldHandlers,
  AN6016: oldClients,
  AN6021: both,
  AN6101: oldClients,
  AN6102: oldHandlers,
  AN6103: oldClients,
  AN6104: oldHandlers,
  AN6111: oldClients,
  AN6112: oldHandlers,
  AN6113: oldClients,
  AN6114: oldHandlers,
  AN6121: oldHandlers,
  AN6122: oldClients,
  AN6123: oldHandlers,
  AN6124: oldClients,
  AN6201: oldClients,
  AN6202: oldHandlers,
  AN6203: oldClients,
  AN6204: oldHandlers,
  AN6205: oldClients,
  AN6206: oldHandlers,
  AN6207: oldClients,
  AN6208: oldHandlers,
  AN6209: both,
  AN6211: oldClients,
  AN6212: oldHandlers,
  AN6213: oldClients,
  AN6214: oldHandlers,
  AN6215: oldClients,
  AN6216: oldHandlers,
  AN6217: oldClients,
  AN6218: oldHandlers,
  AN6219: oldClients,
  AN6220: oldHandlers,
  AN6221: oldClients,
  AN6222: oldHandlers,
  AN6223: both,
  AN6225: both,
  AN6227: oldClients,
  AN6228: oldHandlers,
  AN6301: oldHandlers,
  AN6302: oldClients,
  AN6303: oldHandlers,
  AN6304: oldClients,
  AN6305: oldHandlers,
  AN6306: oldClients,
  AN6307: oldHandlers,
  AN6308: oldClients,
  AN6309: both,
  AN6311: oldHandlers,
  AN6312: oldClients,
  AN6313: oldHandlers,
  AN6314: oldClients,
  AN6315: oldHandlers,
  AN6316: oldClients,
  AN6317: oldHandlers,
  AN6318: oldClients,
  AN6319: oldHandlers,
  AN6320: oldClients,
  AN6321: oldHandlers,
  AN6322: oldClients,
  AN6323: both,
  AN6325: both,
  AN6327: oldHandlers,
  AN6328: oldClients,
  AN6501: sources,
  AN6502: sources,
  AN6503: sources,
  AN6504: sources,
  AN6505: sources,
  AN6506: sources,
};

/** Every rule, in order. */
export const breakingCodes: readonly BreakingCode[] = Object.keys(broken) as BreakingCode[];

/** Returns whom a rule says that a change breaks. What breaks calls breaks the code that makes or serves them too. */
export function brokenBy(code: BreakingCode): readonly Broken[] {
  return broken[code];
}
