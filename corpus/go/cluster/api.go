// Package cluster has the client of a scheduler of jobs, and what its plugins implement.
package cluster

import (
	"context"
	"io"
	"net/http"
	"time"
)

// QueryOptions are used to parametrize a query.
type QueryOptions struct {
	Region     string
	Namespace  string
	AllowStale bool
	WaitIndex  uint64
	WaitTime   time.Duration
	Params     map[string]string
	AuthToken  string
	Headers    map[string]string
	Reverse    bool
	ctx        context.Context
}

// WriteOptions are used to parametrize a write.
type WriteOptions struct {
	Region, Namespace string
	AuthToken         string
	IdempotencyToken  string
	ctx               context.Context
}

// QueryMeta is used to return meta data about a query.
type QueryMeta struct {
	LastIndex   uint64
	LastContact time.Duration
	KnownLeader bool
	RequestTime time.Duration
	NextToken   string
}

type WriteMeta struct {
	LastIndex   uint64
	RequestTime time.Duration
}

type Job struct {
	ID          *string
	Name        *string
	Type        *string
	Priority    *int
	Datacenters []string     `hcl:"datacenters,optional"`
	TaskGroups  []*TaskGroup `hcl:"group,block"`
	Periodic    *PeriodicConfig
	Meta        map[string]string
	Stop        *bool
	Version     *uint64
	SubmitTime  *int64
}

type TaskGroup struct {
	Name    *string
	Count   *int
	Tasks   []*Task
	Scaling *ScalingPolicy
}

type ScalingPolicy struct {
	Min, Max *int64
	Policy   map[string]interface{}
	Enabled  *bool
}

type Task struct {
	Name        string
	Driver      string
	Config      map[string]interface{}
	Env         map[string]string
	KillTimeout *time.Duration
}

type PeriodicConfig struct {
	Enabled  *bool
	Spec     *string
	TimeZone *string
}

type JobListStub struct {
	ID, ParentID, Name, Type, Status string
	Periodic                         bool
	ModifyIndex                      uint64
}

type JobRegisterResponse struct {
	EvalID   string
	Warnings string
	QueryMeta
}

type Allocation struct {
	ID, Namespace, EvalID, Name string
	NodeID                      string
	DesiredStatus, ClientStatus string
	TaskStates                  map[string]*TaskState
	CreateTime                  int64
}

type TaskState struct {
	State     string
	Failed    bool
	Restarts  uint64
	StartedAt time.Time
	Events    []*TaskEvent
}

type TaskEvent struct {
	Type          string
	Time          int64
	Details       map[string]string
	DownloadError string
}

type StreamFrame struct {
	Offset    int64  `json:",omitempty"`
	Data      []byte `json:",omitempty"`
	File      string `json:",omitempty"`
	FileEvent string `json:",omitempty"`
}

type AllocFileInfo struct {
	Name     string
	IsDir    bool
	Size     int64
	FileMode string
	ModTime  time.Time
}

type Evaluation struct {
	ID, Type, TriggeredBy, JobID, Status string
	FailedTGAllocs                       map[string]*AllocationMetric
}

type AllocationMetric struct {
	NodesEvaluated     int
	ConstraintFiltered map[string]int
	AllocationTime     time.Duration
	Scores             map[string]float64
}

type Node struct {
	ID, Name, Datacenter, Status string
	HTTPAddr                     string
	TLSEnabled                   bool
	Attributes, Meta             map[string]string
	Drain                        bool
	LastDrain                    *DrainMetadata
}

type DrainMetadata struct {
	StartedAt, UpdatedAt time.Time
	AccessorID           string
}

type DrainSpec struct {
	Deadline         time.Duration
	IgnoreSystemJobs bool
}

// @nats:server ClusterJobs
type Jobs interface {
	Register(job *Job, q *WriteOptions) (*JobRegisterResponse, *WriteMeta, error)
	EnforceRegister(job *Job, modifyIndex uint64, q *WriteOptions) (*JobRegisterResponse, *WriteMeta, error)
	List(q *QueryOptions) ([]*JobListStub, *QueryMeta, error)
	PrefixList(prefix string) ([]*JobListStub, *QueryMeta, error)
	Info(jobID string, q *QueryOptions) (*Job, *QueryMeta, error)
	Versions(jobID string, diffs bool, q *QueryOptions) ([]*Job, []*string, *QueryMeta, error)
	Allocations(jobID string, allAllocs bool, q *QueryOptions) ([]*Allocation, *QueryMeta, error)
	Evaluations(jobID string, q *QueryOptions) ([]*Evaluation, *QueryMeta, error)
	Deregister(jobID string, purge bool, q *WriteOptions) (string, *WriteMeta, error)
	ForceEvaluate(jobID string, q *WriteOptions) (string, *WriteMeta, error)
	Dispatch(jobID string, meta map[string]string, payload []byte, idPrefixTemplate string, q *WriteOptions) (*JobRegisterResponse, *WriteMeta, error)
	Revert(jobID string, version uint64, enforcePriorVersion *uint64, q *WriteOptions, tokens ...string) (*JobRegisterResponse, *WriteMeta, error)
	Scale(jobID, group string, count *int, message string, isError bool, meta map[string]interface{}, q *WriteOptions) (*JobRegisterResponse, *WriteMeta, error)
}

