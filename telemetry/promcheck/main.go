// Command promcheck reads what Prometheus reads, with the packages of Prometheus: it checks metrics
// and rules as promtool does, and evaluates queries. It is built in a fraction of promtool's time.
//
//	promcheck metrics TYPE < exposition    prints the samples as JSON, each with its exemplar
//	promcheck rules FILE                   prints nothing if the rules are valid
//	promcheck queries < scrapes.json       prints what each query returns as JSON
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/rulefmt"
	"github.com/prometheus/prometheus/promql/parser"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) == 2 && arguments[0] == "rules" {
		_, problems := rulefmt.ParseFile(arguments[1], false, model.LegacyValidation, parser.NewParser(parser.Options{}), slog.Default())
		return errors.Join(problems...)
	}
	input, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	var result any
	switch {
	case len(arguments) == 2 && arguments[0] == "metrics":
		result, err = checkMetrics(input, arguments[1])
	case len(arguments) == 1 && arguments[0] == "queries":
		result, err = evaluate(input)
	default:
		err = errors.New("usage: promcheck metrics TYPE | rules FILE | queries")
	}
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(result)
}
