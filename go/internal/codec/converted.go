package codec

import "github.com/zyra/autonats/go/internal/guard"

// EncodeConverted writes what a method of the user's makes of a value.
func EncodeConverted[W any](e *Encoder, to func() W, write func(*Encoder, W)) {
	EncodeConvertedOrError(e, func() (W, error) { return to(), nil }, write)
}

// EncodeConvertedOrError writes what a method of the user's makes of a value, unless that is an error.
func EncodeConvertedOrError[W any](e *Encoder, to func() (W, error), write func(*Encoder, W)) {
	var data W
	if !isConverted(func() (err error) {
		data, err = to()
		return err
	}) {
		e.fail(RuleFailed, notWritten)
		return
	}
	write(e, data)
}

// DecodeConverted reads what a function of the user's makes a value of.
func DecodeConverted[W, T any](d *Decoder, read func(*Decoder) W, from func(W) T) T {
	return DecodeConvertedOrError(d, read, func(data W) (T, error) { return from(data), nil })
}

// DecodeConvertedOrError reads what a function of the user's makes a value of, unless it returns an error.
func DecodeConvertedOrError[W, T any](d *Decoder, read func(*Decoder) W, from func(W) (T, error)) (v T) {
	d.peek()
	at := d.Pos
	data := read(d)
	if d.Faulty {
		return v
	}
	if !isConverted(func() (err error) {
		v, err = from(data)
		return err
	}) {
		d.fail(at, RuleFormat, notRead)
	}
	return v
}

// isConverted reports whether code of the user's came to its end without an error or a panic.
func isConverted(convert func() error) (ok bool) {
	guard.Do(func() { ok = convert() == nil })
	return ok
}
