package billing

import (
	"context"
	"database/sql"
	"io"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"
)

// @nats:server BillingCustomers
type CustomerService interface {
	Create(ctx context.Context, customer Customer) (uuid.UUID, error)
	Get(ctx context.Context, id uuid.UUID) (*Customer, error)
	GetMany(ctx context.Context, ids []uuid.UUID) (map[uuid.UUID]*Customer, error)
	FindByEmail(ctx context.Context, email string) (*Customer, error)
	Update(ctx context.Context, customer *Customer) error
	Delete(ctx context.Context, id uuid.UUID) error
	Balance(ctx context.Context, id uuid.UUID) (decimal.Decimal, error)
	Merge(ctx context.Context, into CustomerID, from ...CustomerID) error
	Credit(ctx context.Context, id uuid.UUID, amount Money, reason string) (Money, error)
	Export(ctx context.Context, ids []uuid.UUID, w io.Writer) error
}

// @nats:server BillingInvoices
type InvoiceService interface {
	Draft(ctx context.Context, customerID uuid.UUID, lines []InvoiceLine) (*Invoice, error)
	Send(ctx context.Context, id uuid.UUID) (sentAt time.Time, err error)
	Get(ctx context.Context, id uuid.UUID) (*Invoice, error)
	List(ctx context.Context, filter InvoiceFilter) (invoices []*Invoice, total int, err error)
	Void(ctx context.Context, id uuid.UUID, reason *string) error
	MarkPaid(ctx context.Context, id uuid.UUID, amount decimal.Decimal, at time.Time) error
	Remind(ctx context.Context, ids ...uuid.UUID) (int, error)
	TotalsByCustomer(ctx context.Context, from, to time.Time) (map[uuid.UUID]Money, error)
	NextNumber(ctx context.Context) (int64, error)
	Render(ctx context.Context, id uuid.UUID) ([]byte, error)
}

// Querier is what a generator of queries writes.
//
// @nats:server BillingQueries
type Querier interface {
	CreateInvoice(ctx context.Context, arg CreateInvoiceParams) (DbInvoice, error)
	GetInvoice(ctx context.Context, id pgtype.UUID) (DbInvoice, error)
	ListInvoices(ctx context.Context, arg ListInvoicesParams) ([]DbInvoice, error)
	UpdateInvoice(ctx context.Context, arg UpdateInvoiceParams) error
	DeleteInvoice(ctx context.Context, id pgtype.UUID) (int64, error)
	CountInvoices(ctx context.Context) (int64, error)
	InsertLedgerEntry(ctx context.Context, arg DbLedgerEntry) (int64, error)
	ListLedgerEntries(ctx context.Context, account string) ([]DbLedgerEntry, error)
	SumByMonth(ctx context.Context, since pgtype.Date) ([]SumByMonthRow, error)
	GetInvoicesByIDs(ctx context.Context, dollar_1 []pgtype.UUID) ([]DbInvoice, error)
}

// @nats:server BillingLedger
type LedgerRepository interface {
	WithTx(tx *sql.Tx) LedgerRepository
	InTransaction(ctx context.Context, fn func(ctx context.Context, repo LedgerRepository) error) error
	Book(ctx context.Context, account string, amount decimal.Decimal, invoice *uuid.UUID) (int64, error)
	BookTx(ctx context.Context, tx *sql.Tx, account string, amount decimal.Decimal) (int64, error)
	Balance(ctx context.Context, account string, at time.Time) (decimal.Decimal, error)
	Accounts(ctx context.Context) ([]string, error)
	Entries(ctx context.Context, account string, limit, offset int) ([]DbLedgerEntry, error)
	Close() error
}
