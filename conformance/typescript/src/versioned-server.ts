import type { VersionedServer } from "../../service/versions.gen.js";

/** Returns what it is given. */
export const versionedServer: VersionedServer = {
  echo: async (text) => text,
  louder: async (text) => text.toUpperCase(),
};
