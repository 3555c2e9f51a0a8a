package limits_test

import (
	"strings"
	"testing"
	"time"

	"github.com/zyra/autonats/go/internal/limits"
)

func TestOptionsWinOverTheEnvironmentOverTheInterface(t *testing.T) {
	environment := map[string]string{}
	given := limits.Given{}
	resolve := func() limits.Resolved {
		t.Helper()
		finder, err := limits.NewFinder("User", []string{"GetById"}, given, func(name string) string { return environment[name] })
		if err != nil {
			t.Fatal(err)
		}
		resolved, err := finder.Of("GetById", 5)
		if err != nil {
			t.Fatal(err)
		}
		return resolved
	}
	check := func(want limits.Resolved) {
		t.Helper()
		if got := resolve(); got != want {
			t.Errorf("the limits are %+v, want %+v", got, want)
		}
	}
	check(limits.Resolved{Concurrency: 5, Queue: 10_000, Timeout: limits.NoTimeout})
	environment["AUTONATS_HANDLER_CONCURRENCY"] = "7"
	environment["AUTONATS_HANDLER_QUEUE"] = "0"
	environment["AUTONATS_HANDLER_TIMEOUT"] = "2s"
	check(limits.Resolved{Concurrency: 7, Queue: 0, Timeout: 2 * time.Second})
	environment["AUTONATS_HANDLER_CONCURRENCY_User_GetById"] = "8"
	environment["AUTONATS_HANDLER_TIMEOUT_User_GetById"] = "150ms"
	check(limits.Resolved{Concurrency: 8, Queue: 0, Timeout: 150 * time.Millisecond})
	given.Concurrency = 9
	check(limits.Resolved{Concurrency: 9, Queue: 0, Timeout: 150 * time.Millisecond})
	given.Methods = map[string]limits.Method{"GetById": {Concurrency: 10, Queue: limits.None, Timeout: time.Minute}}
	check(limits.Resolved{Concurrency: 10, Queue: 0, Timeout: time.Minute})
}

func TestWhatIsNoLimitSaysSo(t *testing.T) {
	for variable, text := range map[string]string{
		"AUTONATS_HANDLER_CONCURRENCY":          "0",
		"AUTONATS_HANDLER_QUEUE":                "many",
		"AUTONATS_HANDLER_TIMEOUT":              "2",
		"AUTONATS_HANDLER_QUEUE_User_GetById":   "-1",
		"AUTONATS_HANDLER_TIMEOUT_User_GetById": "0s",
	} {
		finder, _ := limits.NewFinder("User", []string{"GetById"}, limits.Given{}, func(name string) string {
			if name == variable {
				return text
			}
			return ""
		})
		if _, err := finder.Of("GetById", 5); err == nil || !strings.HasPrefix(err.Error(), variable+" ") {
			t.Errorf("%s=%s gives the error %v", variable, text, err)
		}
	}
	if _, err := limits.NewFinder("User", []string{"GetById"}, limits.Given{Methods: map[string]limits.Method{"Get": {}}}, nil); err == nil {
		t.Error("limits of a method that is not there are taken")
	}
}
