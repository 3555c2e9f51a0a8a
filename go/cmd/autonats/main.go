// Command autonats runs the generator of the same version as this module, without Node:
//
//	go get -tool github.com/zyra/autonats/go/cmd/autonats
//	go tool autonats generate
//
// It takes the first of these that there is: the executable that AUTONATS_EXECUTABLE names; the one
// of this version in the cache; an autonats of this version on the PATH; the one of the release,
// which it downloads once and checks against the hash that this module has. AUTONATS_MIRROR names
// another place to download from, and with "off", or with GOPROXY=off, nothing is downloaded.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"

	"github.com/zyra/autonats/go/internal/launcher"
)

// exitEnvironment is what the tool itself ends with when something around it is missing.
const exitEnvironment = 3

func main() {
	if os.Getenv(launcher.AskingVariable) != "" {
		os.Exit(exitEnvironment) // A launcher is looking for an executable, and this is not one.
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	path, err := launcher.Find(ctx, launcher.FromEnvironment())
	stop()
	if err == nil {
		var code int
		code, err = launcher.Run(path, os.Args[1:])
		if err == nil {
			os.Exit(code)
		}
	}
	if errors.Is(err, context.Canceled) {
		os.Exit(130)
	}
	fmt.Fprintf(os.Stderr, "error: %v\n", err)
	os.Exit(exitEnvironment)
}
