package wire

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

const (
	maxMetadataValues = 64
	maxMetadataBytes  = 16 << 10
	maxMetadataName   = 128
	maxMetadataValue  = 4096
)

// ReadMetadata reads the metadata of a header block that can be parsed: all fields of any form
// except those that are not the user's. The names are in lower case, so that they can be looked up
// at once however many a peer has sent.
func ReadMetadata(block []byte) map[string][]string {
	if block == nil {
		return nil
	}
	var metadata map[string][]string
	_, rest, _ := cutLine(block)
	eachField(rest, func(name, value []byte) {
		if key := strings.ToLower(lenient(name)); !isReserved(key) {
			if metadata == nil {
				metadata = make(map[string][]string)
			}
			metadata[key] = append(metadata[key], lenient(value))
		}
	})
	return metadata
}

// FindMetadata returns the first value of a name, which is compared as ASCII in any case, in the
// metadata of a header block that can be parsed; "" where there is none. Nothing else is read.
func FindMetadata(block []byte, name string) string {
	_, rest, _ := cutLine(block)
	if isReserved(strings.ToLower(name)) {
		return ""
	}
	for {
		line, after, ok := cutLine(rest)
		if !ok || len(line) == 0 {
			return ""
		}
		if len(line) > len(name) && line[len(name)] == ':' && isSpelled(line, name) {
			return lenient(bytes.Trim(line[len(name)+1:], blanks))
		}
		rest = after
	}
}

// isSpelled reports whether a line begins with a name, of which it has as many bytes at least.
func isSpelled(line []byte, name string) bool {
	for i := range len(name) {
		if c := line[i]; c == ':' || lower(c) != lower(name[i]) {
			return false
		}
	}
	return name != ""
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// MetadataOf returns the metadata of fields; nil for none.
func MetadataOf(fields []Field) map[string][]string {
	if len(fields) == 0 {
		return nil
	}
	metadata := make(map[string][]string, len(fields))
	for _, field := range fields {
		metadata[field.Name] = append(metadata[field.Name], field.Value)
	}
	return metadata
}

// MetadataFields returns the fields of metadata that may be sent, in the order of their names. If
// some may not be sent, problem explains why.
func MetadataFields(metadata map[string][]string) (fields []Field, problem string) {
	if len(metadata) == 0 {
		return nil, ""
	}
	names := make([]string, 0, len(metadata))
	values, size := 0, 0
	for name, all := range metadata {
		names = append(names, name)
		values += len(all)
	}
	if values > maxMetadataValues {
		return nil, fmt.Sprintf("the metadata has %d values; at most %d may be sent", values, maxMetadataValues)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, value := range metadata[name] {
			switch {
			case !isMetadataName(name):
				return nil, fmt.Sprintf(`the metadata has the name %s; use 1 to %d letters, digits and "-"`, shown(name), maxMetadataName)
			case isReserved(strings.ToLower(name)):
				return nil, fmt.Sprintf("the metadata has the name %s, which is reserved", shown(name))
			case !isMetadataValue(value):
				return nil, fmt.Sprintf("the metadata has a value of %s that may not be sent; "+
					"use at most %d characters of printable ASCII, without blanks at the ends", shown(name), maxMetadataValue)
			}
			size += len(name) + len(value)
			fields = append(fields, Field{Name: name, Value: value})
		}
	}
	if size > maxMetadataBytes {
		return nil, fmt.Sprintf("the metadata has %d bytes; at most %d may be sent", size, maxMetadataBytes)
	}
	return fields, ""
}

// ReplaceFields returns fields without those that have a name of some others, and then the others:
// those that may be sent, of as many as may be. It keeps others, and changes neither.
func ReplaceFields(fields, others []Field) []Field {
	others = sendable(others)
	if len(fields) == 0 {
		return others
	}
	all := make([]Field, 0, len(fields)+len(others))
	for _, field := range fields {
		isReplaced := slices.ContainsFunc(others, func(other Field) bool { return strings.EqualFold(other.Name, field.Name) })
		if !isReplaced {
			all = append(all, field)
		}
	}
	return append(all, others...)
}

// sendable returns those fields that may be sent, of as many as may be. Mostly they all may.
func sendable(fields []Field) []Field {
	fields = fields[:min(len(fields), maxMetadataValues)]
	size := 0
	for i, field := range fields {
		if size += len(field.Name) + len(field.Value); size > maxMetadataBytes {
			fields = fields[:i]
			break
		}
	}
	if !slices.ContainsFunc(fields, isUnsendable) {
		return fields
	}
	return slices.DeleteFunc(slices.Clone(fields), isUnsendable)
}

func isUnsendable(field Field) bool {
	return !isMetadataName(field.Name) || isReserved(strings.ToLower(field.Name)) || !isMetadataValue(field.Value)
}

// isReserved reports whether a name in lower case is ours or that of NATS.
func isReserved(name string) bool {
	return strings.HasPrefix(name, "autonats-") || strings.HasPrefix(name, "nats-") || name == "status" || name == "description"
}

// isMetadataName reports whether a name is a token as RFC 9110 defines it.
func isMetadataName(name string) bool {
	if len(name) == 0 || len(name) > maxMetadataName {
		return false
	}
	for i := range len(name) {
		c := name[i]
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("!#$%&'*+.^_`|~-", c) >= 0 {
			continue
		}
		return false
	}
	return true
}

func isMetadataValue(value string) bool {
	if len(value) > maxMetadataValue || strings.HasPrefix(value, " ") || strings.HasSuffix(value, " ") {
		return false
	}
	for i := range len(value) {
		if value[i] < 0x20 || value[i] > 0x7e {
			return false
		}
	}
	return true
}

// shown returns a name that may be anything, fit for a message.
func shown(name string) string {
	return fmt.Sprintf("%q", Printable(name, maxMetadataName))
}

// Printable returns the beginning of a text that a peer may have chosen, of at most so many
// characters of printable ASCII; "?" stands for each other one.
func Printable(text string, most int) string {
	var ascii strings.Builder
	for _, r := range text {
		if ascii.Len() == most {
			break
		}
		if r < 0x20 || r > 0x7e {
			r = '?'
		}
		ascii.WriteByte(byte(r))
	}
	return ascii.String()
}
