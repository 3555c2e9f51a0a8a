//go:build unix

package launcher

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// Run replaces this process by the executable, so that signals and the exit code are its own. It
// returns only where that fails.
func Run(path string, arguments []string) (int, error) {
	err := syscall.Exec(path, append([]string{path}, arguments...), os.Environ())
	if errors.Is(err, syscall.ENOENT) && isFile(path) {
		return 0, fmt.Errorf("%s needs the C library glibc, which this system does not have; "+
			"with Node, `npx autonats` works here", path)
	}
	return 0, fmt.Errorf("%s: %w", path, err)
}
