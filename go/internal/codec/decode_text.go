package codec

import (
	"unicode/utf16"
	"unicode/utf8"
)

// String reads a text.
func (d *Decoder) String() string {
	if d.peek() != '"' {
		d.mismatch("a string")
		return ""
	}
	return string(d.text())
}

// LiteralString reads a string, which must be literal.
func (d *Decoder) LiteralString(literal string) string {
	at := d.Pos
	c := d.peek()
	if c == '"' && string(d.text()) == literal || d.Faulty {
		return literal
	}
	d.unlisted(at, c, string(appendQuoted(nil, literal)))
	return literal
}

// text reads a string and returns it unescaped. The bytes are good until the next call.
func (d *Decoder) text() []byte {
	if d.peek() != '"' {
		d.fail(d.Pos, RuleSyntax, notOneDocument)
		return nil
	}
	from := d.Pos + 1
	i := special(d.data, from)
	if i < len(d.data) && d.data[i] == '"' {
		d.Pos = i + 1
		return d.data[from:i]
	}
	return d.longText(from, i)
}

// longText is text for a string that begins at from and has something special at i.
func (d *Decoder) longText(from, i int) []byte {
	at := d.Pos
	d.scratch = d.scratch[:0]
	escaped := false
	for i < len(d.data) {
		switch c := d.data[i]; {
		case c == '"':
			text := d.data[from:i]
			if escaped {
				d.scratch = append(d.scratch, text...)
				text = d.scratch
			}
			if !utf8.Valid(text) {
				d.fail(at, RuleEncoding, notUTF8)
				return nil
			}
			d.Pos = i + 1
			return text
		case c < 0x20:
			d.fail(at, RuleSyntax, notOneDocument)
			return nil
		case c == '\\':
			d.scratch = append(d.scratch, d.data[from:i]...)
			escaped = true
			var rule Rule
			if d.scratch, i, rule = appendUnescaped(d.scratch, d.data, i); rule != "" {
				d.fail(at, rule, problemOf(rule))
				return nil
			}
			from = i
		default:
			i++
		}
	}
	d.fail(at, RuleSyntax, notOneDocument)
	return nil
}

// appendUnescaped appends what the escape at data[i] stands for, and returns the index after it.
// The rule is the one that the escape violates, if any.
func appendUnescaped(buf, data []byte, i int) ([]byte, int, Rule) {
	if i+1 >= len(data) {
		return buf, i, RuleSyntax
	}
	c := data[i+1]
	switch c {
	case '"', '\\', '/':
		return append(buf, c), i + 2, ""
	case 'b':
		return append(buf, '\b'), i + 2, ""
	case 'f':
		return append(buf, '\f'), i + 2, ""
	case 'n':
		return append(buf, '\n'), i + 2, ""
	case 'r':
		return append(buf, '\r'), i + 2, ""
	case 't':
		return append(buf, '\t'), i + 2, ""
	case 'u':
		r := hexRune(data, i+2)
		if r < 0 {
			return buf, i, RuleSyntax
		}
		i += 6
		if !utf16.IsSurrogate(r) {
			return utf8.AppendRune(buf, r), i, ""
		}
		if i+1 < len(data) && data[i] == '\\' && data[i+1] == 'u' {
			if pair := utf16.DecodeRune(r, hexRune(data, i+2)); pair != utf8.RuneError {
				return utf8.AppendRune(buf, pair), i + 6, ""
			}
		}
		return buf, i, RuleEncoding
	default:
		return buf, i, RuleSyntax
	}
}

// hexRune reads four hexadecimal digits at data[i]; -1 if there are none.
func hexRune(data []byte, i int) rune {
	if i+4 > len(data) {
		return -1
	}
	var r rune
	for _, c := range data[i : i+4] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return -1
		}
		r = r<<4 | rune(c)
	}
	return r
}

// unescapeLoosely returns what the inside of a string stands for, as far as it is good.
func unescapeLoosely(data []byte) string {
	var buf []byte
	for i := 0; i < len(data); {
		if data[i] != '\\' {
			buf = append(buf, data[i])
			i++
			continue
		}
		var rule Rule
		if buf, i, rule = appendUnescaped(buf, data, i); rule != "" {
			break
		}
	}
	return string(buf)
}

// problemOf returns the problem of a text that breaks a rule.
func problemOf(rule Rule) string {
	if rule == RuleEncoding {
		return illFormed
	}
	return notOneDocument
}

const (
	notUTF8   = "is not UTF-8"
	illFormed = "contains half of a surrogate pair"
)
