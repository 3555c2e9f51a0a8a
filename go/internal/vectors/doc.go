// Package vectors has what the generator makes of the types of conformance/vectors/types.ts: a service that returns each of them.
package vectors
