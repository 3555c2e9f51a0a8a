/** The version of the protocol, as INFO says it. */
export const PROTOCOL_VERSION = "1";

/** The optional parts of the protocol that this runtime has: none yet. */
export const FEATURES: ReadonlySet<string> = new Set();

const LONGEST_SHOWN = 64;

/** Returns the first feature that a message requires and this runtime does not have, fit to be shown. */
export function missingFeature(require: string | undefined): string | undefined {
  if (require === undefined) return undefined;
  // One at a time: a peer may have sent a million.
  for (let start = 0; start <= require.length; ) {
    const comma = require.indexOf(",", start);
    const end = comma === -1 ? require.length : comma;
    const feature = require.slice(start, end).trim();
    if (feature !== "" && !FEATURES.has(feature)) {
      return feature.slice(0, LONGEST_SHOWN).replace(/[^\x20-\x7e]/g, "?");
    }
    start = end + 1;
  }
  return undefined;
}
