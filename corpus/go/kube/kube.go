// Package kube has typed clients of an orchestrator.
package kube

import (
	"context"
	"encoding/json"
	"time"
)

// Time is a wrapper around time.Time that supports null.
type Time struct{ time.Time }

func (t Time) MarshalJSON() ([]byte, error) {
	if t.IsZero() {
		return []byte("null"), nil
	}
	return t.Time.UTC().MarshalJSON()
}

func (t *Time) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		t.Time = time.Time{}
		return nil
	}
	return t.Time.UnmarshalJSON(b)
}

// IntOrString is a type that can hold an int32 or a string.
type IntOrString struct {
	Type   int64
	IntVal int32
	StrVal string
}

func (v IntOrString) MarshalJSON() ([]byte, error) {
	if v.Type == 0 {
		return json.Marshal(v.IntVal)
	}
	return json.Marshal(v.StrVal)
}

func (v *IntOrString) UnmarshalJSON(value []byte) error {
	if value[0] == '"' {
		v.Type = 1
		return json.Unmarshal(value, &v.StrVal)
	}
	return json.Unmarshal(value, &v.IntVal)
}

// Quantity is a number with a unit.
type Quantity struct{ s string }

func (q Quantity) MarshalJSON() ([]byte, error)  { return json.Marshal(q.s) }
func (q *Quantity) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &q.s) }

type ResourceName string
type ResourceList map[ResourceName]Quantity

type TypeMeta struct {
	Kind       string `json:"kind,omitempty"`
	APIVersion string `json:"apiVersion,omitempty"`
}

type ObjectMeta struct {
	Name              string            `json:"name,omitempty"`
	Namespace         string            `json:"namespace,omitempty"`
	UID               UID               `json:"uid,omitempty"`
	ResourceVersion   string            `json:"resourceVersion,omitempty"`
	CreationTimestamp Time              `json:"creationTimestamp,omitempty"`
	DeletionTimestamp *Time             `json:"deletionTimestamp,omitempty"`
	Labels            map[string]string `json:"labels,omitempty"`
	OwnerReferences   []OwnerReference  `json:"ownerReferences,omitempty"`
}

type UID string

type OwnerReference struct {
	Kind, Name string
	UID        UID
	Controller *bool `json:"controller,omitempty"`
}

type Pod struct {
	TypeMeta   `json:",inline"`
	ObjectMeta `json:"metadata,omitempty"`
	Spec       PodSpec   `json:"spec,omitempty"`
	Status     PodStatus `json:"status,omitempty"`
}

type PodSpec struct {
	Containers                    []Container       `json:"containers"`
	NodeSelector                  map[string]string `json:"nodeSelector,omitempty"`
	TerminationGracePeriodSeconds *int64            `json:"terminationGracePeriodSeconds,omitempty"`
	RestartPolicy                 RestartPolicy     `json:"restartPolicy,omitempty"`
}

type RestartPolicy string

type Container struct {
	Name          string       `json:"name"`
	Image         string       `json:"image,omitempty"`
	Limits        ResourceList `json:"limits,omitempty"`
	LivenessProbe *Probe       `json:"livenessProbe,omitempty"`
}

type Probe struct {
	Path          string      `json:"path,omitempty"`
	Port          IntOrString `json:"port"`
	PeriodSeconds int32       `json:"periodSeconds,omitempty"`
}

type PodStatus struct {
	Phase     PodPhase `json:"phase,omitempty"`
	StartTime *Time    `json:"startTime,omitempty"`
	PodIP     string   `json:"podIP,omitempty"`
}

type PodPhase string

type PodList struct {
	TypeMeta `json:",inline"`
	Items    []Pod `json:"items"`
}

type CreateOptions struct {
	DryRun       []string `json:"dryRun,omitempty"`
	FieldManager string   `json:"fieldManager,omitempty"`
}

type GetOptions struct{ ResourceVersion string }

type ListOptions struct {
	LabelSelector  string
	Watch          bool
	TimeoutSeconds *int64
	Limit          int64
	Continue       string
}

type DeleteOptions struct {
	GracePeriodSeconds *int64
	Preconditions      *struct{ UID *UID }
}

type PatchType string

// WatchInterface can be implemented by anything that knows how to watch.
type WatchInterface interface {
	Stop()
	ResultChan() <-chan WatchEvent
}

type WatchEvent struct {
	Type   string
	Object any
}

type PodApplyConfiguration struct {
	Name *string `json:"name,omitempty"`
	Spec *PodSpec
}

type Scale struct {
	Replicas int32  `json:"replicas"`
	Selector string `json:"selector"`
}

// PodExpansion has what is written by hand.
type PodExpansion interface {
	Bind(ctx context.Context, binding *OwnerReference, opts CreateOptions) error
	EvictV1(ctx context.Context, name string) error
}

// PodInterface has methods to work with Pod resources.
//
// @nats:server KubePods
type PodInterface interface {
	Create(ctx context.Context, pod *Pod, opts CreateOptions) (*Pod, error)
	Update(ctx context.Context, pod *Pod, opts CreateOptions) (*Pod, error)
	UpdateStatus(ctx context.Context, pod *Pod, opts CreateOptions) (*Pod, error)
	Delete(ctx context.Context, name string, opts DeleteOptions) error
	DeleteCollection(ctx context.Context, opts DeleteOptions, listOpts ListOptions) error
	Get(ctx context.Context, name string, opts GetOptions) (*Pod, error)
	List(ctx context.Context, opts ListOptions) (*PodList, error)
	Watch(ctx context.Context, opts ListOptions) (WatchInterface, error)
	Patch(ctx context.Context, name string, pt PatchType, data []byte, opts CreateOptions, subresources ...string) (result *Pod, err error)
	Apply(ctx context.Context, pod *PodApplyConfiguration, opts CreateOptions) (result *Pod, err error)
	GetScale(ctx context.Context, podName string, options GetOptions) (*Scale, error)
	PodExpansion
}

// SharedInformer keeps a copy.
//
// @nats:server KubeInformer
type SharedInformer interface {
	AddEventHandler(handler ResourceEventHandler) error
	Run(stopCh <-chan struct{})
	HasSynced() bool
	LastSyncResourceVersion() string
	ListKeys() []string
	GetByKey(key string) (item any, exists bool, err error)
}

type ResourceEventHandler interface{ OnAdd(obj any) }
