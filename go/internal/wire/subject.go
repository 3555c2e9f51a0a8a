package wire

import (
	"crypto/rand"
	"fmt"
	"github.com/zyra/autonats/go/internal/fault"
	"strings"
)

const (
	// DefaultPrefix has the first tokens of every subject, unless the options say otherwise.
	DefaultPrefix = "autonats"
	// DefaultQueueGroup is the group of handlers that share the calls, unless the options say
	// otherwise.
	DefaultQueueGroup = "autonats"
	// MaxReplyLength is how many bytes a reply subject may have.
	MaxReplyLength = 256
)

// DefaultReplyPrefixes are the prefixes of the subjects that handlers reply to, unless the options
// say otherwise. The server assigns subjects with the second one to callers that have imported the
// service from another account.
var DefaultReplyPrefixes = []string{"_INBOX.", "_R_."}

// IsReplySubject reports whether a reply may go to this subject: it begins as inboxes do, is one
// subject, and is short. Without this check a caller could make a handler publish where only the
// handler may.
func IsReplySubject(subject string, prefixes []string) bool {
	if len(subject) > MaxReplyLength || strings.IndexByte(subject, '*') >= 0 || strings.IndexByte(subject, '>') >= 0 {
		return false
	}
	for _, prefix := range prefixes {
		if len(subject) > len(prefix) && strings.HasPrefix(subject, prefix) {
			return true
		}
	}
	return false
}

// CheckReplyPrefixes returns the prefixes of reply subjects, each with a dot at its end.
func CheckReplyPrefixes(prefixes []string) (checked []string, err *fault.Error) {
	if len(prefixes) == 0 {
		return nil, fault.InvalidSetting("there must be a reply prefix, such as _INBOX.")
	}
	for _, prefix := range prefixes {
		if err := CheckSubject("the reply prefix", strings.TrimSuffix(prefix, ".")); err != nil {
			return nil, err
		}
		checked = append(checked, strings.TrimSuffix(prefix, ".")+".")
	}
	return checked, nil
}

// CheckToken refuses text that is not a valid subject token or queue group.
func CheckToken(what, token string) *fault.Error {
	if token == "" || len(token) > 128 || !isTokenText(token, "_-") {
		return fault.InvalidSetting(fmt.Sprintf(`%s is %q; use 1 to 128 letters, digits, "_" and "-"`, what, token))
	}
	return nil
}

// CheckSubject refuses text that is not a subject of one or more tokens without wildcards.
func CheckSubject(what, subject string) *fault.Error {
	if len(subject) <= 256 && isTokenText(subject, "_-$.") && !strings.Contains("."+subject+".", "..") {
		return nil
	}
	return fault.InvalidSetting(fmt.Sprintf(`%s is %q; use tokens of letters, digits, "_", "-" and "$", with dots between them`, what, subject))
}

func isTokenText(text, others string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte(others, c) >= 0 {
			continue
		}
		return false
	}
	return true
}

const tokenAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// RandomToken returns a token of letters and digits from the system's cryptographic source; 22
// characters hold 130 bits.
func RandomToken(length int) string {
	token := make([]byte, 0, length)
	var random [32]byte
	for len(token) < length {
		// It never fails: the process ends if the system has no such source.
		_, _ = rand.Read(random[:])
		for _, b := range random {
			// Larger bytes are skipped: they would make the first letters of the alphabet more
			// likely.
			if b < 248 && len(token) < length {
				token = append(token, tokenAlphabet[b%62])
			}
		}
	}
	return string(token)
}

// WithoutInstance returns the subject of a method, given that of the method at one instance; "" if
// it is not one.
func WithoutInstance(subject string) string {
	rest, method := cutLast(subject)
	rest, _ = cutLast(rest)
	service, isAt := strings.CutSuffix(rest, ".at")
	if !isAt {
		return ""
	}
	return service + "." + method
}

func cutLast(subject string) (before, last string) {
	dot := strings.LastIndexByte(subject, '.')
	if dot < 0 {
		return "", subject
	}
	return subject[:dot], subject[dot+1:]
}
