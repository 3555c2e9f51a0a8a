package autonats_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestRootPackageIsSmall keeps the package that users import small enough to be read as one page:
// what generated code alone needs is in codegenv1, reasons and outcomes are in packages of their
// own.
func TestRootPackageIsSmall(t *testing.T) {
	const most = 80
	isSource := func(file fs.FileInfo) bool { return !strings.HasSuffix(file.Name(), "_test.go") }
	packages, err := parser.ParseDir(token.NewFileSet(), ".", isSource, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range packages["autonats"].Files {
		for _, declaration := range file.Decls {
			names = append(names, exportedNames(declaration)...)
		}
	}
	if len(names) == 0 || len(names) > most {
		t.Errorf("the package has %d exported names, and may have %d: %s", len(names), most, strings.Join(names, " "))
	}
}

// exportedNames returns the exported names of a declaration, methods left out.
func exportedNames(declaration ast.Decl) []string {
	var all []string
	switch declaration := declaration.(type) {
	case *ast.FuncDecl:
		if declaration.Recv == nil {
			all = append(all, declaration.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range declaration.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				all = append(all, spec.Name.Name)
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					all = append(all, name.Name)
				}
			}
		}
	}
	exported := all[:0]
	for _, name := range all {
		if ast.IsExported(name) {
			exported = append(exported, name)
		}
	}
	return exported
}

// TestFloors counts the floors of the module: a package is one floor above the highest package that
// it imports. Go forbids circles; this keeps the tower low.
func TestFloors(t *testing.T) {
	const most = 7
	imports := importsOfModule(t)
	floors := map[string]int{}
	var floorOf func(path string) int
	floorOf = func(path string) int {
		if floor, isKnown := floors[path]; isKnown {
			return floor
		}
		floor := 1
		for _, imported := range imports[path] {
			floor = max(floor, floorOf(imported)+1)
		}
		floors[path] = floor
		return floor
	}
	for path := range imports {
		if floor := floorOf(path); floor > most {
			t.Errorf("%s is on floor %d, and %d are allowed", path, floor, most)
		}
	}
	if len(floors) < 10 {
		t.Errorf("only %d packages were found", len(floors))
	}
}

// importsOfModule returns what each package of the module imports of the module, tests left out.
func importsOfModule(t *testing.T) map[string][]string {
	const module = "github.com/zyra/autonats/go"
	imports := map[string][]string{}
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && path != "." && isModule(path) {
			return fs.SkipDir
		}
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		importing := module
		if folder := filepath.ToSlash(filepath.Dir(path)); folder != "." {
			importing += "/" + folder
		}
		imports[importing] = append(imports[importing], importsOfFile(file, module)...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imports
}

// isModule reports whether a folder is a module of its own, as those of the adapters are.
func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}

func importsOfFile(file *ast.File, module string) []string {
	var all []string
	for _, each := range file.Imports {
		if path, _ := strconv.Unquote(each.Path.Value); path == module || strings.HasPrefix(path, module+"/") {
			all = append(all, path)
		}
	}
	return all
}
