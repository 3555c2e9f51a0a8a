package launcher

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// AskingVariable is set for programs that are asked for their version, so that a launcher on the
// PATH answers that it is not an executable, instead of looking for one in turn.
const AskingVariable = "AUTONATS_LAUNCHER_ASKS"

const releases = "https://github.com/zyra/autonats/releases/download"

// Settings are what decides which executable is run.
type Settings struct {
	// Version and Platform name the executable, and Sums has its hash.
	Version, Platform, Sums string
	// Executable is to be used as it is, whatever its version; empty for any.
	Executable string
	// Cache is the directory that downloads are kept in; empty where there is not one.
	Cache string
	// Path has the directories in which other programs are found, as in the variable PATH.
	Path string
	// Mirror is the URL below which a directory of each version has the files.
	Mirror string
	// Refusal returns why nothing may be downloaded; empty where it may.
	Refusal func() string
	// Progress is told what is downloaded.
	Progress io.Writer
}

// FromEnvironment returns the settings of this module and this process.
func FromEnvironment() Settings {
	mirror := os.Getenv("AUTONATS_MIRROR")
	settings := Settings{
		Version:    Version,
		Platform:   platformHere(),
		Sums:       sums,
		Executable: os.Getenv("AUTONATS_EXECUTABLE"),
		Cache:      os.Getenv("AUTONATS_CACHE"),
		Path:       os.Getenv("PATH"),
		Mirror:     strings.TrimSuffix(mirror, "/"),
		Progress:   os.Stderr,
	}
	if mirror == "" {
		settings.Mirror = releases
	}
	settings.Refusal = func() string {
		switch {
		case mirror == "off":
			return "AUTONATS_MIRROR=off"
		case mirror == "" && isProxyOff():
			return "GOPROXY=off"
		}
		return ""
	}
	if directory, err := os.UserCacheDir(); err == nil && settings.Cache == "" {
		settings.Cache = filepath.Join(directory, "autonats")
	}
	return settings
}

// isProxyOff reports whether Go itself may not download anything. `go env -w` sets that too, so the
// go command is asked where the variable is not set.
func isProxyOff() bool {
	value, isSet := os.LookupEnv("GOPROXY")
	if !isSet || value == "" {
		output, err := exec.Command("go", "env", "GOPROXY").Output()
		if err != nil {
			return false
		}
		value = string(output)
	}
	return strings.TrimSpace(value) == "off"
}
