// Package uuid has a path by which the generator knows what its types are in JSON.
package uuid

import (
	"encoding/hex"
	"encoding/json"
	"errors"
)

// UUID is a UUID.
type UUID [16]byte

func (u UUID) MarshalText() ([]byte, error) {
	text := make([]byte, 0, 36)
	for i, b := range u {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			text = append(text, '-')
		}
		text = hex.AppendEncode(text, []byte{b})
	}
	return text, nil
}

func (u *UUID) UnmarshalText(text []byte) error {
	digits := make([]byte, 0, 32)
	for _, c := range text {
		if c != '-' {
			digits = append(digits, c)
		}
	}
	if len(digits) != 32 {
		return errors.New("no UUID")
	}
	_, err := hex.Decode(u[:], digits)
	return err
}

// NullUUID is a UUID that may be null.
type NullUUID struct {
	UUID  UUID
	Valid bool
}

func (u NullUUID) MarshalJSON() ([]byte, error) {
	if !u.Valid {
		return []byte("null"), nil
	}
	return json.Marshal(u.UUID)
}

func (u *NullUUID) UnmarshalJSON(document []byte) error {
	if string(document) == "null" {
		*u = NullUUID{}
		return nil
	}
	u.Valid = true
	return json.Unmarshal(document, &u.UUID)
}
