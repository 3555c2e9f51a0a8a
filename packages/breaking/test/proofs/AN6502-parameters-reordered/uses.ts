import type { TransferService } from "./service.js";

export const moved = (transfer: TransferService): Promise<string> => transfer.move(5, "ann");
