// SPDX-License-Identifier: MIT

package main

import (
	"io"
	"net"
	"os"
)

// source BYTES [FILE]: sends 64 KiB at a time, or the file, to whoever connects.
func source(arguments []string) {
	bytes := number(arguments[0])
	block := make([]byte, 65536)
	for i := range block {
		block[i] = byte(7*i + i/256)
	}
	serve(func(client *net.TCPConn) {
		defer client.Close()
		if len(arguments) > 1 {
			file, err := os.Open(arguments[1])
			check(err)
			defer file.Close()
			_, err = io.CopyN(client, file, int64(bytes)) // sendfile(2)
			check(err)
			return
		}
		for left := bytes; left > 0; {
			size := len(block)
			if left < size {
				size = left
			}
			n, err := client.Write(block[:size])
			check(err)
			left -= n
		}
	})
}
