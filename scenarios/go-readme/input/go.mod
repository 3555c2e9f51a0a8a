module example.com/go-readme

go 1.26
