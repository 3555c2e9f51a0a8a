// Package user is what the generator makes of the service in user.ts, for tests and measurements of
// the runtime.
package user
