package fault

import (
	"fmt"
	"strings"
)

// Errorf is [NewError] with a message that is formatted as by [fmt.Errorf]. Errors formatted with
// %w are the cause, and stay in this process: the message that callers receive leaves their texts
// out.
func Errorf(code Code, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	e := &Error{Code: code, Message: err.Error(), Outcome: OutcomeFailed}
	switch wrapped := err.(type) {
	case interface{ Unwrap() error }:
		e.Cause = wrapped.Unwrap()
	case interface{ Unwrap() []error }:
		// Both can be found by way of it.
		e.Cause = err
	default:
		return e
	}
	e.sent, e.hasSent = withoutWrapped(format, args), true
	return e
}

// leftOut is a verb in the place of %w.
const leftOut = 'ŵ'

// withoutWrapped formats a message, leaving out the arguments of %w.
func withoutWrapped(format string, args []any) string {
	left := make([]any, len(args))
	for i, arg := range args {
		left[i] = arg
		if _, isError := arg.(error); isError || arg == nil {
			left[i] = hidden{arg}
		}
	}
	var other strings.Builder
	for rest := format; rest != ""; {
		before, after, found := strings.Cut(rest, "%")
		other.WriteString(before)
		if !found {
			break
		}
		verb := strings.IndexFunc(after, func(r rune) bool { return !strings.ContainsRune(" +-#0123456789.*[]", r) })
		if verb == -1 {
			verb = len(after)
		}
		other.WriteString("%" + after[:verb])
		switch rest = after[verb:]; {
		case strings.HasPrefix(rest, "w"):
			other.WriteRune(leftOut)
			rest = rest[1:]
		case strings.HasPrefix(rest, "%"):
			other.WriteByte('%')
			rest = rest[1:]
		}
	}
	return strings.TrimRight(fmt.Sprintf(other.String(), left...), ": ")
}

// hidden is an error that prints nothing for the verb in the place of %w.
type hidden struct {
	value any
}

// Format implements [fmt.Formatter].
func (h hidden) Format(state fmt.State, verb rune) {
	if verb != leftOut {
		_, _ = fmt.Fprintf(state, fmt.FormatString(state, verb), h.value)
	}
}
