package codec

// Option is a value that may be absent, for fields of which absent and null are different things.
type Option[T any] struct {
	Value T
	// Set reports whether the field is there.
	Set bool
}

// Some returns the option that has a value.
func Some[T any](value T) Option[T] {
	return Option[T]{Value: value, Set: true}
}
