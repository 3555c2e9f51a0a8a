package wire

// maxKeyLength is how many characters an idempotency key may have.
const maxKeyLength = 128

// InvalidKeyProblem is what is wrong with an idempotency key that cannot be one.
const InvalidKeyProblem = "idempotencyKey must be 1 to 128 characters of printable ASCII without blanks"

// IsIdempotencyKey reports whether a text can be an idempotency key: 1 to 128 characters of printable
// ASCII without blanks.
func IsIdempotencyKey(text string) bool {
	if len(text) == 0 || len(text) > maxKeyLength {
		return false
	}
	for i := range len(text) {
		if text[i] <= ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}
