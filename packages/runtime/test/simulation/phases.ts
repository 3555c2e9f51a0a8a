/** When the faults of a run end. */
export const HEALED_AT = 45_000;
/** When everything has to work again. */
export const WELL_AT = 50_000;
