package codec

import (
	"encoding"
	"encoding/json"

	"github.com/zyra/autonats/go/internal/guard"
)

const (
	notRead    = "must be written as its type demands"
	notWritten = "must be a value that its type can write"
)

// OwnText writes a value as the text that it gives itself.
func (e *Encoder) OwnText(v encoding.TextMarshaler) {
	e.own(v.MarshalText, e.String)
}

// OwnTextKey writes a value as a key of a map, by the text that it gives itself.
func (e *Encoder) OwnTextKey(v encoding.TextMarshaler) {
	e.ownKey(v, e.StringKey)
}

// OwnUUID writes a value as the UUID that it gives itself as text.
func (e *Encoder) OwnUUID(v encoding.TextMarshaler) {
	e.own(v.MarshalText, e.UUID)
}

// OwnUUIDKey writes a value as a key of a map, by the UUID that it gives itself as text.
func (e *Encoder) OwnUUIDKey(v encoding.TextMarshaler) {
	e.ownKey(v, e.UUIDKey)
}

// OwnDecimal writes a value as the decimal number that it gives itself as text.
func (e *Encoder) OwnDecimal(v encoding.TextMarshaler) {
	e.own(v.MarshalText, e.Decimal)
}

// OwnDecimalKey writes a value as a key of a map, by the decimal number that it gives itself as text.
func (e *Encoder) OwnDecimalKey(v encoding.TextMarshaler) {
	e.ownKey(v, e.DecimalKey)
}

// OwnBinary writes a value as the text that it gives itself as bytes.
func (e *Encoder) OwnBinary(v encoding.BinaryMarshaler) {
	e.own(v.MarshalBinary, e.String)
}

// OwnJSON writes a value as the JSON that it gives itself, under the same rules as any body.
func (e *Encoder) OwnJSON(v json.Marshaler) {
	if document, ok := e.written(v.MarshalJSON); ok {
		e.document(document, true)
	}
}

// own writes what a method of the user's gives.
func (e *Encoder) own(marshal func() ([]byte, error), write func(string)) {
	if text, ok := e.written(marshal); ok {
		write(string(text))
	}
}

func (e *Encoder) ownKey(v encoding.TextMarshaler, write func(string)) {
	text, ok := e.written(v.MarshalText)
	if !ok {
		// The key is written nonetheless, for the path of what follows.
		write = e.StringKey
	}
	write(string(text))
}

// written returns what a method of the user's gives, and whether it gave anything.
func (e *Encoder) written(marshal func() ([]byte, error)) (data []byte, ok bool) {
	guard.Do(func() {
		var err error
		data, err = marshal()
		ok = err == nil
	})
	if !ok {
		e.fail(RuleFailed, notWritten)
	}
	return data, ok
}

// OwnText reads a value from the text that it gives itself.
func (d *Decoder) OwnText(into encoding.TextUnmarshaler) {
	d.own(d.String, into.UnmarshalText)
}

// OwnTextKey reads a key of a map from the text that it gives itself.
func (d *Decoder) OwnTextKey(into encoding.TextUnmarshaler) {
	d.ownKey(d.StringKey, into)
}

// OwnUUID reads a value from the UUID that it gives itself as text.
func (d *Decoder) OwnUUID(into encoding.TextUnmarshaler) {
	d.own(d.UUID, into.UnmarshalText)
}

// OwnUUIDKey reads a key of a map from the UUID that it gives itself as text.
func (d *Decoder) OwnUUIDKey(into encoding.TextUnmarshaler) {
	d.ownKey(d.UUIDKey, into)
}

// OwnDecimal reads a value from the decimal number that it gives itself as text.
func (d *Decoder) OwnDecimal(into encoding.TextUnmarshaler) {
	d.own(d.Decimal, into.UnmarshalText)
}

// OwnDecimalKey reads a key of a map from the decimal number that it gives itself as text.
func (d *Decoder) OwnDecimalKey(into encoding.TextUnmarshaler) {
	d.ownKey(d.DecimalKey, into)
}

// OwnBinary reads a value from the text that it gives itself as bytes.
func (d *Decoder) OwnBinary(into encoding.BinaryUnmarshaler) {
	d.own(d.String, into.UnmarshalBinary)
}

// OwnJSON reads a value from the JSON that it gives itself.
func (d *Decoder) OwnJSON(into json.Unmarshaler) {
	d.peek()
	at := d.Pos
	document := d.document(true)
	if !d.Faulty && !isRead(into.UnmarshalJSON, document) {
		d.fail(at, RuleFormat, notRead)
	}
}

func (d *Decoder) own(read func() string, unmarshal func([]byte) error) {
	d.peek()
	at := d.Pos
	text := read()
	if !d.Faulty && !isRead(unmarshal, []byte(text)) {
		d.fail(at, RuleFormat, notRead)
	}
}

func (d *Decoder) ownKey(read func() string, into encoding.TextUnmarshaler) {
	at := d.Pos
	text := read()
	if !d.Faulty && !isRead(into.UnmarshalText, []byte(text)) {
		d.failKey(at, text, RuleFormat, notRead)
	}
}

// isRead reports whether a method of the user's takes what was received.
func isRead(unmarshal func([]byte) error, data []byte) (ok bool) {
	guard.Do(func() { ok = unmarshal(data) == nil })
	return ok
}
