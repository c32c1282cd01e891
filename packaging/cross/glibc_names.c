/* SPDX-License-Identifier: MIT */
/* Added to musl: what libstdc++.a and libgcc_eh.a, compiled for glibc, want of their C library. */
#include <sys/random.h>

/* Counters shared between threads are always changed atomically. */
char __libc_single_threaded = 0;

/* "Not known": then the unwinder asks dl_iterate_phdr(3). */
int _dl_find_object(void *address, void *result)
{
    (void)address, (void)result;
    return -1;
}

/* For std::random_device. */
unsigned arc4random(void)
{
    unsigned number = 0;
    while (getrandom(&number, sizeof number, 0) != sizeof number) {}
    return number;
}
