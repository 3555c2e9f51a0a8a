package handler

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// Something is asked for again, less and less often, until it is granted.
func TestAskAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		var asked []int
		again := newAskAgain(func() bool {
			asked = append(asked, int(time.Since(start).Seconds()))
			return len(asked) == 6
		})
		again.start()
		again.start()
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		if want := []int{2, 6, 14, 30, 60, 90}; !slices.Equal(asked, want) {
			t.Errorf("it asked at %v, want %v", asked, want)
		}
		again.start()
		again.stop()
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		if len(asked) != 6 {
			t.Error("it asked although it was stopped")
		}
	})
}
