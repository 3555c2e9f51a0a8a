// Package tasks has the repositories of a queue of tasks for many tenants.
package tasks

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgtype"
)

type TenantResource string

type TenantCallback func(tenantId uuid.UUID) error

type Tenant struct {
	ID                    uuid.UUID        `json:"id"`
	CreatedAt             pgtype.Timestamp `json:"createdAt"`
	DeletedAt             pgtype.Timestamp `json:"deletedAt"`
	Name                  string           `json:"name"`
	Slug                  string           `json:"slug"`
	ControllerPartitionId pgtype.Text      `json:"controllerPartitionId"`
	Version               TenantMajorVersion
}

type TenantMajorVersion string

const (
	TenantMajorVersionV0 TenantMajorVersion = "V0"
	TenantMajorVersionV1 TenantMajorVersion = "V1"
)

type CreateTenantOpts struct {
	// (required) the tenant name
	Name                string `validate:"required"`
	Slug                string `validate:"required,hatchetName"`
	ID                  *uuid.UUID
	DataRetentionPeriod *string `validate:"omitempty,duration"`
	OnboardingData      map[string]interface{}
}

type TenantMember struct {
	ID       uuid.UUID
	TenantID uuid.UUID
	UserID   uuid.UUID
	Role     string
	Joined   pgtype.Timestamp
}

type QueueMetric struct {
	PendingAssignment, Pending, Running int
}

type Task struct {
	ID           int64              `json:"id"`
	InsertedAt   pgtype.Timestamptz `json:"inserted_at"`
	TenantID     uuid.UUID          `json:"tenant_id"`
	Queue        string             `json:"queue"`
	ActionID     string             `json:"action_id"`
	Input        json.RawMessage    `json:"input"`
	RetryCount   int32              `json:"retry_count"`
	Priority     pgtype.Int4        `json:"priority"`
	Concurrency  []int64            `json:"concurrency"`
	StickyWorker *uuid.UUID         `json:"sticky_worker"`
	ExternalID   uuid.UUID          `json:"external_id"`
}

type TaskIdInsertedAtRetryCount struct {
	Id         int64
	InsertedAt pgtype.Timestamptz
	RetryCount int32
}

type CompleteTaskOpts struct {
	*TaskIdInsertedAtRetryCount
	Output []byte
}

type FailTasksResponse struct {
	ReleasedTasks []*Task
	RetriedTasks  []TaskIdInsertedAtRetryCount
	Errors        map[int64]string
}

type Worker struct {
	ID              uuid.UUID
	TenantID        uuid.UUID
	Name            string
	LastHeartbeatAt pgtype.Timestamp
	MaxRuns         int32
	Actions         []string
	Slots           map[uuid.UUID]int
	RuntimeInfo     *RuntimeInfo
	Labels          []WorkerLabel
}

type RuntimeInfo struct {
	SdkVersion *string `validate:"omitempty"`
	Language   *SDKS
	Os         *string
}

type SDKS string

type WorkerLabel struct {
	Key      string
	IntValue pgtype.Int4
	StrValue pgtype.Text
}

type ListWorkersOpts struct {
	Action             *string
	LastHeartbeatAfter *time.Time
	Assignable         *bool
}

type Event struct {
	ID                 uuid.UUID
	TenantID           uuid.UUID
	Key                string
	Data               []byte
	AdditionalMetadata map[string]interface{}
	GeneratedAt        time.Time
}

type ListEventsOpts struct {
	Keys   []string
	Ids    []uuid.UUID
	Limit  *int
	Offset *int
	Since  pgtype.Timestamptz
}

type RateLimit struct {
	Key        string
	Value      int32
	Window     string
	LastRefill pgtype.Timestamp
}

