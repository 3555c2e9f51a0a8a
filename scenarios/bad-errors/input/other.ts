/** Its name on the wire is that of the class, whatever it is imported as. */
export class Clash extends Error {}
