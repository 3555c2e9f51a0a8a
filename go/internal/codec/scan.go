package codec

import (
	"bytes"
	"math"
	"strconv"
	"unicode/utf8"
)

// scanBody checks what does not depend on the type of a body: the encoding, the JSON, duplicate
// keys, depth and size. It returns nil if all of it is valid.
func scanBody(data []byte, limits Limits) *InvalidValue {
	if !utf8.Valid(data) || bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		return &InvalidValue{Rule: RuleEncoding, Problem: notUTF8}
	}
	s := scanner{data: data, limits: limits}
	end, ok := s.document(0)
	if ok {
		end = skipSpace(data, end)
	}
	if s.faulty {
		return s.fault.In(data)
	}
	if !ok || end < len(data) {
		return &InvalidValue{Rule: RuleSyntax, Problem: notOneDocument}
	}
	return nil
}

// scanner checks one JSON value without creating anything. It keeps its own stack, so that no depth
// can exhaust that of the process.
type scanner struct {
	limits Limits
	data   []byte
	// depth is how many containers the value is in.
	depth int
	// strict is set when it must check the encoding of strings too.
	strict bool
	// safe is set when it must refuse numbers that not every JSON reader preserves.
	safe  bool
	stack []frame
	keys  keySet
	// fault is the first one that is not about the syntax.
	fault  fault
	faulty bool
}

// frame is an open container.
type frame struct {
	// at is where it begins.
	at     int
	count  int
	object bool
	// keys is the size of the key set when the object was opened.
	keys int
}

// document reads the value at i, and returns the index after it. It returns false if the text is
// not JSON.
func (s *scanner) document(i int) (int, bool) {
	for {
		i = skipSpace(s.data, i)
		if i >= len(s.data) {
			return i, false
		}
		switch c := s.data[i]; c {
		case '{', '[':
			s.push(i, c == '{')
			i = skipSpace(s.data, i+1)
			if i < len(s.data) && s.data[i] == c+2 {
				i = s.pop(i + 1)
				break
			}
			if c == '{' {
				var ok bool
				if i, ok = s.key(i); !ok {
					return i, false
				}
			}
			s.count()
			if s.faulty {
				return i, false
			}
			continue
		default:
			var ok bool
			if i, ok = s.scalar(i, c); !ok {
				return i, false
			}
		}
		// A value has ended: what follows belongs to the containers around it.
		for {
			if s.faulty {
				return i, false
			}
			if len(s.stack) == 0 {
				return i, true
			}
			top := &s.stack[len(s.stack)-1]
			i = skipSpace(s.data, i)
			if i >= len(s.data) {
				return i, false
			}
			if c := s.data[i]; c == ',' {
				i++
				if top.object {
					var ok bool
					if i, ok = s.key(skipSpace(s.data, i)); !ok {
						return i, false
					}
				}
				s.count()
				break
			} else if top.object && c != '}' || !top.object && c != ']' {
				return i, false
			}
			i = s.pop(i + 1)
		}
	}
}

func (s *scanner) push(i int, object bool) {
	if s.depth == s.limits.Depth {
		s.fail(i, RuleTooDeep, s.limits.tooDeep())
	}
	s.depth++
	s.stack = append(s.stack, frame{at: i, object: object, keys: s.keys.size()})
}

func (s *scanner) pop(i int) int {
	s.depth--
	s.keys.cut(s.stack[len(s.stack)-1].keys)
	s.stack = s.stack[:len(s.stack)-1]
	return i
}

// count counts one more element of the innermost container.
func (s *scanner) count() {
	top := &s.stack[len(s.stack)-1]
	if top.count++; top.count-1 == s.limits.Elements {
		if top.object {
			s.fail(top.at, RuleLength, s.limits.tooManyKeys())
		} else {
			s.fail(top.at, RuleLength, s.limits.tooManyElements())
		}
	}
}

// key reads a key and its colon.
func (s *scanner) key(i int) (int, bool) {
	if i >= len(s.data) || s.data[i] != '"' {
		return i, false
	}
	top := s.stack[len(s.stack)-1]
	end, escaped, ok := s.text(i, top.at)
	if !ok {
		return i, false
	}
	if !s.keys.add(s.data[i+1:end-1], escaped, top.keys) {
		s.failKey(top.at, unescapeLoosely(s.data[i+1:end-1]), RuleDuplicateKey, twice)
	}
	i = skipSpace(s.data, end)
	if i >= len(s.data) || s.data[i] != ':' {
		return i, false
	}
	return i + 1, true
}

func (s *scanner) scalar(i int, c byte) (int, bool) {
	switch c {
	case '"':
		end, _, ok := s.text(i, i)
		return end, ok
	case 't':
		return s.word(i, "true")
	case 'f':
		return s.word(i, "false")
	case 'n':
		return s.word(i, "null")
	}
	return s.number(i)
}

func (s *scanner) number(at int) (int, bool) {
	i := at
	if s.data[i] == '-' {
		i++
	}
	end := EndOfDigits(s.data, i)
	if end == i || s.data[i] == '0' && end > i+1 {
		return i, false
	}
	whole := end - i
	if end = endOfNumber(s.data, end); end < 0 {
		return i, false
	}
	if s.safe && (whole > 15 || end > i+whole) {
		v, _ := strconv.ParseFloat(StringOf(s.data[at:end]), 64)
		if math.IsInf(v, 0) {
			s.fail(at, RuleRange, notFinite)
		} else if math.Abs(v) > maxSafe {
			s.fail(at, RuleRange, beyondSafe)
		}
	}
	return end, true
}

func (s *scanner) word(i int, word string) (int, bool) {
	end := i + len(word)
	return end, end <= len(s.data) && string(s.data[i:end]) == word
}

// text reads a string, and returns the index after it and whether it has escapes. Encoding errors
// are reported for the value at `at`.
func (s *scanner) text(i, at int) (end int, escaped, ok bool) {
	from := i + 1
	i = special(s.data, from)
	ascii := true
	for i < len(s.data) {
		switch c := s.data[i]; {
		case c == '"':
			if !ascii && s.strict && !utf8.Valid(s.data[from:i]) {
				s.fail(at, RuleEncoding, notUTF8)
			}
			return i + 1, escaped, true
		case c < 0x20:
			return i, escaped, false
		case c == '\\':
			escaped = true
			next, rule := endOfEscape(s.data, i)
			if rule == RuleEncoding {
				s.fail(at, rule, problemOf(rule))
			} else if rule != "" {
				return i, escaped, false
			}
			i = next
		default:
			ascii = ascii && c < 0x80
			i++
		}
	}
	return i, escaped, false
}

// endOfEscape returns the index after the escape at i. The rule is the one that the escape
// violates, if any; the index is also returned for half of a surrogate pair.
func endOfEscape(data []byte, i int) (int, Rule) {
	var buf [8]byte
	_, end, rule := appendUnescaped(buf[:0], data, i)
	return end, rule
}

func (s *scanner) fail(at int, rule Rule, problem string) {
	if !s.faulty {
		s.faulty, s.fault = true, fault{rule: rule, problem: problem, at: at}
	}
}

func (s *scanner) failKey(at int, key string, rule Rule, problem string) {
	if !s.faulty {
		s.faulty, s.fault = true, fault{rule: rule, problem: problem, at: at, key: key, keyed: true}
	}
}

func skipSpace(data []byte, i int) int {
	for i < len(data) && (data[i] == ' ' || data[i] == '\n' || data[i] == '\r' || data[i] == '\t') {
		i++
	}
	return i
}
