package launcher

import (
	_ "embed"
	"runtime"
	"strings"
)

// Version is the version of the executable that belongs to this module.
const Version = "0.1.0"

// sums has a line of `sha256sum` for each executable of the release. It is empty until a release
// is made of this source.
//
//go:embed SHA256SUMS
var sums string

// executableName returns the name of the file that a release has for a platform.
func executableName(version, platform string) string {
	name := "autonats-" + version + "-" + platform
	if strings.HasPrefix(platform, "win-") {
		name += ".exe"
	}
	return name
}

// platformHere returns the platform that this program runs on, as releases name it.
func platformHere() string {
	system := runtime.GOOS
	if system == "windows" {
		system = "win"
	}
	processor := runtime.GOARCH
	if processor == "amd64" {
		processor = "x64"
	}
	return system + "-" + processor
}

// sumOf returns the hash of a file by the lines of `sha256sum`; empty where they have no such file.
func sumOf(sums, name string) string {
	for line := range strings.Lines(sums) {
		if sum, file, isLine := strings.Cut(strings.TrimSpace(line), "  "); isLine && file == name {
			return sum
		}
	}
	return ""
}
