// Package user is what the generator makes of the scenario user-service, for tests and measurements of the runtime.
package user
