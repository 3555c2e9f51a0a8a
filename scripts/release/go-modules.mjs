/** The Go modules that are released, by their folders; the others need the first, in the same version. */
export const goModules = ["go", "go/autonatsotel", "go/autonatsprom"];
