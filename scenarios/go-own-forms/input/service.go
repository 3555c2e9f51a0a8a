// Package diary has types that write and read themselves.
package diary

import (
	"context"
	"encoding/json"

	"example.com/go-own-forms/calendar"
)

// Mood is a number that is sent by its name.
type Mood int

const (
	Good Mood = iota
	Bad
)

func (m Mood) MarshalText() ([]byte, error) { return []byte([]string{"good", "bad"}[m]), nil }

func (m *Mood) UnmarshalText(text []byte) error {
	*m = Good
	if string(text) == "bad" {
		*m = Bad
	}
	return nil
}

// Extra is whatever it likes, and JSON comes before text.
type Extra struct{ fields map[string]any }

func (e Extra) MarshalJSON() ([]byte, error)             { return json.Marshal(e.fields) }
func (e *Extra) UnmarshalJSON(document []byte) error     { return json.Unmarshal(document, &e.fields) }
func (e Extra) MarshalText() (text []byte, err error)    { return e.MarshalJSON() }
func (e *Extra) UnmarshalText(document []byte) (_ error) { return e.UnmarshalJSON(document) }

// Label has a method with the name of one of those, but with another signature.
type Label string

func (l Label) MarshalText() string { return string(l) }

// Weight is zero if it is negative.
type Weight float64

func (w Weight) IsZero() bool { return w < 0 }

// Steps are zero if nobody has walked today; a pointer has the method.
type Steps struct {
	Today     int `json:"today"`
	Yesterday int `json:"yesterday"`
}

func (s *Steps) IsZero() bool { return s.Today == 0 }

// Length has a method of that name, but another one.
type Length int

func (l Length) IsZero(than int) bool { return int(l) == than }

// Since is no more than a day, whatever its tag says.
type Since struct {
	calendar.Day `json:"day"`
}

// Page embeds two types that write themselves, so that it has the methods of neither.
type Page struct {
	calendar.Day `json:"day"`
	calendar.ID  `json:"id"`
	Text         string `json:"text"`
}

// Entry is one day.
type Entry struct {
	ID      calendar.ID            `json:"id"`
	Day     calendar.Day           `json:"day"`
	Moods   map[calendar.Day]Mood  `json:"moods"`
	ByID    map[calendar.ID]string `json:"byId"`
	Before  *calendar.Day          `json:"before"`
	After   *calendar.Day          `json:"after,omitempty"`
	Rest    calendar.Day           `json:"rest,omitzero"`
	Extra   Extra                  `json:"extra"`
	Further Extra                  `json:"further,omitzero"`
	Label   Label                  `json:"label"`
	Weight  Weight                 `json:"weight,omitzero"`
	Steps   Steps                  `json:"steps,omitzero"`
	Best    *Steps                 `json:"best,omitzero"`
	Worst   *Steps                 `json:"worst"`
	Length  Length                 `json:"length,omitzero"`
	Since   Since                  `json:"since"`
	Page    Page                   `json:"page"`
}

// DiaryService keeps a diary.
//
// @nats:server Diary
type DiaryService interface {
	Write(ctx context.Context, entry *Entry) (calendar.ID, error)
	Read(ctx context.Context, id calendar.ID, day *calendar.Day) (*Entry, error)
	Moods(ctx context.Context, days []calendar.Day) (map[calendar.Day]Mood, error)
}
