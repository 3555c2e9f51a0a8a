package codec

// Texts of one form: UUIDs and decimal numbers. Go has them as strings.

const (
	notUUID    = "must be a UUID in small letters, such as 0190a5f2-7c3e-7d4b-8a51-2f6e9c0d1b34"
	notDecimal = "must be a decimal number as text, such as 12.50"
)

// UUID writes the text of a UUID.
func (e *Encoder) UUID(v string) {
	e.formatted(v, isUUID, notUUID)
}

// UUIDKey writes the text of a UUID as a key of a map.
func (e *Encoder) UUIDKey(v string) {
	e.formattedKey(v, isUUID, notUUID)
}

// UUID reads the text of a UUID.
func (d *Decoder) UUID() string {
	return d.formatted("a UUID as text", isUUID, notUUID)
}

// UUIDKey reads a key of a map as the text of a UUID.
func (d *Decoder) UUIDKey() string {
	return d.formattedKey(isUUID, notUUID)
}

// Decimal writes the text of a decimal number, of any size and precision.
func (e *Encoder) Decimal(v string) {
	e.formatted(v, isDecimalNumber, notDecimal)
}

// DecimalKey writes the text of a decimal number as a key of a map.
func (e *Encoder) DecimalKey(v string) {
	e.formattedKey(v, isDecimalNumber, notDecimal)
}

// Decimal reads the text of a decimal number, of any size and precision.
func (d *Decoder) Decimal() string {
	return d.formatted("a decimal number as text", isDecimalNumber, notDecimal)
}

// DecimalKey reads a key of a map as the text of a decimal number.
func (d *Decoder) DecimalKey() string {
	return d.formattedKey(isDecimalNumber, notDecimal)
}

func (e *Encoder) formatted(v string, isOne func(string) bool, problem string) {
	if !isOne(v) {
		e.fail(RuleFormat, problem)
		return
	}
	e.Buf = append(e.Buf, '"')
	e.Buf = append(e.Buf, v...)
	e.Buf = append(e.Buf, '"')
}

func (e *Encoder) formattedKey(v string, isOne func(string) bool, problem string) {
	if !isOne(v) {
		e.failKey(v, RuleFormat, problem)
	}
	// After a failure the key is written nonetheless, for the path of what follows.
	e.StringKey(v)
}

func (d *Decoder) formatted(what string, isOne func(string) bool, problem string) string {
	at := d.Pos
	if d.peek() != '"' {
		d.mismatch(what)
		return ""
	}
	text := string(d.text())
	if !d.Faulty && !isOne(text) {
		d.fail(at, RuleFormat, problem)
	}
	return text
}

func (d *Decoder) formattedKey(isOne func(string) bool, problem string) string {
	at := d.Pos
	text := string(d.text())
	if !d.Faulty && !isOne(text) {
		d.failKey(at, text, RuleFormat, problem)
	}
	return text
}

// isUUID reports whether a text is 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12, in small
// letters.
func isUUID(text string) bool {
	if len(text) != 36 {
		return false
	}
	for i := range len(text) {
		c := text[i]
		if i == 8 || i == 13 || i == 18 || i == 23 {
			if c != '-' {
				return false
			}
		} else if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// isDecimalNumber reports whether a text is a decimal number without exponent and without needless
// zeros before the point.
func isDecimalNumber(text string) bool {
	i := 0
	if i < len(text) && text[i] == '-' {
		i++
	}
	digits := BytesOf(text)
	whole := EndOfDigits(digits, i)
	if whole == i || (text[i] == '0' && whole > i+1) {
		return false
	}
	if whole == len(text) {
		return true
	}
	return text[whole] == '.' && whole+1 < len(text) && EndOfDigits(digits, whole+1) == len(text)
}
