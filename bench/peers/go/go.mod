module eco/bench

go 1.19
