// SPDX-License-Identifier: MIT
// The peer in Go: its first argument is the name of the program.
package main

import (
	"fmt"
	"net"
	"os"
	"strconv"
	"syscall"
)

var programs = map[string]func(arguments []string){
	"channel":  channelRoundTrip,
	"connect":  connect,
	"echo":     echo,
	"empty":    func([]string) {},
	"handover": handover,
	"memory":   memory,
	"mutex":    mutex,
	"records":  records,
	"sink":     sink,
	"sleepers": sleepers,
	"source":   source,
	"spawn":    spawn,
	"switch":   switches,
	"timers":   timers,
	"udp":      udp,
}

func main() {
	programs[os.Args[1]](os.Args[2:])
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	check(err)
	return n
}

// Nanoseconds of processor time that this process has used.
func processorTime() float64 {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return float64(usage.Utime.Nano() + usage.Stime.Nano())
}

// Runs f in a goroutine for each connection.
func serve(f func(client *net.TCPConn)) {
	server, err := net.Listen("tcp4", "127.0.0.1:0")
	check(err)
	fmt.Println(server.Addr().(*net.TCPAddr).Port)
	for {
		client, err := server.Accept()
		check(err)
		go f(client.(*net.TCPConn))
	}
}
