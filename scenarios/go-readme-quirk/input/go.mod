module example.com/go-readme-quirk

go 1.26
