// SPDX-License-Identifier: MIT

package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
)

var recent [64]string

// Each reads one record.
var ways = map[string]func(*bufio.Reader) (string, error){
	"line": func(reader *bufio.Reader) (string, error) { return reader.ReadString('\n') },
	"full": func(reader *bufio.Reader) (string, error) {
		var buffer [80]byte
		_, err := io.ReadFull(reader, buffer[:])
		return string(buffer[:]), err
	},
	"some": func(reader *bufio.Reader) (string, error) {
		var buffer [80]byte
		n, err := reader.Read(buffer[:])
		return string(buffer[:n]), err
	},
}

// records line|full|some: takes a stream apart and answers with the number of records, which have
// 80 bytes and end in CR LF. The last ones are kept, as a program would use them.
func records(arguments []string) {
	way, some := ways[arguments[0]], arguments[0] == "some"
	if way == nil {
		os.Exit(64) // it has no such call
	}
	serve(func(client *net.TCPConn) {
		defer client.Close()
		reader := bufio.NewReaderSize(client, 65536)
		records, bytes := 0, 0
		for {
			record, err := way(reader)
			if err != nil {
				break
			}
			bytes += len(record)
			recent[records%64] = record
			records++
		}
		if some {
			records = bytes / 80
		}
		fmt.Fprintln(client, records)
	})
}
