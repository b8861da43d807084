// Rulewright. Apache-2.0.
#include <sys/syscall.h>

// Declared here and not included: a header of the C library that is seen first through this module
// would belong to it for Swift, and its types would be missing elsewhere.
extern long syscall(long number, ...);

// Linux's renameat2 with RENAME_EXCHANGE (2), which glibc declares for GNU sources only: two paths,
// from the current folder (-100, AT_FDCWD), change their names for each other in one step. 0 when
// done, else -1 with the reason in errno.
static inline int exchange_paths(const char *one, const char *other) {
  return (int)syscall(SYS_renameat2, -100, one, -100, other, 2u);
}

// Linux's syncfs: waits until everything that was written on the disk of an open folder is there. 0
// when done, else -1 with the reason in errno.
static inline int exchange_sync_disk(int folder) { return (int)syscall(SYS_syncfs, folder); }
