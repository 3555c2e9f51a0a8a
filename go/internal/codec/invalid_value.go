package codec

// InvalidValue is a value that may not be sent, or may not be accepted.
type InvalidValue struct {
	// Path is the path of the value, such as orders[3].id. It is empty for the whole body.
	Path string
	// Rule is the rule that it violates.
	Rule Rule
	// Problem is to be read after the path, such as "must be a string, not null". It never quotes
	// the value.
	Problem string
}

// Error returns path and problem.
func (v *InvalidValue) Error() string {
	if v.Path == "" {
		return "the body " + v.Problem
	}
	return v.Path + " " + v.Problem
}
