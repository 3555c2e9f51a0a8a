import type { StockService } from "./service.js";

export const counted = (stock: StockService): Promise<number> => stock.count("a");
