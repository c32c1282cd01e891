// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

// switch TASKS ROUNDS: all goroutines give way in turn. Prints nanoseconds of processor time per
// switch.
func switches(arguments []string) {
	tasks, rounds := number(arguments[0]), number(arguments[1])
	var all sync.WaitGroup
	all.Add(tasks)
	begin := processorTime()
	for i := 0; i < tasks; i++ {
		go func() {
			for k := 0; k < rounds; k++ {
				runtime.Gosched()
			}
			all.Done()
		}()
	}
	all.Wait()
	fmt.Println((processorTime() - begin) / float64(tasks*rounds))
}

// spawn COUNT: goroutines that end at once. Prints nanoseconds of processor time for each.
func spawn(arguments []string) {
	count := number(arguments[0])
	done := 0
	var lock sync.Mutex
	var all sync.WaitGroup
	begin := processorTime()
	for i := 0; i < count; i++ {
		all.Add(1)
		go func() {
			lock.Lock()
			done++
			lock.Unlock()
			all.Done()
		}()
		if i%100 == 99 {
			all.Wait()
		}
	}
	all.Wait()
	fmt.Println((processorTime() - begin) / float64(count))
}

func resident() int {
	statm, err := os.ReadFile("/proc/self/statm")
	check(err)
	return number(strings.Fields(string(statm))[1]) * os.Getpagesize()
}

// sleepers COUNT: goroutines that sleep. Prints the bytes of memory that each takes.
func sleepers(arguments []string) {
	count := number(arguments[0])
	before := resident()
	for i := 0; i < count; i++ {
		go time.Sleep(1000 * time.Second)
	}
	for runtime.NumGoroutine() <= count {
		runtime.Gosched()
	}
	runtime.Gosched()
	fmt.Println(float64(resident()-before) / float64(count))
}

// timers COUNT: timers that fire at random moments within a second. Prints the processor time of it
// all in milliseconds.
func timers(arguments []string) {
	count := number(arguments[0])
	var all sync.WaitGroup
	all.Add(count)
	begin := processorTime()
	for i := 0; i < count; i++ {
		time.AfterFunc(time.Duration(rand.Int63n(int64(time.Second))), all.Done)
	}
	all.Wait()
	fmt.Println((processorTime() - begin) / 1e6)
}
