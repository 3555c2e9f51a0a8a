package autonats

// errorBody is the body of an error reply.
type errorBody struct {
	code      Code
	message   string
	reason    Reason
	path      string
	name      string
	reference string
	// data is where in the body the fields of a declared error are; -1 if it has none.
	data int
}

// maxErrorText is how many UTF-16 units of a peer's text are kept.
const maxErrorText = 4096

var errorBodyFields = NewFields(
	Required("code"), Optional("message"), Optional("reason"), Optional("path"), Optional("type"), Optional("reference"), Optional("data"),
)

// readErrorBody reads the body of an error reply. It answers false for one that cannot be read: the header must do.
func readErrorBody(data []byte) (errorBody, bool) {
	body, invalid := decodeBody(data, decodeErrorBody)
	return body, invalid == nil
}

func decodeErrorBody(d *Decoder) errorBody {
	body := errorBody{data: -1}
	for o := d.Object(errorBodyFields); ; {
		switch o.Next(d) {
		case 0:
			if body.code = Code(d.String()); body.code.number() == "" {
				body.code = CodeUnknown
			}
		case 1:
			body.message = d.anyText()
		case 2:
			body.reason = Reason(d.anyText())
		case 3:
			body.path = d.anyText()
		case 4:
			body.name = d.anyText()
		case 5:
			body.reference = d.anyText()
		case 6:
			body.data = d.pos
			d.skip()
		default:
			// The code that they go with may stand behind them.
			if body.code != CodeInvalidArgument {
				body.path = ""
			}
			if !body.reason.isSentWith(body.code) {
				body.reason = ""
			}
			return body
		}
	}
}

// anyText reads a text of which the beginning is enough, and takes everything else for no text.
func (d *Decoder) anyText() string {
	if d.peek() != '"' {
		d.skip()
		return ""
	}
	return cutText(d.String(), maxErrorText)
}

// cutText cuts a text to a number of UTF-16 units.
func cutText(text string, most int) string {
	if len(text) <= most {
		return text
	}
	units := 0
	for i, r := range text {
		if units++; r > 0xffff {
			units++
		}
		if units > most {
			return text[:i]
		}
	}
	return text
}

// readErrorData reads the fields of a declared error out of the body of an error reply.
func readErrorData(declared *DeclaredError, body errorBody, data []byte) (*InvalidValue, error) {
	if body.data < 0 {
		return &InvalidValue{Path: "data", Rule: RuleMissing, Problem: missing}, nil
	}
	for _, ordered := range []bool{false, true} {
		d := decoders.Get().(*Decoder)
		d.begin(data, ordered)
		d.pos, d.depth = body.data, 1
		err := declared.read(d, body.message)
		faulty, fault := d.faulty, d.fault
		d.release()
		if !faulty {
			return nil, err
		}
		if ordered {
			return fault.in(data), nil
		}
	}
	return nil, nil
}

// errorBody writes the body of an error reply. data writes the fields of a declared error; it may be nil.
func (e *Encoder) errorBody(body errorBody, data func(*Encoder)) {
	if !e.BeginObject() {
		return
	}
	e.Field("code")
	e.anyText(string(body.code))
	e.Field("message")
	e.anyText(body.message)
	if body.reason != "" {
		e.Field("reason")
		e.anyText(string(body.reason))
	}
	if body.code == CodeInvalidArgument {
		e.Field("path")
		e.anyText(body.path)
	}
	if data != nil {
		e.Field("type")
		e.anyText(body.name)
		e.Field("data")
		data(e)
	}
	if body.reference != "" {
		e.Field("reference")
		e.anyText(body.reference)
	}
	e.EndObject()
}

// anyText writes a text in which what is not UTF-8 becomes U+FFFD.
func (e *Encoder) anyText(text string) {
	e.buf = appendQuoted(e.buf, text)
}
