package autonats

import (
	"crypto/rand"
	"fmt"
	"strings"
)

const (
	defaultPrefix      = "autonats"
	defaultQueueGroup  = "autonats"
	defaultReplyPrefix = "_INBOX."
	maxReplyLength     = 256
)

// isReplySubject tells whether a reply may go to this subject: it begins as inboxes do, is one subject, and is short. Without this check a caller could make
// a handler publish where only the handler may.
func isReplySubject(subject, prefix string) bool {
	return len(subject) > len(prefix) && len(subject) <= maxReplyLength && strings.HasPrefix(subject, prefix) && !strings.ContainsAny(subject, "*>")
}

// checkToken refuses what may not stand between two dots of a subject, or as a queue group.
func checkToken(what, token string) *Error {
	if token == "" || len(token) > 128 || !isTokenText(token, "_-") {
		return invalidSetting(fmt.Sprintf(`%s is %q; use 1 to 128 letters, digits, "_" and "-"`, what, token))
	}
	return nil
}

// checkSubject refuses what is no subject of one or more tokens without wildcards.
func checkSubject(what, subject string) *Error {
	if len(subject) <= 256 && isTokenText(subject, "_-$.") && !strings.Contains("."+subject+".", "..") {
		return nil
	}
	return invalidSetting(fmt.Sprintf(`%s is %q; use tokens of letters, digits, "_", "-" and "$", with dots between them`, what, subject))
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

func invalidSetting(message string) *Error {
	return &Error{Code: CodeInvalidArgument, Outcome: OutcomeNotSent, Message: message}
}

const tokenAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// randomToken makes a token of letters and digits from the system's cryptographic source; 22 characters hold 130 bits.
func randomToken(length int) string {
	token := make([]byte, 0, length)
	var random [32]byte
	for len(token) < length {
		// It never fails: the process ends if the system has no such source.
		_, _ = rand.Read(random[:])
		for _, b := range random {
			// Larger bytes would favour the first letters of the alphabet.
			if b < 248 && len(token) < length {
				token = append(token, tokenAlphabet[b%62])
			}
		}
	}
	return string(token)
}
