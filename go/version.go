package autonats

// RunAutonatsGenerateAgain appears in the compiler's error for code that was generated for an
// earlier runtime: run autonats generate again.
type RunAutonatsGenerateAgain struct{}

// IsAtLeastVersion1_0 is a constant for code that was generated for an earlier runtime, which
// cannot work with this one. Code that is generated now asks codegenv1.
var IsAtLeastVersion1_0 RunAutonatsGenerateAgain

// The compiler reads types first and stops after ten errors. With the types that earlier clients
// are made of, its first error is the one that says what to do.
type (
	// Nothing is for code that was generated for an earlier runtime.
	//
	// Deprecated: Generate the code again.
	Nothing = RunAutonatsGenerateAgain
	// UnaryCall is for code that was generated for an earlier runtime.
	//
	// Deprecated: Generate the code again.
	UnaryCall[Req, Res any] = RunAutonatsGenerateAgain
	// OneWayCall is for code that was generated for an earlier runtime.
	//
	// Deprecated: Generate the code again.
	OneWayCall[Req any] = RunAutonatsGenerateAgain
)
