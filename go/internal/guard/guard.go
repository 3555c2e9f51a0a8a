// Package guard inspects values from users. Methods of errors and values are the user's code: they
// may panic, and a chain of errors may be endless. Nothing here panics or runs forever, whatever
// they do.
package guard

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"
)

// mostErrors is how many errors of a chain are looked at.
const mostErrors = 100

// mostBytes is how much of a text is kept.
const mostBytes = 16 << 10

const noText = "an error without a message"

// Do calls a function and reports whether it returned; it did not where it panicked.
func Do(call func()) (returned bool) {
	defer func() {
		if !returned {
			_ = recover()
		}
	}()
	call()
	return true
}

// Text returns what an error says, of at most 16 KiB.
func Text(err error) string {
	if text, ok := Message(err); ok {
		return cut(text)
	}
	if err == nil {
		return noText
	}
	return noText + " (" + reflect.TypeOf(err).String() + ")"
}

// ValueText returns what is printed for a value, such as that of a panic, of at most 16 KiB.
func ValueText(value any) string {
	text := noText
	Do(func() { text = fmt.Sprint(value) })
	return cut(text)
}

// Message returns the whole text of an error, and false if its method panicked.
func Message(err error) (text string, ok bool) {
	if err == nil {
		return "", false
	}
	ok = Do(func() { text = err.Error() })
	return text, ok
}

// As returns the first error in the chain of err that is an E, as [errors.As] finds it.
func As[E any](err error) (found E, ok bool) {
	walk(err, func(err error) bool {
		if found, ok = err.(E); ok {
			return true
		}
		if converter, is := err.(interface{ As(any) bool }); is {
			var target E
			Do(func() { ok = converter.As(&target) })
			if ok {
				found = target
			}
		}
		return ok
	})
	return found, ok
}

// Is reports whether an error in the chain of err is target, as [errors.Is] finds it.
func Is(err, target error) bool {
	found := false
	walk(err, func(err error) bool {
		// Comparing values that cannot be compared panics.
		Do(func() { found = err == target })
		if matcher, is := err.(interface{ Is(error) bool }); is && !found {
			Do(func() { found = matcher.Is(target) })
		}
		return found
	})
	return found
}

// walk calls visit with the errors of a chain, the first hundred of them, until one is what was
// looked for.
func walk(err error, visit func(error) bool) {
	waiting := []error{err}
	for looked := 0; len(waiting) > 0 && looked < mostErrors; looked++ {
		err := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if err == nil {
			continue
		}
		if visit(err) {
			return
		}
		waiting = append(waiting, unwrap(err)...)
	}
}

// unwrap returns what an error wraps, the first last.
func unwrap(err error) (wrapped []error) {
	switch err := err.(type) {
	case interface{ Unwrap() error }:
		Do(func() { wrapped = []error{err.Unwrap()} })
	case interface{ Unwrap() []error }:
		Do(func() {
			all := err.Unwrap()
			for i := min(len(all), mostErrors) - 1; i >= 0; i-- {
				wrapped = append(wrapped, all[i])
			}
		})
	}
	return wrapped
}

// cut returns the beginning of a text.
func cut(text string) string {
	if len(text) <= mostBytes {
		return text
	}
	end := mostBytes
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return strings.Clone(text[:end]) + "…"
}

// Logged returns an error for the log that has the text of err and wraps it, and never panics.
func Logged(err error) error {
	return logged{Text(err), err}
}

type logged struct {
	text string
	err  error
}

func (l logged) Error() string { return l.text }
func (l logged) Unwrap() error { return l.err }
