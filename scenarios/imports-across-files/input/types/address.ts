import type Country from "./country.js";

interface InternalAddress {
  street: string;
  country: Country;
}

export type { InternalAddress };
