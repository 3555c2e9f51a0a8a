/** The folder `conformance` of the repository, from built code as from sources. */
export const conformanceFolder: URL = new URL(
  import.meta.url.includes("/dist/") ? "../../../" : "../../",
  import.meta.url,
);