// @nats:server ClusterAllocations
type Allocations interface {
	List(q *QueryOptions) ([]*Allocation, *QueryMeta, error)
	Info(allocID string, q *QueryOptions) (*Allocation, *QueryMeta, error)
	Exec(ctx context.Context, alloc *Allocation, task string, tty bool, command []string, stdin io.Reader, stdout, stderr io.Writer, terminalSizeCh <-chan TerminalSize, q *QueryOptions) (exitCode int, err error)
	Restart(alloc *Allocation, taskName string, q *QueryOptions) error
	Stop(alloc *Allocation, q *QueryOptions) (string, error)
	Signal(alloc *Allocation, q *QueryOptions, task, signal string) error
}

type TerminalSize struct{ Height, Width int }

// @nats:server ClusterFiles
type AllocFS interface {
	List(alloc *Allocation, path string, q *QueryOptions) ([]*AllocFileInfo, *QueryMeta, error)
	Stat(alloc *Allocation, path string, q *QueryOptions) (*AllocFileInfo, *QueryMeta, error)
	ReadAt(alloc *Allocation, path string, offset int64, limit int64, q *QueryOptions) (io.ReadCloser, error)
	Cat(alloc *Allocation, path string, q *QueryOptions) (io.ReadCloser, error)
	Stream(alloc *Allocation, path, origin string, offset int64, cancel <-chan struct{}, q *QueryOptions) (<-chan *StreamFrame, <-chan error)
	Logs(alloc *Allocation, follow bool, task, logType, origin string, offset int64, cancel <-chan struct{}, q *QueryOptions) (<-chan *StreamFrame, <-chan error)
}

// @nats:server ClusterNodes
type Nodes interface {
	List(q *QueryOptions) ([]*Node, *QueryMeta, error)
	Info(nodeID string, q *QueryOptions) (*Node, *QueryMeta, error)
	UpdateDrain(nodeID string, spec *DrainSpec, markEligible bool, q *WriteOptions) (*WriteMeta, error)
	MonitorDrain(ctx context.Context, nodeID string, index uint64, ignoreSys bool) <-chan *string
	ToggleEligibility(nodeID string, eligible bool, q *WriteOptions) (*WriteMeta, error)
	Allocations(nodeID string, q *QueryOptions) ([]*Allocation, *QueryMeta, error)
	ForceEvaluate(nodeID string, q *WriteOptions) (string, *WriteMeta, error)
	GC(nodeID string, q *QueryOptions) error
}

// @nats:server ClusterRaw
type Raw interface {
	Query(endpoint string, out any, q *QueryOptions) (*QueryMeta, error)
	Response(endpoint string, q *QueryOptions) (io.ReadCloser, error)
	Write(endpoint string, in, out any, q *WriteOptions) (*WriteMeta, error)
	Delete(endpoint string, out any, q *WriteOptions) (*WriteMeta, error)
	SetHeaders(headers http.Header)
	Leader() (string, error)
	Peers() ([]string, error)
}

// Capabilities say what a driver can do.
type Capabilities struct {
	SendSignals  bool
	Exec         bool
	FSIsolation  string
	MountConfigs MountConfigSupport
}

type MountConfigSupport int32

// Capability set of a plugin: nothing in it is public.
type CapabilitySet struct{ caps map[string]bool }

type Fingerprint struct {
	Attributes        map[string]*Attribute
	Health            HealthState
	HealthDescription string
	Err               error
}

type Attribute struct {
	Float  *float64
	Int    *int64
	String *string
	Bool   *bool
	Unit   string
}

type HealthState string

type TaskConfig struct {
	ID, JobName, Name string
	Env               map[string]string
	Resources         *Resources
	StdoutPath        string
	User              string
}

type Resources struct{ CPUShares, MemoryMB int64 }

type TaskHandle struct {
	Version     int
	Config      *TaskConfig
	State       string
	DriverState []byte
}

type ExitResult struct {
	ExitCode, Signal int
	OOMKilled        bool
	Err              error
}

// DriverPlugin runs tasks.
//
// @nats:server ClusterDriver
type DriverPlugin interface {
	TaskConfigSchema() (map[string]any, error)
	Capabilities() (*Capabilities, error)
	Fingerprint(context.Context) (<-chan *Fingerprint, error)
	RecoverTask(*TaskHandle) error
	StartTask(*TaskConfig) (*TaskHandle, map[string]int, error)
	WaitTask(ctx context.Context, taskID string) (<-chan *ExitResult, error)
	StopTask(taskID string, timeout time.Duration, signal string) error
	DestroyTask(taskID string, force bool) error
	SignalTask(taskID string, signal string) error
	ExecTask(taskID string, cmd []string, timeout time.Duration) (*ExecTaskResult, error)
	PluginCapabilities(ctx context.Context) (*CapabilitySet, error)
	SetConfig(c []byte) error
}

type ExecTaskResult struct {
	Stdout, Stderr []byte
	ExitResult     *ExitResult
}
