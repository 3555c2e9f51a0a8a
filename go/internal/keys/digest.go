package keys

import "math/rand/v2"

// mostLevels is how deep arrays and objects are taken apart: deeper bodies are refused by every
// reader, and what is beyond is taken as it is written.
const mostLevels = 1000

// Digest creates digests of what the JSON of requests says: the order of members and white space do
// not count, as writers are free in them. Different requests have different digests but for chance,
// which no caller can foresee: a digest is of use in this process alone.
type Digest struct {
	seed, factor uint64
}

// NewDigest returns one whose digests nobody can foresee.
func NewDigest() Digest {
	// The source of the top-level functions is seeded by the system, and cannot be foreseen.
	return Digest{seed: rand.Uint64(), factor: rand.Uint64() | 1}
}

// level is what is known of an array or object that has not ended: of its members so far, for an
// object a sum, which does not depend on their order, and of the member that is being read.
type level struct {
	isObject        bool
	members, member uint64
}

// Of returns the digest of a body, whether it is JSON or not, in one pass. Zero bytes are an empty
// request.
func (d Digest) Of(body []byte) uint64 {
	if len(body) == 0 {
		body = emptyRequest
	}
	var room [8]level
	levels := append(room[:0], d.begin(false))
	for at := 0; at < len(body); at++ {
		here := &levels[len(levels)-1]
		switch c := body[at]; {
		case c == '"':
			at = d.addText(&here.member, body, at)
		case (c == '{' || c == '[') && len(levels) <= mostLevels:
			d.add(&here.member, uint64(c))
			levels = append(levels, d.begin(c == '{'))
		case (c == '}' || c == ']') && len(levels) > 1:
			d.endMember(here)
			members := here.members
			levels = levels[:len(levels)-1]
			d.add(&levels[len(levels)-1].member, members)
		case c == ',' && len(levels) > 1:
			d.endMember(here)
		case c > ' ':
			d.add(&here.member, uint64(c))
		}
	}
	digest := levels[0].member
	// What has not ended: the body is not JSON.
	for _, open := range levels[1:] {
		d.add(&digest, open.member)
	}
	return digest
}

var emptyRequest = []byte("{}")

func (d Digest) begin(isObject bool) level {
	return level{isObject: isObject, members: ^d.seed, member: d.seed}
}

// addText adds a text in quotes as it is written, and returns where it ends.
func (d Digest) addText(to *uint64, body []byte, start int) int {
	d.add(to, '"')
	at := start + 1
	for ; at < len(body) && body[at] != '"'; at++ {
		if body[at] == '\\' && at+1 < len(body) {
			d.add(to, '\\')
			at++
		}
		d.add(to, uint64(body[at]))
	}
	d.add(to, '"')
	return at
}

func (d Digest) endMember(l *level) {
	if l.isObject {
		l.members += l.member
	} else {
		d.add(&l.members, l.member)
	}
	l.member = d.seed
}

// add is one to one in the hash, so that no two texts that differ in one place have the same.
func (d Digest) add(to *uint64, value uint64) {
	product := (*to ^ value) * d.factor
	*to = product ^ product>>31
}
