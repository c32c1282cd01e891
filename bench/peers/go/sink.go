// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"net"
)

// Takes in what comes, and answers with the number of bytes.
func sink([]string) {
	serve(func(client *net.TCPConn) {
		defer client.Close()
		buffer := make([]byte, 65536)
		total := 0
		for {
			n, err := client.Read(buffer)
			if err != nil {
				break
			}
			total += n
		}
		fmt.Fprintln(client, total)
	})
}
