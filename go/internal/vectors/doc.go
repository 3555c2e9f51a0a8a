// Package vectors is generated from vectors.ts: a service that returns each of the types of
// conformance/vectors/types.ts.
package vectors
