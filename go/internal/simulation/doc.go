// Package simulation has nothing but a test: clients and handlers under faults, in virtual time.
package simulation
