// Rulewright. Apache-2.0.
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Linux's renameat2 with RENAME_EXCHANGE, which glibc declares for GNU sources only: two paths
// change their names for each other in one step. 0 when done, else -1 with the reason in errno.
static inline int exchange_paths(const char *one, const char *other) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 2u);
}
