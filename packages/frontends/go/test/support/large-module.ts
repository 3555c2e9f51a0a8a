/** A module of `packages` packages, each with a service, its types, and far more code that a reader does not need. */
export function largeModule(packages: number, filesEach: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (let index = 0; index < packages; index++) {
    const name = `area${index}`;
    files[`${name}/service.go`] = service(name, index, packages);
    files[`${name}/types.go`] = types(name);
    for (let other = 0; other < filesEach - 2; other++) files[`${name}/work_${other}.go`] = work(name, other);
  }
  return files;
}

function service(name: string, index: number, packages: number): string {
  const isLast = index === packages - 1;
  const next = isLast ? "" : `area${index + 1}.`;
  return `package ${name}

import (
	"context"
	"time"
${isLast ? "" : `\n\t"example.com/shop/area${index + 1}"\n`})

// NotFound says that there is none.
type NotFound struct {
	ID string \`json:"id"\`
}

func (e *NotFound) Error() string { return "not found: " + e.ID }

// @nats:server Area${index}
type Service interface {
	// Get finds one.
	//
	// @nats:error NotFound
	// @nats:idempotent
	Get(ctx context.Context, id string) (*Item, error)
	List(ctx context.Context, after string, limit *int) (Page[Item], error)
	Since(ctx context.Context, from, to time.Time, kinds []Kind) ([]*Item, error)
	Next(ctx context.Context, item ${next}Item) (map[string]${next}Kind, error)
	Touch(ctx context.Context, id string)
}
`;
}

function types(name: string): string {
  return `package ${name}

import "time"

type Kind uint8

const (
	KindUnknown Kind = iota
	KindSmall
	KindLarge
)

type Base struct {
	CreatedAt time.Time \`json:"createdAt"\`
	Version   int       \`json:"version,omitempty"\`
}

type Item struct {
	Base
	ID     string            \`json:"id"\`
	Kind   Kind              \`json:"kind"\`
	Labels map[string]string \`json:"labels,omitempty"\`
	Parts  []Part            \`json:"parts"\`
}

type Part struct {
	SKU   string   \`json:"sku"\`
	Price *float64 \`json:"price"\`
}

type Page[T any] struct {
	Items []T     \`json:"items"\`
	Next  *string \`json:"next,omitempty"\`
}
`;
}

function work(name: string, other: number): string {
  const functions = Array.from({ length: 12 }, (_, index) => workFunction(`${other}x${index}`));
  return `package ${name}\n\nimport (\n\t"errors"\n\t"fmt"\n\t"strings"\n)\n\n${functions.join("\n")}`;
}

function workFunction(id: string): string {
  return `// worker${id} keeps what it has done.
type worker${id} struct {
	done  map[string]int
	queue []string
}

// run${id} works through a queue, and says what went wrong.
func (w *worker${id}) run${id}(names ...string) (total int, err error) {
	for index, name := range names {
		if strings.HasPrefix(name, "{") || name == \`}\` {
			return 0, fmt.Errorf("name %d of %q: %w", index, name, errors.ErrUnsupported)
		}
		switch n := len(name); {
		case n > 10 && n < 100:
			w.done[name] += n << 1 // doubled
		default:
			w.queue = append(w.queue, strings.Map(func(r rune) rune {
				if r == '\\'' || r == '}' {
					return -1
				}
				return r
			}, name))
		}
		total += w.done[name]
	}
	return total, nil
}
`;
}
