import type { InternalAddress } from "./address.js";

export interface User {
  id: string;
  address: InternalAddress;
}
