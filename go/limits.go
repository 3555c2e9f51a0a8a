package autonats

const (
	// maxDepth is how deep containers may stand in one another: [[1]] is 2 deep.
	maxDepth = 64
	// maxElements is how many elements one list, or keys one object, may have.
	maxElements = 10_000
	// maxSafe is the largest whole number that every JSON reader keeps as it is: 2^53 - 1.
	maxSafe = 1<<53 - 1
)
