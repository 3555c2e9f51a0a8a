/** The folder `operations`, from the sources as well as from what is compiled of them. */
export const operationsFolder: URL = new URL(
  import.meta.url.includes("/dist/") ? "../../../" : "../../",
  import.meta.url,
);
