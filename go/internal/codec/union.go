package codec

// Tag looks ahead into the object that comes next and returns the text of the member that
// distinguishes the variants of a union, without moving on. If there is none, it marks the body as
// invalid and returns "".
func (d *Decoder) Tag(name string) string {
	at := d.Pos
	if d.peek() != '{' {
		d.mismatch("an object")
		return ""
	}
	d.Pos++
	value := -1
	for value < 0 && !d.Faulty {
		switch d.peek() {
		case ',':
			d.Pos++
		case '"':
			key := d.text()
			if !d.colon() {
				return ""
			}
			if string(key) == name {
				value = d.Pos
				break
			}
			d.Skip()
		case '}':
			d.failKey(at, name, RuleMissing, Missing)
		default:
			d.fail(d.Pos, RuleSyntax, notOneDocument)
		}
	}
	if d.Faulty {
		return ""
	}
	tag := ""
	switch c := d.peek(); c {
	case '"':
		tag = string(d.text())
	case 'n':
		d.fail(value, RuleNull, "must be a string, not null")
	default:
		d.unlisted(value, c, "")
		d.Fault.problem = noVariant
	}
	if !d.Faulty {
		d.Pos = at
	}
	return tag
}

// FailTag marks the body as invalid for the object that comes next, whose member of this name is of
// no variant.
func (d *Decoder) FailTag(name string) {
	d.failKey(d.Pos, name, RuleNotListed, noVariant)
}

const noVariant = "is not one of the variants"
