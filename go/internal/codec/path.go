package codec

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// pathKey is one step into a container: a name, or an index if the container is a list.
type pathKey struct {
	name  string
	index int
	list  bool
}

// pathTo returns the keys that lead to the value that follows prefix, which is the beginning of a
// JSON document. Readers and writers do not track paths; this computes one when something is wrong.
func pathTo(prefix []byte) []pathKey {
	var open []pathKey
	// named reports whether the innermost object has a key whose value has not ended.
	named, key := false, false
	for i := 0; i < len(prefix); i++ {
		switch prefix[i] {
		case '{':
			open = append(open, pathKey{})
			named, key = false, true
		case '[':
			open = append(open, pathKey{list: true})
			named, key = true, false
		case '}', ']':
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
			named, key = true, false
		case ',':
			if len(open) == 0 {
				break
			}
			if top := &open[len(open)-1]; top.list {
				top.index++
			} else {
				named, key = false, true
			}
		case '"':
			end := endOfString(prefix, i+1)
			if key && len(open) > 0 {
				open[len(open)-1].name = unescapeLoosely(prefix[i+1 : min(end, len(prefix))])
				named, key = true, false
			}
			i = end
		}
	}
	if !named && len(open) > 0 {
		open = open[:len(open)-1]
	}
	return open
}

// endOfString returns the place of the quote that ends the string whose text begins at i, or
// len(data).
func endOfString(data []byte, i int) int {
	for ; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(data)
}

// formatPath writes keys as people do: orders[3].id, labels["two words"]. No keys stand for the
// whole body.
func formatPath(keys []pathKey) string {
	var text strings.Builder
	for _, key := range keys {
		switch {
		case key.list:
			text.WriteByte('[')
			text.WriteString(strconv.Itoa(key.index))
			text.WriteByte(']')
		case !isPathName(key.name):
			text.WriteByte('[')
			text.Write(appendQuoted(nil, shorten(key.name)))
			text.WriteByte(']')
		default:
			if text.Len() > 0 {
				text.WriteByte('.')
			}
			text.WriteString(key.name)
		}
	}
	return text.String()
}

// isPathName reports whether a key is written in a path without quotes: up to 64 letters, digits,
// underscores and dollar signs.
func isPathName(name string) bool {
	if name == "" || len(name) > 64 || name[0] >= '0' && name[0] <= '9' {
		return false
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '$' {
			continue
		}
		return false
	}
	return true
}

// shorten cuts a key to 64 code points: keys are the sender's, and may not blow up the message that
// names them.
func shorten(name string) string {
	points := 0
	for i := range name {
		if points == 64 {
			return name[:i] + "…"
		}
		points++
	}
	return name
}

// appendQuoted appends text as a JSON string, the same as JSON.stringify writes it. What is not
// UTF-8 becomes U+FFFD.
func appendQuoted(buf []byte, text string) []byte {
	buf = append(buf, '"')
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if r < utf8.RuneSelf {
			buf = appendEscaped(buf, byte(r))
		} else {
			buf = utf8.AppendRune(buf, r)
		}
	}
	return append(buf, '"')
}

const hexDigits = "0123456789abcdef"

// appendEscaped appends one ASCII character of a JSON string.
func appendEscaped(buf []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(buf, '\\', c)
	case '\b':
		return append(buf, '\\', 'b')
	case '\f':
		return append(buf, '\\', 'f')
	case '\n':
		return append(buf, '\\', 'n')
	case '\r':
		return append(buf, '\\', 'r')
	case '\t':
		return append(buf, '\\', 't')
	}
	if c < 0x20 {
		return append(buf, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
	}
	return append(buf, c)
}
