// Package billing sends invoices and books what is paid.
package billing

import (
	"database/sql"
	"errors"
	"net/url"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"
	"gopkg.in/guregu/null.v4"
)

var (
	ErrNoCustomer  = errors.New("no such customer")
	ErrInvoicePaid = errors.New("the invoice is paid")
)

// Currency is a code of three letters.
type Currency string

// Money has an amount and what it is of.
type Money struct {
	Amount   decimal.Decimal `json:"amount"`
	Currency Currency        `json:"currency"`
}

// CustomerID identifies a customer.
type CustomerID uuid.UUID

type Customer struct {
	ID        uuid.UUID      `json:"id"`
	Email     string         `json:"email"`
	VATNumber sql.NullString `json:"vat_number"`
	Website   *url.URL       `json:"website"`
	Credit    decimal.Decimal
	CreatedAt time.Time    `json:"created_at"`
	DeletedAt sql.NullTime `json:"deleted_at"`
	Birthday  null.Time    `json:"birthday"`
	Phone     null.String  `json:"phone"`
	ParentID  uuid.NullUUID
}

type InvoiceStatus string

const (
	InvoiceDraft InvoiceStatus = "draft"
	InvoiceOpen  InvoiceStatus = "open"
	InvoicePaid  InvoiceStatus = "paid"
	InvoiceVoid  InvoiceStatus = "void"
)

type Invoice struct {
	ID         uuid.UUID
	Number     int64
	CustomerID uuid.UUID
	Status     InvoiceStatus
	Lines      []InvoiceLine
	Total      Money
	Tax        map[string]decimal.Decimal
	DueAt      time.Time
	Terms      time.Duration
	PaidAt     *time.Time
}

type InvoiceLine struct {
	Product  uuid.UUID
	Text     string
	Quantity decimal.Decimal
	Price    Money
	Discount decimal.NullDecimal
}

type InvoiceFilter struct {
	CustomerIDs []uuid.UUID
	Statuses    []InvoiceStatus
	From, To    *time.Time
	Limit       int
	After       *uuid.UUID
}

// Row types as a generator of queries writes them.

type DbInvoice struct {
	ID         pgtype.UUID        `db:"id" json:"id"`
	Number     int64              `db:"number" json:"number"`
	CustomerID pgtype.UUID        `db:"customer_id" json:"customer_id"`
	Total      pgtype.Numeric     `db:"total" json:"total"`
	DueAt      pgtype.Timestamptz `db:"due_at" json:"due_at"`
	Note       pgtype.Text        `db:"note" json:"note"`
	Attempts   pgtype.Int4        `db:"attempts" json:"attempts"`
	Paid       pgtype.Bool        `db:"paid" json:"paid"`
	Metadata   []byte             `db:"metadata" json:"metadata"`
}

type DbLedgerEntry struct {
	ID       int64
	Account  string
	Amount   pgtype.Numeric
	BookedOn pgtype.Date
	Invoice  pgtype.UUID
}

type CreateInvoiceParams struct {
	CustomerID pgtype.UUID    `json:"customer_id"`
	Total      pgtype.Numeric `json:"total"`
	Note       pgtype.Text    `json:"note"`
}

type ListInvoicesParams struct {
	CustomerID pgtype.UUID
	Statuses   []string
	Offset     int32
	Limit      int32
}

type UpdateInvoiceParams struct {
	ID   pgtype.UUID
	Note pgtype.Text
	Paid pgtype.Bool
}

type SumByMonthRow struct {
	Month pgtype.Date
	Sum   pgtype.Numeric
	Count int64
}
