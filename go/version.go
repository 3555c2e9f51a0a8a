package autonats

// IsAtLeastVersion1_0 is what generated code of format 1.0 refers to, so that it does not compile against a runtime that is too old for it.
const IsAtLeastVersion1_0 = true
