package dashboards

import (
	"context"
	"io"
	"net/http"
	"time"
)

// DashboardService is a service for operating on dashboards.
//
// @nats:server Dashboards
type DashboardService interface {
	DeleteDashboard(ctx context.Context, dashboardId int64, dashboardUID string, orgId int64) error
	DeleteAllDashboards(ctx context.Context, orgID int64) error
	FindDashboards(ctx context.Context, query *FindPersistedDashboardsQuery) ([]DashboardSearchProjection, error)
	GetDashboard(ctx context.Context, query *GetDashboardQuery) (*Dashboard, error)
	GetDashboards(ctx context.Context, uids []string, orgID int64) ([]*Dashboard, error)
	GetDashboardTags(ctx context.Context, orgID int64) ([]*TagsDTO, error)
	GetDashboardUIDByID(ctx context.Context, id int64) (*DashboardRef, error)
	SearchDashboards(ctx context.Context, query *FindPersistedDashboardsQuery) ([]*DashboardSearchProjection, error)
	CountInFolders(ctx context.Context, orgID int64, folderUIDs []string, user Requester) (int64, error)
	SaveDashboard(ctx context.Context, dto *SaveDashboardDTO, allowUiUpdate bool) (*Dashboard, error)
	BuildSaveDashboardCommand(ctx context.Context, dto *SaveDashboardDTO, shouldValidateAlerts, validateProvisioned bool) (*SaveDashboardCommand, error)
	GetAllDashboards(ctx context.Context) ([]*Dashboard, error)
	CleanUpDashboard(ctx context.Context, dashboardUID string, dashboardId int64, orgId int64) error
	CountDashboardsInOrg(ctx context.Context, orgID int64) (int64, error)
	RestoreDashboard(ctx context.Context, dashboard *Dashboard, user Requester, optionalFolderUID string) error
	GetSoftDeletedDashboard(ctx context.Context, orgID int64, uid string) (*Dashboard, error)
}

type DashboardRef struct {
	UID       string `xorm:"uid"`
	Slug      string
	FolderUID string `xorm:"folder_uid"`
}

// DashboardProvisioningService is a service for operating on provisioned dashboards.
//
// @nats:server DashboardProvisioning
type DashboardProvisioningService interface {
	DeleteOrphanedProvisionedDashboards(ctx context.Context, readerNames []string) error
	GetProvisionedDashboardData(ctx context.Context, name string) ([]*ProvisioningData, error)
	GetProvisionedDashboardDataByDashboardID(ctx context.Context, dashboardID int64) (*ProvisioningData, error)
	SaveFolderForProvisionedDashboards(ctx context.Context, cmd *CreateFolderCommand, readerName string) (*Folder, error)
	SaveProvisionedDashboard(ctx context.Context, dto *SaveDashboardDTO, provisioning *ProvisioningData) (*Dashboard, error)
	UnprovisionDashboard(ctx context.Context, dashboardID int64) error
}

// @nats:server Folders
type FolderService interface {
	Get(ctx context.Context, q *GetFolderQuery) (*Folder, error)
	GetFolders(ctx context.Context, orgID int64, uids ...string) ([]*Folder, error)
	GetChildren(ctx context.Context, orgID int64, uid string, limit, page int64) ([]*Folder, error)
	GetParents(ctx context.Context, uid string, orgID int64) ([]*Folder, error)
	GetChildrenLegacy(ctx context.Context, user Requester, uid string) ([]*Folder, error)
	Create(ctx context.Context, cmd *CreateFolderCommand) (*Folder, error)
	Update(ctx context.Context, cmd *UpdateFolderCommand) (*Folder, error)
	Delete(ctx context.Context, uid string, orgID int64, forceDeleteRules bool) error
	Move(ctx context.Context, cmd *MoveFolderCommand) (*Folder, error)
	GetDescendantCounts(ctx context.Context, orgID int64, uid *string) (DescendantCounts, error)
	RegisterService(service RegistryService) error
}

// RegistryService is a thing that lives in folders.
type RegistryService interface {
	Kind() string
	DeleteInFolders(ctx context.Context, orgID int64, folderUIDs []string) error
}

// @nats:server DashboardUsers
type UserService interface {
	Create(ctx context.Context, cmd *CreateUserCommand) (*User, error)
	CreateServiceAccount(ctx context.Context, cmd *CreateUserCommand) (*User, error)
	Delete(ctx context.Context, userID int64) error
	GetByID(ctx context.Context, id int64) (*User, error)
	GetByUID(ctx context.Context, uid string) (*User, error)
	GetByLogin(ctx context.Context, loginOrEmail string) (*User, error)
	GetByEmail(ctx context.Context, email string) (*User, error)
	Update(ctx context.Context, cmd *UpdateUserCommand) error
	UpdateLastSeenAt(ctx context.Context, cmd *UpdateUserLastSeenAtCommand) error
	GetSignedInUser(ctx context.Context, userID int64, orgID int64, login string) (*SignedInUser, error)
	Search(ctx context.Context, query *SearchUsersQuery) (*SearchUsersResult, error)
	BatchDisableUsers(ctx context.Context, ids []int64, disabled bool) error
	GetProfile(ctx context.Context, userID int64) (*UserProfile, error)
	GetUsageStats(ctx context.Context) map[string]any
}

