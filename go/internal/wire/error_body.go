package wire

import (
	"time"

	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/fault"
)

// ErrorBody is the body of an error reply.
type ErrorBody struct {
	Code      fault.Code
	Message   string
	Reason    fault.Reason
	Path      string
	Name      string
	Reference string
	// RetryAfter is in whole milliseconds.
	RetryAfter time.Duration
	// data is where in the body the fields of a declared error are; -1 if it has none.
	Data int
}

var errorBodyFields = codec.NewFields(
	codec.Required("code"), codec.Optional("message"), codec.Optional("reason"), codec.Optional("path"), codec.Optional("type"), codec.Optional("reference"), codec.Optional("data"), codec.Optional("retryAfterMs"),
)

// ReadErrorBody reads the body of an error reply. It returns false for one that cannot be read:
// then only the header is known.
func ReadErrorBody(data []byte, limits codec.Limits) (ErrorBody, bool) {
	body, invalid := codec.DecodeBodyWithin(data, DecodeErrorBody, limits)
	return body, invalid == nil
}

func DecodeErrorBody(d *codec.Decoder) ErrorBody {
	body := ErrorBody{Data: -1}
	for o := d.Object(errorBodyFields); ; {
		switch o.Next(d) {
		case 0:
			if body.Code = fault.Code(d.String()); body.Code.Number() == "" {
				body.Code = fault.CodeUnknown
			}
		case 1:
			body.Message = d.AnyText()
		case 2:
			body.Reason = fault.Reason(d.AnyText())
		case 3:
			body.Path = d.AnyText()
		case 4:
			body.Name = d.AnyText()
		case 5:
			body.Reference = d.AnyText()
		case 6:
			body.Data = d.Pos
			d.Skip()
		case 7:
			body.RetryAfter = time.Duration(d.AnyWhole()) * time.Millisecond
		default:
			// The code that they belong to may come after them.
			if body.Code != fault.CodeInvalidArgument {
				body.Path = ""
			}
			if !body.Reason.IsSentWith(body.Code) {
				body.Reason = ""
			}
			return body
		}
	}
}

// ReadErrorData reads the fields of a declared error out of the body of an error reply.
func ReadErrorData(declared *DeclaredError, body ErrorBody, data []byte, limits codec.Limits) (*codec.InvalidValue, error) {
	if body.Data < 0 {
		return &codec.InvalidValue{Path: "data", Rule: codec.RuleMissing, Problem: codec.Missing}, nil
	}
	for _, ordered := range []bool{false, true} {
		d := codec.Decoders.Get().(*codec.Decoder)
		d.Limit(limits)
		d.Begin(data, ordered)
		d.Pos, d.Depth = body.Data, 1
		err := declared.read(d, body.Message)
		faulty, fault := d.Faulty, d.Fault
		d.Release()
		if !faulty {
			return nil, err
		}
		if ordered {
			return fault.In(data), nil
		}
	}
	return nil, nil
}

// writeErrorBody writes the body of an error reply. data writes the fields of a declared error; it
// may be nil.
func writeErrorBody(e *codec.Encoder, body ErrorBody, data func(*codec.Encoder)) {
	if !e.BeginObject() {
		return
	}
	e.Field("code")
	e.AnyText(string(body.Code))
	e.Field("message")
	e.AnyText(body.Message)
	if body.Reason != "" {
		e.Field("reason")
		e.AnyText(string(body.Reason))
	}
	if body.Code == fault.CodeInvalidArgument {
		e.Field("path")
		e.AnyText(body.Path)
	}
	if data != nil {
		e.Field("type")
		e.AnyText(body.Name)
		e.Field("data")
		data(e)
	}
	if body.Reference != "" {
		e.Field("reference")
		e.AnyText(body.Reference)
	}
	if body.RetryAfter > 0 {
		e.Field("retryAfterMs")
		e.Int(int((body.RetryAfter + time.Millisecond - 1) / time.Millisecond))
	}
	e.EndObject()
}
