// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"sync"
)

// channel COUNT: a value to another goroutine and back. Prints nanoseconds of processor time per
// round trip.
func channelRoundTrip(arguments []string) {
	count := number(arguments[0])
	there, back := make(chan int, 1), make(chan int, 1)
	go func() {
		for value := range there {
			back <- value
		}
	}()
	begin := processorTime()
	for i := 0; i < count; i++ {
		there <- i
		<-back
	}
	fmt.Println((processorTime() - begin) / float64(count))
}

// handover COUNT: two goroutines that let each other go on, by unlocking what the other waits to
// lock. Prints nanoseconds of processor time per hand-over.
func handover(arguments []string) {
	count := number(arguments[0])
	var ping, pong sync.Mutex
	ping.Lock()
	pong.Lock()
	go func() {
		for i := 0; i < count/2; i++ {
			ping.Lock()
			pong.Unlock()
		}
	}()
	begin := processorTime()
	for i := 0; i < count/2; i++ {
		ping.Unlock()
		pong.Lock()
	}
	fmt.Println((processorTime() - begin) / float64(count))
}

// mutex COUNT: a lock that nobody else wants. Prints nanoseconds of processor time per lock and
// unlock.
func mutex(arguments []string) {
	count := number(arguments[0])
	var lock sync.Mutex
	begin := processorTime()
	for i := 0; i < count; i++ {
		lock.Lock()
		lock.Unlock()
	}
	fmt.Println((processorTime() - begin) / float64(count))
}
