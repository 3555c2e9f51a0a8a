/** AN65xx: changes that calls do not notice and that code does. */
export const sourceRules = {
  AN6501: {
    severity: "error",
    message: "{what} was optional, and is gone",
    why: "Code that passes it does not compile, or passes it for another parameter.",
    help: "Keep the parameter until nobody passes it.",
  },
  AN6502: {
    severity: "error",
    message: "the parameters of {what} are in another order: {after} instead of {before}",
    why: "They travel by name, but code passes them by place.",
    help: "Keep the order, and add new parameters at the end.",
  },
  AN6503: {
    severity: "error",
    message: "{what} was optional, and is gone",
    why: "Code that sets or reads it does not compile.",
    help: "Keep the field until nobody uses it.",
  },
  AN6504: {
    severity: "error",
    message: "{what} is now called `{after}` instead of `{before}` in the source",
    why: "It has the same name on the wire, but code calls and implements it by the other.",
    help: "Keep the name in the source.",
  },
  AN6505: {
    severity: "error",
    message: "the interface of {what} is now called `{after}` instead of `{before}`",
    why: "Code imports it by its name.",
    help: "Keep the name, or export the old one as an alias.",
  },
  AN6506: {
    severity: "error",
    message: "the type `{before}` is now called `{after}`",
    why: "The wire has no names of types, but code imports them.",
    help: "Keep the name, or export the old one as an alias.",
  },
} as const;
