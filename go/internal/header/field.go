// Package header has the fields of messages' headers.
package header

// Field is one header of a message.
type Field struct {
	Name, Value string
}
