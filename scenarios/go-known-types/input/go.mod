module github.com/google

go 1.26
