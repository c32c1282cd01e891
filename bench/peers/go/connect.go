// SPDX-License-Identifier: MIT

package main

import "net"

// Sends back one message and closes.
func connect([]string) {
	serve(func(client *net.TCPConn) {
		defer client.Close()
		buffer := make([]byte, 4096)
		if n, err := client.Read(buffer); err == nil {
			client.Write(buffer[:n])
		}
	})
}
