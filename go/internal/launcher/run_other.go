//go:build !unix

package launcher

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
)

// Run runs the executable and returns its exit code. An interrupt of the console reaches the
// executable too, which decides when both end.
func Run(path string, arguments []string) (int, error) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	defer signal.Stop(signals)
	command := exec.Command(path, arguments...)
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := command.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode(), nil
	}
	return 0, err
}