type SearchUsersResult struct {
	TotalCount int64         `json:"totalCount"`
	Users      []UserProfile `json:"users"`
	Page       int           `json:"page"`
	PerPage    int           `json:"perPage"`
}

// @nats:server Orgs
type OrgService interface {
	GetIDForNewUser(ctx context.Context, login string, orgID int64, skipOrgSetup bool) (int64, error)
	InsertOrgUser(ctx context.Context, orgID, userID int64, role RoleType) (int64, error)
	UpdateAddress(ctx context.Context, orgID int64, address Address) error
	DeleteOrgUser(ctx context.Context, orgID int64, userID int64, force bool) (userWasDeleted bool, err error)
	GetByID(ctx context.Context, id int64) (*Org, error)
	GetByName(ctx context.Context, name string) (*Org, error)
	CreateWithMember(ctx context.Context, name string, userID int64) (*Org, error)
	GetOrCreate(ctx context.Context, name string) (id int64, err error)
	SearchOrgUsers(ctx context.Context, orgID int64, query string, page, limit int) ([]*OrgUserDTO, int64, error)
	UpdateOrgUser(ctx context.Context, orgID, userID int64, role RoleType) error
	RegisterDelete(query string)
}

// @nats:server APIKeys
type APIKeyService interface {
	GetAPIKeys(ctx context.Context, orgID int64, includeExpired bool, user Requester) ([]*APIKey, error)
	GetAllAPIKeys(ctx context.Context, orgID int64) ([]*APIKey, error)
	DeleteApiKey(ctx context.Context, id, orgID int64) error
	AddAPIKey(ctx context.Context, name string, role RoleType, orgID int64, secondsToLive time.Duration) (res *APIKey, err error)
	GetAPIKeyByHash(ctx context.Context, hash string) (*APIKey, error)
	UpdateAPIKeyLastUsedDate(ctx context.Context, tokenID int64) error
	IsDisabled(ctx context.Context, orgID int64) (bool, error)
}

// @nats:server Annotations
type AnnotationRepository interface {
	Save(ctx context.Context, item *Annotation) error
	SaveMany(ctx context.Context, items []Annotation) error
	Update(ctx context.Context, item *Annotation) error
	Find(ctx context.Context, query *AnnotationQuery) ([]*Annotation, error)
	FindTags(ctx context.Context, orgID int64, tag string, limit int64) (TagsResult, error)
	Delete(ctx context.Context, orgID int64, ids ...int64) error
}

// @nats:server Secrets
type SecretsService interface {
	Encrypt(ctx context.Context, payload []byte, scope string) ([]byte, error)
	Decrypt(ctx context.Context, payload []byte) ([]byte, error)
	EncryptJsonData(ctx context.Context, kv map[string]string, scope string) (map[string][]byte, error)
	DecryptJsonData(ctx context.Context, sjd map[string][]byte) (map[string]string, error)
	GetDecryptedValue(ctx context.Context, sjd map[string][]byte, key, fallback string) string
	RotateDataKeys(ctx context.Context) error
	ReEncryptDataKeys(ctx context.Context) error
}

// @nats:server DataSources
type DataSourceService interface {
	GetDataSource(ctx context.Context, uid string, orgID int64) (*DataSource, error)
	GetDataSources(ctx context.Context, orgID int64, user *SignedInUser) ([]*DataSource, error)
	AddDataSource(ctx context.Context, ds *DataSource) (*DataSource, error)
	UpdateDataSource(ctx context.Context, ds *DataSource) (*DataSource, error)
	DeleteDataSource(ctx context.Context, uid string, orgID int64) error
	GetHTTPTransport(ctx context.Context, ds *DataSource) (http.RoundTripper, error)
	DecryptedValues(ctx context.Context, ds *DataSource) (map[string]string, error)
	DecryptedValue(ctx context.Context, ds *DataSource, key string) (string, bool, error)
	CustomHeaders(ctx context.Context, ds *DataSource) (http.Header, error)
	GetDefault(ctx context.Context, orgID int64) (*DataSource, error)
}

// @nats:server AccessControl
type AccessControlService interface {
	GetUserPermissions(ctx context.Context, user Requester, reload bool) ([]PermissionDTO, error)
	SearchUsersPermissions(ctx context.Context, orgID int64, prefix string) (map[int64][]PermissionDTO, error)
	ClearUserPermissionCache(orgID, userID int64)
	DeleteUserPermissions(ctx context.Context, orgID, userID int64) error
	DeclareFixedRoles(registrations ...RoleRegistration) error
	SyncUserRoles(ctx context.Context, orgID int64, roles map[string]RoleType) error
}

type RoleRegistration struct {
	Role    string
	Grants  []string
	Scopes  []Scope
	Exclude map[string]struct{}
}

// @nats:server Screenshots
type ScreenshotService interface {
	Take(ctx context.Context, dashboardUID string, width, height int, theme string) (path string, expires time.Time, err error)
	Upload(ctx context.Context, name string, r io.Reader) (url string, err error)
	Download(ctx context.Context, token string) (io.ReadCloser, error)
	Subscribe(ctx context.Context, orgID int64) (<-chan string, error)
	Purge(ctx context.Context, olderThan time.Duration) (int, error)
}
