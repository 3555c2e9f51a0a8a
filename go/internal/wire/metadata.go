package wire

import (
	"fmt"
	"iter"
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
			fields = append(fields, Field{name, value})
		}
	}
	if size > maxMetadataBytes {
		return nil, fmt.Sprintf("the metadata has %d bytes; at most %d may be sent", size, maxMetadataBytes)
	}
	return fields, ""
}

// ReplaceFields returns fields without those that have a name of some others, and then the others:
// those that may be sent, of as many as may be.
func ReplaceFields(fields []Field, others iter.Seq2[string, string]) []Field {
	// Nearly always there is one more.
	all := make([]Field, len(fields), len(fields)+1)
	copy(all, fields)
	size := 0
	for name, value := range others {
		size += len(name) + len(value)
		if len(all)-len(fields) == maxMetadataValues || size > maxMetadataBytes {
			break
		}
		if isMetadataName(name) && !isReserved(strings.ToLower(name)) && isMetadataValue(value) {
			all = append(all, Field{name, value})
		}
	}
	if len(fields) == 0 {
		return all
	}
	kept := all[:0]
	replacing := all[len(fields):]
	for _, field := range all[:len(fields)] {
		isReplaced := slices.ContainsFunc(replacing, func(other Field) bool { return strings.EqualFold(other.Name, field.Name) })
		if !isReplaced {
			kept = append(kept, field)
		}
	}
	return append(kept, replacing...)
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
