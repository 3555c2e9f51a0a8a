import type { Price } from "./service.js";

export const cents = (price: Price): number => price.cents;
