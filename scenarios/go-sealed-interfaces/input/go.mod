module example.com/go-sealed-interfaces

go 1.26