// @nats:server TaskTenants
type TenantRepository interface {
	RegisterCreateCallback(callback TenantCallback)
	CreateTenant(ctx context.Context, opts *CreateTenantOpts) (*Tenant, error)
	GetTenantByID(ctx context.Context, tenantId uuid.UUID) (*Tenant, error)
	GetTenantBySlug(ctx context.Context, slug string) (*Tenant, error)
	ListTenants(ctx context.Context) ([]*Tenant, error)
	ListTenantsByControllerPartition(ctx context.Context, controllerPartitionId string, majorVersion TenantMajorVersion) ([]*Tenant, error)
	CreateControllerPartition(ctx context.Context) (string, error)
	DeleteControllerPartition(ctx context.Context, id string) error
	RebalanceAllControllerPartitions(ctx context.Context) error
	CreateTenantMember(ctx context.Context, tenantId uuid.UUID, userId uuid.UUID, role string) (*TenantMember, error)
	ListTenantMembers(ctx context.Context, tenantId uuid.UUID) ([]*TenantMember, error)
	DeleteTenantMember(ctx context.Context, memberId uuid.UUID) error
	GetQueueMetrics(ctx context.Context, tenantId uuid.UUID, workflowIds []string) (map[uuid.UUID]*QueueMetric, error)
}

// @nats:server TaskQueue
type TaskRepository interface {
	EnsureTablePartitionsExist(ctx context.Context) (bool, error)
	UpdateTablePartitions(ctx context.Context) error
	GetTaskByExternalId(ctx context.Context, tenantId uuid.UUID, taskExternalId uuid.UUID, skipCache bool) (*Task, error)
	FlattenExternalIds(ctx context.Context, tenantId uuid.UUID, externalIds []uuid.UUID) ([]*Task, error)
	CompleteTasks(ctx context.Context, tenantId uuid.UUID, tasks []CompleteTaskOpts) ([]*Task, error)
	FailTasks(ctx context.Context, tenantId uuid.UUID, failures []TaskIdInsertedAtRetryCount) (*FailTasksResponse, error)
	ListTasks(ctx context.Context, tenantId uuid.UUID, tasks []int64) ([]*Task, error)
	CancelTasks(ctx context.Context, tenantId uuid.UUID, tasks []TaskIdInsertedAtRetryCount) (*FailTasksResponse, error)
	ProcessTaskTimeouts(ctx context.Context, tenantId uuid.UUID) ([]*Task, bool, error)
	ReplayTasks(ctx context.Context, tenantId uuid.UUID, tasks ...TaskIdInsertedAtRetryCount) (replayed []*Task, skipped []int64, err error)
	DefaultTaskActivityGauge(ctx context.Context, tenantId uuid.UUID) (int, error)
	FindOldestRunningTaskInsertedAt(ctx context.Context) (*time.Time, error)
}

// @nats:server TaskWorkers
type WorkerRepository interface {
	ListWorkers(ctx context.Context, tenantId uuid.UUID, opts *ListWorkersOpts) ([]*Worker, error)
	GetWorkerById(ctx context.Context, workerId uuid.UUID) (*Worker, error)
	ListWorkerState(ctx context.Context, tenantId, workerId uuid.UUID, maxRuns int) ([]*Task, []*Task, error)
	CreateNewWorker(ctx context.Context, tenantId uuid.UUID, worker *Worker) (*Worker, error)
	UpdateWorkerHeartbeat(ctx context.Context, tenantId, workerId uuid.UUID, lastHeartbeatAt time.Time) error
	UpdateWorkerActiveStatus(ctx context.Context, tenantId, workerId uuid.UUID, isActive bool, timestamp time.Time) (*Worker, error)
	DeleteOldWorkers(ctx context.Context, tenantId uuid.UUID, lastHeartbeatBefore time.Time) (bool, error)
	Subscribe(ctx context.Context, workerId uuid.UUID, out chan<- *Task) error
	CountActiveSlotsPerTenant() (map[uuid.UUID]int64, error)
}

// @nats:server TaskEvents
type EventRepository interface {
	RegisterCreateCallback(callback func(tenantId uuid.UUID, event *Event) error)
	Create(ctx context.Context, tenantId uuid.UUID, event *Event) (*Event, error)
	BulkCreate(ctx context.Context, tenantId uuid.UUID, events []*Event) (ids []uuid.UUID, err error)
	List(ctx context.Context, tenantId uuid.UUID, opts ListEventsOpts) ([]*Event, int64, error)
	ListKeys(ctx context.Context, tenantId uuid.UUID) ([]string, error)
	GetPayload(ctx context.Context, tenantId uuid.UUID, id uuid.UUID) (json.RawMessage, error)
	UpsertRateLimit(ctx context.Context, tenantId uuid.UUID, limit *RateLimit) (*RateLimit, error)
	ListRateLimits(ctx context.Context, tenantId uuid.UUID) ([]*RateLimit, error)
}
