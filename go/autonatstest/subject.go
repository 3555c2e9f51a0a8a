package autonatstest

import (
	"fmt"
	"strings"
)

// isHeard reports whether a subscription to pattern matches a subject: * stands for one token, >
// for one and more at the end.
func isHeard(pattern, subject []string) bool {
	for i, token := range pattern {
		switch {
		case i >= len(subject):
			return false
		case token == ">":
			return i == len(pattern)-1
		case token != "*" && token != subject[i]:
			return false
		}
	}
	return len(pattern) == len(subject)
}

func tokensOf(subject string) []string {
	return strings.Split(subject, ".")
}

// checkSubject refuses subjects that a server would refuse.
func checkSubject(subject string) error {
	if subject == "" || strings.ContainsAny(subject, " \t\r\n") || strings.Contains("."+subject+".", "..") {
		return fmt.Errorf("%q is not a subject", subject)
	}
	return nil
}
