//go:build unix

package launcher

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// program stands for an executable: it reports a version.
const program = "#!/bin/sh\necho 1.2.3\n"

const place = "/v1.2.3/autonats-1.2.3-linux-x64"

// release returns settings for a release that has the program at a mirror.
func release(t *testing.T, mirror string) Settings {
	t.Helper()
	sum := sha256.Sum256([]byte(program))
	return Settings{
		Version:  "1.2.3",
		Platform: "linux-x64",
		Sums:     strings.Repeat("0", 64) + "  autonats-1.2.3-win-x64.exe\n" + hex.EncodeToString(sum[:]) + "  autonats-1.2.3-linux-x64\n",
		Cache:    t.TempDir(),
		Mirror:   mirror,
		Refusal:  func() string { return "" },
		Progress: io.Discard,
	}
}

// serve returns the URL of a mirror that has one file, and how often it was asked for it.
func serve(t *testing.T, content string) (string, *atomic.Int32) {
	t.Helper()
	var count atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != place {
			http.NotFound(w, r)
			return
		}
		count.Add(1)
		io.WriteString(w, content)
	}))
	t.Cleanup(server.Close)
	return server.URL, &count
}

// mustFind fails the test unless an executable is found that reports the version.
func mustFind(t *testing.T, settings Settings) string {
	t.Helper()
	path, err := Find(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	if version := versionOf(t.Context(), path); version != "1.2.3" {
		t.Errorf("%s reports the version %q", path, version)
	}
	return path
}

// mustRefuse fails the test unless an error says all of the texts, and nothing is left in the cache.
func mustRefuse(t *testing.T, settings Settings, texts ...string) {
	t.Helper()
	path, err := Find(t.Context(), settings)
	if err == nil {
		t.Fatalf("found %s", path)
	}
	for _, text := range append(texts, "autonats "+settings.Version, "\nhelp: ") {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("%q is not in: %v", text, err)
		}
	}
	left, _ := filepath.Glob(filepath.Join(settings.Cache, "executables", "*", "*"))
	hidden, _ := filepath.Glob(filepath.Join(settings.Cache, "executables", "*", ".*"))
	if len(left)+len(hidden) > 0 {
		t.Errorf("the cache has %v %v", left, hidden)
	}
}

func put(t *testing.T, text string, names ...string) string {
	t.Helper()
	path := filepath.Join(names...)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDownloadsOnce(t *testing.T) {
	mirror, count := serve(t, program)
	settings := release(t, mirror)
	first := mustFind(t, settings)
	if second := mustFind(t, settings); second != first || count.Load() != 1 {
		t.Errorf("%s, then %s, with %d downloads", first, second, count.Load())
	}
}

func TestTakesFilesFromDirectory(t *testing.T) {
	directory := t.TempDir()
	put(t, program, directory, place)
	mustFind(t, release(t, "file://"+directory))
}

func TestSeveralAtOnce(t *testing.T) {
	mirror, _ := serve(t, program)
	settings := release(t, mirror)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if _, err := Find(context.Background(), settings); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	mustFind(t, settings)
	entries, err := os.ReadDir(filepath.Join(settings.Cache, "executables", "1.2.3"))
	if err != nil || len(entries) != 1 {
		t.Errorf("the cache has %v (%v)", entries, err)
	}
}

func TestWrongHash(t *testing.T) {
	mirror, _ := serve(t, "#!/bin/sh\necho something else\n")
	mustRefuse(t, release(t, mirror), "SHA-256", sumOf(release(t, "").Sums, "autonats-1.2.3-linux-x64"), "thrown away")
}

func TestHalfDownload(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", strconv.Itoa(len(program)))
		io.WriteString(w, program[:10])
	}))
	t.Cleanup(server.Close)
	mustRefuse(t, release(t, server.URL), "ended after 10 of 21 bytes")
}

func TestNothingThere(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	mustRefuse(t, release(t, server.URL), server.URL+place+" answers 404")
	server.Close()
	mustRefuse(t, release(t, server.URL), "connection refused")
	mustRefuse(t, release(t, "ftp://localhost"), "is not a URL of http, https or file")
}

func TestPasswordsAreNotShown(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(server.Close)
	settings := release(t, strings.Replace(server.URL, "//", "//me:secret@", 1))
	if _, err := Find(t.Context(), settings); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("the error is %v", err)
	}
}

func TestMayNotDownload(t *testing.T) {
	mirror, count := serve(t, program)
	settings := release(t, mirror)
	settings.Refusal = func() string { return "GOPROXY=off" }
	mustRefuse(t, settings, "GOPROXY=off forbids the download")
	settings.Platform = "plan9-x64"
	mustRefuse(t, settings, "there is no executable for plan9-x64")
	settings.Sums = ""
	mustRefuse(t, settings, "is not of a release")
	if count.Load() != 0 {
		t.Errorf("%d downloads", count.Load())
	}
}

func TestTakesOneOfPathWithItsVersion(t *testing.T) {
	mirror, count := serve(t, program)
	old, launcher, right := t.TempDir(), t.TempDir(), t.TempDir()
	put(t, "#!/bin/sh\necho 1.2.2\n", old, "autonats")
	put(t, "#!/bin/sh\n[ -z \"$"+AskingVariable+"\" ] || exit 3\necho 1.2.3\n", launcher, "autonats")
	wanted := put(t, program, right, "autonats")
	settings := release(t, mirror)
	settings.Path = strings.Join([]string{".", old, launcher, right}, string(os.PathListSeparator))
	if found := mustFind(t, settings); found != wanted || count.Load() != 0 {
		t.Errorf("%s, with %d downloads", found, count.Load())
	}
	settings.Sums = "" // A clone that is not of a release takes it too.
	mustFind(t, settings)
}

func TestTakesTheOneThatIsNamed(t *testing.T) {
	settings := release(t, "")
	settings.Executable = put(t, "#!/bin/sh\necho 9\n", t.TempDir(), "mine")
	if found, err := Find(t.Context(), settings); err != nil || found != settings.Executable {
		t.Errorf("%s, %v", found, err)
	}
	settings.Executable += "-not"
	if _, err := Find(t.Context(), settings); err == nil || !strings.HasPrefix(err.Error(), "AUTONATS_EXECUTABLE: ") {
		t.Errorf("the error is %v", err)
	}
}

func TestOfflineByTheEnvironment(t *testing.T) {
	for _, each := range []struct{ proxy, mirror, refusal, from string }{
		{"off", "", "GOPROXY=off", releases},
		{"off", "https://mirror.example/a/", "", "https://mirror.example/a"},
		{"http://127.0.0.1:1,direct", "", "", releases},
		{"direct", "off", "AUTONATS_MIRROR=off", "off"},
	} {
		t.Setenv("GOPROXY", each.proxy)
		t.Setenv("AUTONATS_MIRROR", each.mirror)
		settings := FromEnvironment()
		if refusal := settings.Refusal(); refusal != each.refusal || settings.Mirror != each.from {
			t.Errorf("%+v: %q from %q", each, refusal, settings.Mirror)
		}
	}
}
