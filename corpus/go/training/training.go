// Package training is a domain in which no field can be set from outside.
package training

import (
	"context"
	"errors"
	"time"
)

// Lesson is an aggregate: its methods keep it valid.
type Lesson struct {
	uuid         string
	attendee     string
	time         time.Time
	notes        string
	proposedTime time.Time
	canceled     bool
}

func (t Lesson) UUID() string  { return t.uuid }
func (t Lesson) Notes() string { return t.notes }
func (t *Lesson) Cancel() error {
	if t.canceled {
		return errors.New("the lesson is already canceled")
	}
	t.canceled = true
	return nil
}

// UserType is closed: only this package makes values of it.
type UserType struct{ s string }

var (
	Trainer  = UserType{"trainer"}
	Attendee = UserType{"attendee"}
)

// User asks for lessons.
type User struct {
	uuid     string
	userType UserType
}

// LessonView is what reads return.
type LessonView struct {
	UUID           string
	User           string
	Time           time.Time
	Notes          string
	ProposedTime   *time.Time
	MoveProposedBy *string
	CanBeCancelled bool
}

// @nats:server Lessons
type Repository interface {
	AddLesson(ctx context.Context, tr *Lesson) error
	GetLesson(ctx context.Context, lessonUUID string, user User) (*Lesson, error)
	UpdateLesson(
		ctx context.Context,
		lessonUUID string,
		user User,
		updateFn func(ctx context.Context, tr *Lesson) (*Lesson, error),
	) error
}

// @nats:server LessonViews
type ReadModel interface {
	AllLessons(ctx context.Context) ([]LessonView, error)
	FindLessonsForUser(ctx context.Context, userUUID string) ([]LessonView, error)
}

// @nats:server TrainerHours
type HourService interface {
	MoveLesson(ctx context.Context, newTime time.Time, originalLessonTime time.Time) error
	ScheduleLesson(ctx context.Context, lessonTime time.Time) error
	CancelLesson(ctx context.Context, lessonTime time.Time) error
}
