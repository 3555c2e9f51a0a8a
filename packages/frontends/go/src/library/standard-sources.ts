/**
 * Declarations of Go's own library, by import path, as far as values of them can be sent: fields and methods are those of the library,
 * which is not read. Methods whose results nobody here reads have empty bodies. `big.Int` is without its `MarshalJSON`, because
 * that writes a number of any size, and other languages read numbers that they have to round.
 */
export const standardSources: Readonly<Record<string, string>> = {
  "database/sql": `package sql

import "time"

// Null is a value that may be null.
type Null[T any] struct {
	V     T
	Valid bool
}

// NullString is a string that may be null.
type NullString struct {
	String string
	Valid  bool
}

// NullInt64 is an int64 that may be null.
type NullInt64 struct {
	Int64 int64
	Valid bool
}

// NullInt32 is an int32 that may be null.
type NullInt32 struct {
	Int32 int32
	Valid bool
}

// NullInt16 is an int16 that may be null.
type NullInt16 struct {
	Int16 int16
	Valid bool
}

// NullByte is a byte that may be null.
type NullByte struct {
	Byte  byte
	Valid bool
}

// NullFloat64 is a float64 that may be null.
type NullFloat64 struct {
	Float64 float64
	Valid   bool
}

// NullBool is a bool that may be null.
type NullBool struct {
	Bool  bool
	Valid bool
}

// NullTime is a time that may be null.
type NullTime struct {
	Time  time.Time
	Valid bool
}

type RawBytes []byte
`,
  "encoding/json": `package json

// Number is a number as JSON writes it.
type Number string
`,
  "io/fs": `package fs

// FileMode is the mode and permission bits of a file.
//
// @nats:open
type FileMode uint32
`,
  "log/slog": `package slog

// Level is the importance of a log record.
type Level int

func (l Level) MarshalText() ([]byte, error)     {}
func (l *Level) UnmarshalText(data []byte) error {}
`,
  "math/big": `package big

// Int is a whole number of any size.
type Int struct{ abs []uint }

func (x *Int) MarshalText() (text []byte, err error) {}
func (z *Int) UnmarshalText(text []byte) error       {}

// Rat is a quotient of whole numbers of any size.
type Rat struct{ a, b Int }

func (x Rat) MarshalText() (text []byte, err error) {}
func (z *Rat) UnmarshalText(text []byte) error      {}

// Float is a floating-point number of any precision.
type Float struct{ mant []uint }

func (x *Float) MarshalText() (text []byte, err error) {}
func (z *Float) UnmarshalText(text []byte) error       {}
`,
  net: `package net

// IP is an IP address.
type IP []byte

func (ip IP) MarshalText() ([]byte, error)      {}
func (ip *IP) UnmarshalText(text []byte) error {}

type IPMask []byte

// IPNet is an IP network.
type IPNet struct {
	IP   IP
	Mask IPMask
}

type HardwareAddr []byte

// TCPAddr is the address of a TCP end point.
type TCPAddr struct {
	IP   IP
	Port int
	Zone string
}

// UDPAddr is the address of a UDP end point.
type UDPAddr struct {
	IP   IP
	Port int
	Zone string
}
`,
  "net/http": `package http

// Header is the lines of an HTTP header, by name.
type Header map[string][]string
`,
  "net/mail": `package mail

// Address is a mail address.
type Address struct {
	Name    string
	Address string
}
`,
  "net/netip": `package netip

// Addr is an IP address.
type Addr struct{ addr [16]byte }

func (ip Addr) MarshalText() ([]byte, error)      {}
func (ip *Addr) UnmarshalText(text []byte) error {}

// AddrPort is an IP address and a port.
type AddrPort struct{ ip Addr }

func (p AddrPort) MarshalText() ([]byte, error)      {}
func (p *AddrPort) UnmarshalText(text []byte) error {}

// Prefix is an IP network.
type Prefix struct{ ip Addr }

func (p Prefix) MarshalText() ([]byte, error)      {}
func (p *Prefix) UnmarshalText(text []byte) error {}
`,
  "net/textproto": `package textproto

// MIMEHeader is the lines of a header, by name.
type MIMEHeader map[string][]string
`,
  "net/url": `package url

// URL is a URL, as text.
type URL struct {
	Scheme      string
	Opaque      string
	User        *Userinfo
	Host        string
	Path        string
	Fragment    string
	RawQuery    string
	RawPath     string
	RawFragment string
	ForceQuery  bool
	OmitHost    bool
}

func (u *URL) MarshalBinary() (text []byte, err error) {}
func (u *URL) UnmarshalBinary(text []byte) error       {}

type Userinfo struct{ username, password string }

// Values is the parameters of a query, by name.
type Values map[string][]string
`,
  os: `package os

import "io/fs"

type FileMode = fs.FileMode
`,
  regexp: `package regexp

// Regexp is a regular expression, as text.
type Regexp struct{ expr string }

func (re *Regexp) MarshalText() ([]byte, error)      {}
func (re *Regexp) UnmarshalText(text []byte) error {}
`,
  time: `package time

// Month is a month of the year: January is 1.
//
// @nats:open
type Month int

// Weekday is a day of the week: Sunday is 0.
//
// @nats:open
type Weekday int
`,
};
