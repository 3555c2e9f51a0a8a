package codec

import (
	"encoding"
	"encoding/json"

	"github.com/zyra/autonats/go/internal/guard"
)

const notRead = "must be written as its type demands"

// OwnText writes a value as the text that it gives itself.
func (e *Encoder) OwnText(v encoding.TextMarshaler) {
	if text, ok := e.written(v.MarshalText); ok {
		e.String(string(text))
	}
}

// OwnTextKey writes a value as a key of a map, by the text that it gives itself.
func (e *Encoder) OwnTextKey(v encoding.TextMarshaler) {
	// After a failure the key is written nonetheless, for the path of what follows.
	text, _ := e.written(v.MarshalText)
	e.StringKey(string(text))
}

// OwnJSON writes a value as the JSON that it gives itself, under the same rules as any body.
func (e *Encoder) OwnJSON(v json.Marshaler) {
	if document, ok := e.written(v.MarshalJSON); ok {
		e.RawJSON(document)
	}
}

// written returns what a method of the user's gives, and whether it gave anything.
func (e *Encoder) written(marshal func() ([]byte, error)) (data []byte, ok bool) {
	guard.Do(func() {
		var err error
		data, err = marshal()
		ok = err == nil
	})
	if !ok {
		e.fail(RuleFailed, "must be a value that its type can write")
	}
	return data, ok
}

// OwnText reads a value from the text that it gives itself.
func (d *Decoder) OwnText(into encoding.TextUnmarshaler) {
	d.peek()
	at := d.Pos
	text := d.String()
	if !d.Faulty && !isRead(into.UnmarshalText, []byte(text)) {
		d.fail(at, RuleFormat, notRead)
	}
}

// OwnTextKey reads a key of a map from the text that it gives itself.
func (d *Decoder) OwnTextKey(into encoding.TextUnmarshaler) {
	at := d.Pos
	text := d.StringKey()
	if !d.Faulty && !isRead(into.UnmarshalText, []byte(text)) {
		d.failKey(at, text, RuleFormat, notRead)
	}
}

// OwnJSON reads a value from the JSON that it gives itself.
func (d *Decoder) OwnJSON(into json.Unmarshaler) {
	d.peek()
	at := d.Pos
	document := d.RawJSON()
	if !d.Faulty && !isRead(into.UnmarshalJSON, document) {
		d.fail(at, RuleFormat, notRead)
	}
}

// isRead reports whether a method of the user's takes what was received.
func isRead(unmarshal func([]byte) error, data []byte) (ok bool) {
	guard.Do(func() { ok = unmarshal(data) == nil })
	return ok
}
