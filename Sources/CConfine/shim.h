// Rulewright. Apache-2.0.
#include <sys/syscall.h>

// Calls of Linux by which a process gives up what it does not need. Declared here and not
// included: a header of the C library that is seen first through this module would belong to it
// for Swift, and its types would be missing elsewhere. Each gives 0 or more when done, else -1.
extern long syscall(long number, ...);

// No later program of this process can gain rights that this one has not (prctl 38).
static inline int confine_no_new_privileges(void) {
  return (int)syscall(SYS_prctl, 38, 1, 0, 0, 0);
}

// This process is killed (9) when the one that started it ends (prctl 1).
static inline int confine_die_with_parent(void) { return (int)syscall(SYS_prctl, 1, 9, 0, 0, 0); }

// Closes every descriptor from `first` on.
static inline int confine_close_from(unsigned first) {
#ifdef SYS_close_range
  return (int)syscall(SYS_close_range, first, ~0u, 0);
#else
  return (int)syscall(436, first, ~0u, 0);
#endif
}

// A world without network and other processes' shared memory: new user (0x10000000), network
// (0x40000000) and IPC (0x08000000) namespaces.
static inline int confine_leave_network(void) {
  return (int)syscall(SYS_unshare, 0x10000000 | 0x40000000 | 0x08000000);
}

// Landlock: what of the file system a process may still touch. Numbers are of its first version,
// which never change.
struct confine_ruleset {
  unsigned long long file_access;
  unsigned long long network_access;
};

struct confine_path {
  unsigned long long access;
  int folder;
} __attribute__((packed));

enum {
  confine_run = 1,
  confine_write_file = 2,
  confine_read_file = 4,
  confine_read_folder = 8,
  // All that the first version knows of, from run (1) to make symbolic links (1 << 12).
  confine_all_files = 0x1fff,
  // Binding and connecting TCP, which version 4 knows.
  confine_all_network = 3,
};

// The version of Landlock that the kernel has; less than 1 where there is none.
static inline int confine_version(void) {
  return (int)syscall(444, (void *)0, (unsigned long)0, 1);
}

// A descriptor for a new ruleset, under which nothing is allowed that no rule allows.
static inline int confine_new_ruleset(unsigned long long files, unsigned long long network) {
  struct confine_ruleset rules = {files, network};
  return (int)syscall(444, &rules, (unsigned long)(network ? 16 : 8), 0);
}

// Allows some access beneath the folder (or to the file) that a descriptor has open.
static inline int confine_allow(int ruleset, int folder, unsigned long long access) {
  struct confine_path rule = {access, folder};
  return (int)syscall(445, ruleset, 1, &rule, 0);
}

// From here on this process and its children are held to a ruleset.
static inline int confine_obey(int ruleset) { return (int)syscall(446, ruleset, 0); }

// What a process may use: Linux's numbers of them.
enum {
  confine_processor_seconds = 0,
  confine_file_size = 1,
  confine_data = 2,
  confine_core_size = 4,
  confine_processes = 6,
  confine_open_files = 7,
};

// Holds this process, and what it starts, to a limit that it cannot raise again (prlimit64).
static inline int confine_limit(int resource, unsigned long long bound) {
  unsigned long long now[2], next[2];
  if (syscall(SYS_prlimit64, 0, resource, (void *)0, now)) return -1;
  next[0] = next[1] = now[1] < bound ? now[1] : bound;
  return (int)syscall(SYS_prlimit64, 0, resource, next, (void *)0);
}

// To open a path only to name it (O_PATH and O_CLOEXEC).
enum { confine_open_path = 0x200000 | 0x80000 };
