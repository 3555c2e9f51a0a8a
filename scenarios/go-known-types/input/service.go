// Package ledger has types of Go's own library and of modules that many use.
package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"io/fs"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/mail"
	"net/netip"
	"net/url"
	"os"
	"regexp"
	"time"

	"github.com/google/uuid"
)

// Day is a time, because it embeds one.
type Day struct{ time.Time }

// Holiday is a day, and keeps more for itself.
type Holiday struct {
	Day
	cached string `json:"-"`
}

// ID is a UUID by another name.
type ID struct {
	uuid.UUID
}

// Raw has the bytes of a UUID and not its methods.
type Raw uuid.UUID

// Numbers are of any size.
type Numbers struct {
	Whole   *big.Int        `json:"whole"`
	Exactly big.Int         `json:"exactly"`
	Ratio   *big.Rat        `json:"ratio,omitempty"`
	Float   []*big.Float    `json:"float"`
	Number  json.Number     `json:"number"`
	Shares  map[ID]*big.Int `json:"shares"`
}

// Network describes a host.
type Network struct {
	Address netip.Addr       `json:"address"`
	Port    netip.AddrPort   `json:"port,omitzero"`
	Prefix  netip.Prefix     `json:"prefix"`
	IP      net.IP           `json:"ip,omitempty"`
	Net     net.IPNet        `json:"net"`
	MAC     net.HardwareAddr `json:"mac"`
	Home    url.URL          `json:"home"`
	Mirror  *url.URL         `json:"mirror"`
	Query   url.Values       `json:"query"`
	Header  http.Header      `json:"header"`
	Contact *mail.Address    `json:"contact"`
}

// Row is what a database has.
type Row struct {
	ID      uuid.UUID             `json:"id"`
	Parent  uuid.NullUUID         `json:"parent"`
	Name    sql.NullString        `json:"name"`
	Count   sql.NullInt64         `json:"count"`
	Deleted sql.NullTime          `json:"deleted"`
	Owner   sql.Null[uuid.UUID]   `json:"owner"`
	ByID    map[uuid.UUID]Numbers `json:"byId"`
	Raw     Raw                   `json:"raw"`
}

// Settings are odds and ends.
type Settings struct {
	Month   time.Month     `json:"month"`
	Weekday time.Weekday   `json:"weekday"`
	Level   slog.Level     `json:"level"`
	Mode    fs.FileMode    `json:"mode"`
	Umask   os.FileMode    `json:"umask"`
	Pattern *regexp.Regexp `json:"pattern"`
	Day     Day            `json:"day"`
	Holiday *Holiday       `json:"holiday"`
	ID      ID             `json:"id"`
}

// LedgerService keeps books.
//
// @nats:server Ledger
type LedgerService interface {
	Row(ctx context.Context, id uuid.UUID, parent *uuid.UUID) (*Row, error)
	Networks(ctx context.Context, at url.URL) (map[netip.Addr]Network, error)
	Settings(ctx context.Context, of ID) (*Settings, error)
	Sum(ctx context.Context, amounts ...*big.Int) (*big.Int, error)
}
