// Package launcher finds the executable of the generator, or downloads it, and runs it.
package launcher

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Find returns the path of the executable to run.
func Find(ctx context.Context, settings Settings) (string, error) {
	if settings.Executable != "" {
		path, err := exec.LookPath(settings.Executable)
		if err != nil {
			return "", fmt.Errorf("AUTONATS_EXECUTABLE: %w", err)
		}
		return path, nil
	}
	name := executableName(settings.Version, settings.Platform)
	sum := sumOf(settings.Sums, name)
	cached := filepath.Join(settings.Cache, "executables", settings.Version, name)
	// Without a hash this is the source of no release, whose version says nothing of what a cache has.
	if settings.Cache != "" && sum != "" && isFile(cached) {
		return cached, nil
	}
	if path := findOnPath(ctx, settings.Path, settings.Version); path != "" {
		return path, nil
	}
	switch {
	case settings.Sums == "":
		return "", settings.failure("this module is not of a release, so there is nothing to download")
	case sum == "":
		return "", settings.failure("there is no executable for %s", settings.Platform)
	case settings.Cache == "":
		return "", settings.failure("there is no cache directory; name one in AUTONATS_CACHE")
	}
	if refusal := settings.Refusal(); refusal != "" {
		return "", settings.failure("it is not in the cache, and %s forbids the download", refusal)
	}
	url := settings.Mirror + "/v" + settings.Version + "/" + name
	if err := download(ctx, url, cached, sum, settings.Progress); err != nil {
		return "", settings.failure("%w", err)
	}
	return cached, nil
}

// failure returns an error that says what was looked for, why there is none, and what to do.
func (s Settings) failure(format string, values ...any) error {
	problem := fmt.Errorf(format, values...)
	return fmt.Errorf("cannot get autonats %s: %w\n"+
		"help: put an autonats %s on the PATH, name one in AUTONATS_EXECUTABLE, or a place that has it in AUTONATS_MIRROR",
		s.Version, problem, s.Version)
}

// findOnPath returns the first autonats on the PATH that has the version; empty where there is none.
func findOnPath(ctx context.Context, path, version string) string {
	self, _ := os.Executable()
	for _, directory := range filepath.SplitList(path) {
		if !filepath.IsAbs(directory) { // As in package exec, where . is not searched.
			continue
		}
		candidate, err := exec.LookPath(filepath.Join(directory, "autonats"))
		if err == nil && !isSameFile(candidate, self) && versionOf(ctx, candidate) == version {
			return candidate
		}
	}
	return ""
}

// versionOf returns the version that a program reports; empty where it does not report one.
func versionOf(ctx context.Context, path string) string {
	command := exec.CommandContext(ctx, path, "--version")
	command.Env = append(os.Environ(), AskingVariable+"=1")
	output, err := command.Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(output))
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func isSameFile(one, other string) bool {
	a, errA := os.Stat(one)
	b, errB := os.Stat(other)
	return errA == nil && errB == nil && os.SameFile(a, b)
}
