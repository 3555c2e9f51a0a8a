package codec

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// pieces are what mutated bodies are patched with: the characters that mean something, and what is
// easily got wrong.
var pieces = strings.Split("{ } [ ] , : \" \\ null true false 0 -1 1.5 1e400 -0 01 \"\" \"text\" \"kind\" {} [] \\ud800 \\u0000 \xff \xc3 \x00 \t [[[[ 9007199254740992 "+
	"\"circle\" \"9223372036854775808\" \"24:00\" \"AQ==\" \"A\" \"1.5s\" \"__proto__\":1, ,\"text\":\"x\"", " ")

// Bodies that are nearly right find what bodies at random do not.
func TestMutatedBodies(t *testing.T) {
	random := rand.New(rand.NewPCG(20261124, 7))
	rounds := 20_000
	if testing.Short() {
		rounds = 2_000
	}
	accepted := 0
	for range rounds {
		body := []byte(seeds[random.IntN(len(seeds))])
		for range 1 + random.IntN(3) {
			body = mutate(random, body)
		}
		checkBothReadings(t, body, everythingCodec)
		checkBothReadings(t, body, Codec[any]{(*Encoder).JSON, (*Decoder).JSON})
		if _, err := everythingCodec.Unmarshal(body); err == nil {
			accepted++
		}
	}
	// If nearly all or nearly none were refused, the mutations would show little.
	if accepted < rounds/50 || accepted > rounds*9/10 {
		t.Errorf("%d of %d were accepted", accepted, rounds)
	}
}

func mutate(random *rand.Rand, body []byte) []byte {
	at := random.IntN(len(body) + 1)
	end := min(len(body), at+random.IntN(6))
	switch random.IntN(4) {
	case 0:
		return append(append(body[:at:at], pieces[random.IntN(len(pieces))]...), body[at:]...)
	case 1:
		return append(append(body[:at:at], pieces[random.IntN(len(pieces))]...), body[end:]...)
	case 2:
		return append(body[:at:at], body[end:]...)
	default:
		return append(append(body[:end:end], body[at:end]...), body[end:]...)
	}
}
