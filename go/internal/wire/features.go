package wire

import "strings"

// ProtocolVersion is the version of the protocol, as INFO says it.
const ProtocolVersion = "1"

// Features lists the optional parts of the protocol that this runtime has, separated by commas:
// none yet.
const Features = ""

const longestShownFeature = 64

// MissingFeature returns the first feature that a message requires and this runtime does not have,
// fit to be shown. It reports whether there is one.
func MissingFeature(require string) (feature string, isMissing bool) {
	// One at a time: a peer may have sent a million.
	for require != "" {
		feature, require, _ = strings.Cut(require, ",")
		if feature = strings.TrimSpace(feature); feature != "" {
			return Printable(feature, longestShownFeature), true
		}
	}
	return "", false
}
