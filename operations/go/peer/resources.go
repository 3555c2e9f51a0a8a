package main

import "runtime"

// resources is what this process holds just now.
type resources struct {
	// Heap has the bytes of objects that can be reached.
	Heap uint64 `json:"heap"`
	// Active has the number of goroutines.
	Active int `json:"active"`
}

// readResources collects garbage, and returns what is left. What finalizers let go of is collected
// by the second run.
func readResources() resources {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return resources{Heap: stats.HeapAlloc, Active: runtime.NumGoroutine()}
}
