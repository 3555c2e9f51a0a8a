module google.golang.org

go 1.26
