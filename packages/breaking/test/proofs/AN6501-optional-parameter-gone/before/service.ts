import type { int32 } from "@autonats/runtime";

/** @nats:server Report */
export interface ReportService {
  print(id: string, copies?: int32): Promise<string>;
}
