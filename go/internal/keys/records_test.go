package keys_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/zyra/autonats/go/internal/keys"
)

// TestRecordsAreNotForgottenWhileTheyAreNeeded does whatever a peer may do, in little room.
func TestRecordsAreNotForgottenWhileTheyAreNeeded(t *testing.T) {
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 1))
		limits := keys.Limits{WindowMs: float64(random.IntN(300)), Records: 1 + random.IntN(20), Bytes: 1024 + random.IntN(8000)}
		subject := keys.NewRecords[string](limits)
		neededUntil := map[string]float64{}
		answers := map[string]string{}
		at := 0.0
		for range 300 {
			at += float64(random.IntN(40))
			id := fmt.Sprint(random.IntN(30))
			record := subject.Find(id, at)
			if answer, was := answers[id]; was && record == nil && at < neededUntil[id] {
				t.Fatalf("seed %d: %s was forgotten while it was needed", seed, id)
			} else if was && record != nil && record.State == keys.Answered && record.Answer != answer {
				t.Fatalf("seed %d: %s was answered %s, not %s", seed, id, record.Answer, answer)
			}
			needed := at + float64(random.IntN(200))
			if record != nil {
				record.NeededUntil = max(record.NeededUntil, needed)
				neededUntil[id] = record.NeededUntil
				continue
			}
			delete(answers, id)
			if record = subject.Begin(id, 0, needed, at); record == nil {
				continue
			}
			if random.IntN(5) == 0 {
				subject.Forget(record)
				continue
			}
			answer := fmt.Sprint(random.IntN(1000))
			subject.End(record, answer, random.IntN(3000), at)
			neededUntil[id], answers[id] = needed, answer
			if subject.Size() > limits.Records || subject.Bytes() > limits.Bytes {
				t.Fatalf("seed %d: %d calls and %d bytes, beyond %v", seed, subject.Size(), subject.Bytes(), limits)
			}
		}
	}
}

// TestRecordsGiveUpSoon lets nobody be pushed out: the search must give up soon.
func TestRecordsGiveUpSoon(t *testing.T) {
	subject := keys.NewRecords[int](keys.Limits{WindowMs: 1, Records: 1000, Bytes: 1 << 20})
	for i := range 1000 {
		subject.End(subject.Begin(fmt.Sprint(i), 0, 1e9, 0), i, 1, 0)
	}
	for i := range 100 {
		if subject.Begin(fmt.Sprint("more", i), 0, 1e9, 2) != nil {
			t.Fatal("a call was forgotten that is still needed")
		}
	}
	if subject.Size() != 1000 {
		t.Errorf("%d calls are remembered, want 1000", subject.Size())
	}
}
