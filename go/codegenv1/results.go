package codegenv1

// Must returns the result of a call. Where the call has failed, it panics with the error: the method
// has no other way to tell.
func Must[T any](result T, err error) T {
	if err != nil {
		panic(err)
	}
	return result
}

// Update puts the value that a call returned for a parameter into the caller's own, unless the call has failed
// or the caller has none.
func Update[T any](err error, update func(to, from *T), to, from *T) {
	if err == nil && to != nil && from != nil {
		update(to, from)
	}
}
