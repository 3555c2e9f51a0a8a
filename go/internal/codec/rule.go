package codec

// Rule is the rule that a value violates. The set is closed, and the runtimes of all languages use
// the same names.
type Rule string

// The rules.
const (
	// RuleEncoding: the text is not UTF-8, begins with a byte order mark, or has half of a
	// surrogate pair.
	RuleEncoding Rule = "ENCODING"
	// RuleSyntax: the body is not one complete JSON document.
	RuleSyntax Rule = "SYNTAX"
	// RuleTooLarge: the body has more bytes than allowed.
	RuleTooLarge Rule = "TOO_LARGE"
	// RuleTooDeep: containers are nested more deeply than allowed.
	RuleTooDeep Rule = "TOO_DEEP"
	// RuleLength: a container has more elements than allowed, or a tuple has the wrong number.
	RuleLength Rule = "LENGTH"
	// RuleDuplicateKey: an object has the same key twice.
	RuleDuplicateKey Rule = "DUPLICATE_KEY"
	// RuleMissing: a required value is missing.
	RuleMissing Rule = "MISSING"
	// RuleNull: null where it is not allowed.
	RuleNull Rule = "NULL"
	// RuleType: the value has the wrong type.
	RuleType Rule = "TYPE"
	// RuleRange: the value is outside the range of its type.
	RuleRange Rule = "RANGE"
	// RuleFormat: the text does not have the format of its type.
	RuleFormat Rule = "FORMAT"
	// RuleNotListed: the value is not one of the allowed values.
	RuleNotListed Rule = "NOT_LISTED"
	// RuleFailed: the user's code failed while a value was read or written.
	RuleFailed Rule = "FAILED"
)
