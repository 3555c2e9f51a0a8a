// Package simplejson wraps any JSON.
package simplejson

import "encoding/json"

// JSON is a document that is read step by step.
type JSON struct{ data any }

// New returns an empty document.
func New() *JSON { return &JSON{data: map[string]any{}} }

// Get returns what is below a key.
func (j *JSON) Get(key string) *JSON {
	if m, ok := j.data.(map[string]any); ok {
		return &JSON{m[key]}
	}
	return &JSON{nil}
}

func (j *JSON) MarshalJSON() ([]byte, error)    { return json.Marshal(j.data) }
func (j *JSON) UnmarshalJSON(text []byte) error { return json.Unmarshal(text, &j.data) }
