package codec

// Rule is what a value broke. The set is closed, and the runtimes of all languages name the same
// break the same way.
type Rule string

// The rules.
const (
	// RuleEncoding is broken by what is not UTF-8, by a byte order mark, and by half of a surrogate
	// pair.
	RuleEncoding Rule = "ENCODING"
	// RuleSyntax is broken by what is not one whole JSON document.
	RuleSyntax Rule = "SYNTAX"
	// RuleTooLarge is broken by a body of more bytes than it may have.
	RuleTooLarge Rule = "TOO_LARGE"
	// RuleTooDeep is broken by containers that stand deeper in one another than they may.
	RuleTooDeep Rule = "TOO_DEEP"
	// RuleLength is broken by a container with more elements than it may have, or by a tuple with
	// not as many as it must.
	RuleLength Rule = "LENGTH"
	// RuleDuplicateKey is broken by a key that stands twice in one object.
	RuleDuplicateKey Rule = "DUPLICATE_KEY"
	// RuleMissing is broken where nothing stands and something must.
	RuleMissing Rule = "MISSING"
	// RuleNull is broken by null where it must not stand.
	RuleNull Rule = "NULL"
	// RuleType is broken by a value of another kind.
	RuleType Rule = "TYPE"
	// RuleRange is broken by the right kind, but beyond what the type holds.
	RuleRange Rule = "RANGE"
	// RuleFormat is broken by text that is not written as its type demands.
	RuleFormat Rule = "FORMAT"
	// RuleNotListed is broken by none of the values that are listed.
	RuleNotListed Rule = "NOT_LISTED"
	// RuleFailed is broken where code of the user's failed while a value was read or written.
	RuleFailed Rule = "FAILED"
)
