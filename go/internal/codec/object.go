package codec

// maxBits is how many fields of an object are recorded in bits.
const maxBits = 64

// Object is the state of reading one object. It lives on the stack of the function that reads the
// record.
type Object struct {
	fields *Fields
	// at is where the object begins.
	at int
	// seen has a bit for each field that was there, of the first [maxBits].
	seen uint64
	// more has the other fields and all keys that are not declared; nil until there is one.
	more *moreKeys
	// members is set when the decoder reads in order.
	members *members
	// restKey is the last key that is not declared, where these are data.
	restKey string
	// guess is the field that comes next if the sender keeps to the order of the declaration.
	guess int
	count int
}

// Object begins to read an object of these fields.
func (d *Decoder) Object(fields *Fields) Object {
	at := d.Pos
	if !d.open('{', "an object") {
		return Object{}
	}
	o := Object{fields: fields, at: at}
	if d.ordered {
		o.members = d.readMembers(fields)
	}
	return o
}

// Next moves on to the value of the next declared field in the body, and returns the field's index
// in the declaration; for a key that is not declared, where those are data, the number of fields.
// The caller must read the value. At the end it returns -1, after checking that no required field
// is missing.
func (o *Object) Next(d *Decoder) int {
	if o.members != nil {
		return o.nextInOrder(d)
	}
	for !d.Faulty {
		c := d.peek()
		if c == '}' {
			d.Pos++
			d.Depth--
			o.checkMissing(d)
			return -1
		}
		if o.count > 0 {
			if c != ',' {
				d.fail(d.Pos, RuleSyntax, notOneDocument)
				return -1
			}
			d.Pos++
			c = d.peek()
		}
		if c != '"' {
			d.fail(d.Pos, RuleSyntax, notOneDocument)
			return -1
		}
		if o.count++; o.count > d.limits.Elements {
			d.fail(o.at, RuleLength, d.limits.tooManyKeys())
			return -1
		}
		if i := o.expected(d); i >= 0 {
			return i
		}
		if i := o.key(d); i >= 0 {
			return i
		}
	}
	return -1
}

// expected reads a key and its colon if they are those of the next field in the declaration, without
// blanks or escapes. It returns the field's index, and otherwise -1.
func (o *Object) expected(d *Decoder) int {
	i := o.guess
	if i >= len(o.fields.texts) {
		return -1
	}
	text := o.fields.texts[i]
	end := d.Pos + len(text)
	if text == "" || end > len(d.data) || string(d.data[d.Pos:end]) != text || o.seen&(1<<i) != 0 {
		return -1
	}
	d.Pos = end
	o.seen |= 1 << i
	o.guess = i + 1
	return i
}

// key reads a key and its colon. It returns the field's index; if the key is not declared, it moves
// past the value and returns -1.
func (o *Object) key(d *Decoder) int {
	key := d.text()
	if d.Faulty {
		return -1
	}
	i := o.fields.find(key)
	if i < 0 && o.fields.rest {
		o.restKey = string(key)
	}
	if i < 0 || i >= maxBits {
		if !o.remember(d, i, key) {
			d.fail(o.at, RuleDuplicateKey, twice)
			return -1
		}
	} else {
		if o.seen&(1<<i) != 0 {
			d.fail(o.at, RuleDuplicateKey, twice)
			return -1
		}
		o.seen |= 1 << i
	}
	if d.peek() != ':' {
		d.fail(d.Pos, RuleSyntax, notOneDocument)
		return -1
	}
	d.Pos++
	if i < 0 {
		if o.fields.rest {
			return len(o.fields.names)
		}
		d.Skip()
		return -1
	}
	o.guess = i + 1
	return i
}

func (o *Object) checkMissing(d *Decoder) {
	if o.fields.mask&^o.seen != 0 || len(o.fields.names) > maxBits {
		for _, i := range o.fields.order {
			if !o.fields.required[i] {
				return
			}
			if !o.has(i) {
				d.failKey(o.at, o.fields.names[i], RuleMissing, Missing)
				return
			}
		}
	}
}

func (o *Object) has(i int) bool {
	if i < maxBits {
		return o.seen&(1<<i) != 0
	}
	if o.more == nil {
		return false
	}
	_, ok := o.more.fields[i]
	return ok
}

// moreKeys are keys of one object for which its bits do not suffice.
type moreKeys struct {
	fields  map[int]struct{}
	unknown map[string]struct{}
}

// remember records a key, and reports whether it is new.
func (o *Object) remember(d *Decoder, i int, key []byte) bool {
	if o.more == nil {
		o.more = &moreKeys{}
	}
	if i >= 0 {
		if _, ok := o.more.fields[i]; ok {
			return false
		}
		if o.more.fields == nil {
			o.more.fields = make(map[int]struct{})
		}
		o.more.fields[i] = struct{}{}
		return true
	}
	if _, ok := o.more.unknown[string(key)]; ok {
		return false
	}
	if o.more.unknown == nil {
		o.more.unknown = make(map[string]struct{})
	}
	o.more.unknown[string(key)] = struct{}{}
	return true
}

const (
	Missing = "is missing"
	twice   = "is a duplicate key"
)
