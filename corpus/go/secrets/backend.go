// Package secrets keeps secrets in backends that are plugged in.
package secrets

import (
	"context"
	"net/http"
	"time"
)

type Operation string

type Request struct {
	ID          string
	Operation   Operation
	Path        string
	Data        map[string]interface{}
	Storage     Storage
	Headers     map[string][]string
	Connection  *Connection
	HTTPRequest *http.Request
}

type Connection struct {
	RemoteAddr string
	RemotePort int
}

type Response struct {
	Secret   *Secret
	Data     map[string]interface{}
	Redirect string
	Warnings []string
	WrapInfo *WrapInfo
	Headers  map[string][]string
}

type Secret struct {
	LeaseOptions
	InternalData map[string]interface{} `json:"internal_data"`
	LeaseID      string
}

type LeaseOptions struct {
	TTL       time.Duration `json:"lease"`
	MaxTTL    time.Duration `json:"max_ttl"`
	Renewable bool          `json:"renewable"`
	IssueTime time.Time     `json:"-"`
}

type WrapInfo struct {
	TTL          time.Duration
	Token        string
	CreationTime time.Time
}

type StorageEntry struct {
	Key      string
	Value    []byte
	SealWrap bool
}

// Storage is the way that backends are able read/write data.
//
// @nats:server SecretStorage
type Storage interface {
	List(context.Context, string) ([]string, error)
	Get(context.Context, string) (*StorageEntry, error)
	Put(context.Context, *StorageEntry) error
	Delete(context.Context, string) error
}

type BackendType uint32

const (
	TypeUnknown BackendType = iota
	TypeLogical
	TypeCredential
)

type Paths struct {
	Root            []string
	Unauthenticated []string
	LocalStorage    []string
}

type SystemView interface {
	DefaultLeaseTTL() time.Duration
	MaxLeaseTTL() time.Duration
}

type Logger interface{ Named(name string) Logger }

type BackendConfig struct {
	StorageView Storage
	Logger      Logger
	System      SystemView
	Config      map[string]string
}

// Backend is an interface that must be implemented by every backend.
//
// @nats:server SecretBackend
type Backend interface {
	Initialize(context.Context, *InitializationRequest) error
	HandleRequest(context.Context, *Request) (*Response, error)
	SpecialPaths() *Paths
	System() SystemView
	Logger() Logger
	HandleExistenceCheck(context.Context, *Request) (bool, bool, error)
	Cleanup(context.Context)
	InvalidateKey(context.Context, string)
	Setup(context.Context, *BackendConfig) error
	Type() BackendType
}

type InitializationRequest struct{ Storage Storage }
