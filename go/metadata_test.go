package autonats_test

import (
	"testing"

	autonats "github.com/zyra/autonats/go"
)

func TestMetadataIsLookedUpInAnyCase(t *testing.T) {
	metadata := autonats.Metadata{"Authorization": {"a"}}
	metadata.Add("AUTHORIZATION", "b")
	metadata.Add("Tenant", "x")
	clone := metadata.Clone()
	clone.Add("tenant", "y")
	clone.Set("authorization", "c")
	if got := metadata.Values("authorization"); len(got) != 2 || got[1] != "b" {
		t.Errorf("the values are %q", got)
	}
	if metadata.Get("tenant") != "x" || len(metadata.Values("TENANT")) != 1 || len(metadata) != 2 {
		t.Errorf("the metadata is %q", metadata)
	}
	if clone.Get("Authorization") != "c" || len(clone.Values("Tenant")) != 2 {
		t.Errorf("the clone is %q", clone)
	}
	clone.Del("TENANT")
	count := 0
	for name, value := range clone.All() {
		if name != "Authorization" || value != "c" {
			t.Errorf("%s is %q", name, value)
		}
		count++
	}
	if count != 1 || autonats.Metadata(nil).Get("x") != "" {
		t.Errorf("%d values are left", count)
	}
}
