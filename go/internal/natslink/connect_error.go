package natslink

import (
	"errors"
	"net/url"
	"strings"

	"github.com/nats-io/nats.go"

	"github.com/zyra/autonats/go/internal/fault"
)

// ConnectError returns the error of a connection that could not be made. It names the servers,
// without the credentials that an address may have.
func ConnectError(options nats.Options, err error) *fault.Error {
	servers := strings.Join(serversOf(options), ", ")
	failure := &fault.Error{Outcome: fault.OutcomeNotSent, Cause: err}
	switch {
	case errors.Is(err, nats.ErrAuthorization), errors.Is(err, nats.ErrAuthExpired), errors.Is(err, nats.ErrAuthRevoked), errors.Is(err, nats.ErrAccountAuthExpired):
		failure.Code = fault.CodeUnauthenticated
		failure.Message = "the NATS server " + servers + " does not accept the credentials"
	case isUnusable(err):
		failure.Code = fault.CodeInvalidArgument
		failure.Message = "cannot connect to " + servers + ": an address or an option cannot be used"
		// The library's error quotes the address, with its password.
		failure.Cause = nil
	default:
		failure.Code, failure.Reason = fault.CodeUnavailable, fault.ReasonDisconnected
		failure.Message = "cannot connect to " + servers + ": " + err.Error()
	}
	return failure
}

// isUnusable reports whether an address could not be read.
func isUnusable(err error) bool {
	var address *url.Error
	return errors.As(err, &address) || strings.Contains(err.Error(), "invalid port")
}

// serversOf returns the addresses that a connection is to be made to, without credentials.
func serversOf(options nats.Options) []string {
	given := options.Servers
	if options.Url != "" {
		given = append(strings.Split(options.Url, ","), given...)
	}
	shown := make([]string, 0, len(given))
	for _, address := range given {
		shown = append(shown, withoutCredentials(strings.TrimSpace(address)))
	}
	return shown
}

// withoutCredentials removes everything before the @ of an address, which need not be valid.
func withoutCredentials(address string) string {
	scheme, rest, found := strings.Cut(address, "://")
	if !found {
		scheme, rest = "", address
	}
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		rest = rest[at+1:]
	}
	if !found {
		return rest
	}
	return scheme + "://" + rest
}
