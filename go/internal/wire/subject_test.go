package wire

import "testing"

func TestWithoutInstance(t *testing.T) {
	for subject, want := range map[string]string{
		"autonats.user.at.one.GetById":    "autonats.user.GetById",
		"autonats.user.v1.at.one.GetById": "autonats.user.v1.GetById",
		"autonats.user.GetById":           "",
		"autonats.at.GetById":             "",
		"at.one.GetById":                  "",
		"GetById":                         "",
		"":                                "",
	} {
		if got := WithoutInstance(subject); got != want {
			t.Errorf("%q gives %q, want %q", subject, got, want)
		}
	}
}
