package launcher

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
)

// download puts what a URL has at a path. It is there only when it is complete and has the hash, so
// several processes may do this at once. The proxies of the environment are used.
func download(ctx context.Context, address, path, sum string, progress io.Writer) error {
	from, err := url.Parse(address)
	if err != nil {
		return err
	}
	directory := filepath.Dir(path)
	if err := os.MkdirAll(directory, 0o755); err != nil {
		return err
	}
	body, length, err := open(ctx, from)
	if err != nil {
		return err
	}
	defer body.Close()
	fmt.Fprintf(progress, "autonats: downloading %s\n", from.Redacted())
	fresh, err := os.CreateTemp(directory, ".download-*")
	if err != nil {
		return err
	}
	defer os.Remove(fresh.Name()) // Fails where all went well: then it is at its place.
	hash := sha256.New()
	count, err := io.Copy(io.MultiWriter(fresh, hash), body)
	if closing := fresh.Close(); err == nil {
		err = closing
	}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("the download from %s ended after %d of %d bytes; try again", from.Redacted(), count, length)
	case err != nil:
		return fmt.Errorf("the download from %s failed after %d bytes: %w", from.Redacted(), count, err)
	}
	if found := hex.EncodeToString(hash.Sum(nil)); found != sum {
		return fmt.Errorf("%s has the SHA-256 hash %s, not %s as the release; it was thrown away", from.Redacted(), found, sum)
	}
	if err := os.Chmod(fresh.Name(), 0o755); err != nil {
		return err
	}
	// Windows does not replace a program that runs, which another process has put there meanwhile.
	if err := os.Rename(fresh.Name(), path); err != nil && !isFile(path) {
		return err
	}
	return nil
}

// open returns what a URL has, and its length; -1 where that is not known.
func open(ctx context.Context, from *url.URL) (io.ReadCloser, int64, error) {
	switch from.Scheme {
	case "file":
		file, err := os.Open(filepath.FromSlash(from.Path))
		if err != nil {
			return nil, 0, err
		}
		return file, -1, nil
	case "http", "https":
	default:
		return nil, 0, fmt.Errorf("%s is not a URL of http, https or file", from.Redacted())
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, from.String(), nil)
	if err != nil {
		return nil, 0, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, 0, err // It has the URL, without a password.
	}
	if response.StatusCode != http.StatusOK {
		response.Body.Close()
		return nil, 0, fmt.Errorf("%s answers %s", from.Redacted(), response.Status)
	}
	return response.Body, response.ContentLength, nil
}
