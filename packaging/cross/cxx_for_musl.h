/* SPDX-License-Identifier: MIT */
/* Before every source: lets the headers of a C++ library that was configured for glibc be used with
   musl's headers, which have neither this macro nor this type nor these two functions. */
#define __GLIBC_PREREQ(major, minor) 0
#define __locale_t locale_t
#include <bits/c++config.h>
#undef _GLIBCXX_USE_PTHREAD_COND_CLOCKWAIT
#undef _GLIBCXX_USE_PTHREAD_MUTEX_CLOCKLOCK
