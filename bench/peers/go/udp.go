// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"net"
)

// Sends each datagram back to where it came from.
func udp([]string) {
	server, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	check(err)
	fmt.Println(server.LocalAddr().(*net.UDPAddr).Port)
	buffer := make([]byte, 65536)
	for {
		n, peer, err := server.ReadFromUDPAddrPort(buffer)
		check(err)
		_, err = server.WriteToUDPAddrPort(buffer[:n], peer)
		check(err)
	}
}
