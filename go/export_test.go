package autonats

import (
	"time"

	"github.com/zyra/autonats/go/internal/client"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/natslink"
	"github.com/zyra/autonats/go/internal/wire"
)

// SetProbeInterval sets how often the server of a connection is asked for a sign of life. It is to
// be called before the first call.
func SetProbeInterval(nc any, interval time.Duration) {
	l, _ := natslink.LinkOf(nc)
	connection.Of(l).ServerProbe.Interval = interval
}

// ReadErrorReply reads the body of an error reply to a call of a method that declares errors. Where
// a client would make do with the header, it returns the reason why the body cannot be read.
func ReadErrorReply(body []byte, errors []*wire.DeclaredError) error {
	if _, invalid := codec.DecodeBody(body, wire.DecodeErrorBody); invalid != nil {
		return invalid
	}
	return client.ReadFailure("Vector", "Fail", errors, body)
}

// WriteErrorReply writes the body of the reply to a call whose method has returned an error.
func WriteErrorReply(err error, errors []*wire.DeclaredError) []byte {
	return wire.ReplyToError(errors, err, nil).Body
}

// WriteErrorBody writes the body of an error reply without data.
func WriteErrorBody(code fault.Code, reason fault.Reason, message, path, reference string) []byte {
	return wire.WriteErrorReply(wire.ErrorBody{Code: code, Reason: reason, Message: message, Path: path, Reference: reference}).Body
}
