// Package user is generated from the service in user.ts, for tests and measurements of the runtime.
package user
