// SPDX-License-Identifier: MIT

package main

import "net"

// Sends back what comes, on any number of connections.
func echo([]string) {
	serve(func(client *net.TCPConn) {
		defer client.Close()
		buffer := make([]byte, 16384)
		for {
			n, err := client.Read(buffer)
			if err != nil {
				return
			}
			if _, err := client.Write(buffer[:n]); err != nil {
				return
			}
		}
	})
}
