// Package vectors has what the generator makes of vectors.ts: a service that returns each of the
// types of conformance/vectors/types.ts.
package vectors
