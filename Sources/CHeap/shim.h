// Rulewright. Apache-2.0.

// Declared here and not included: a header of the C library that is seen first through this module
// would belong to it for Swift, and its types would be missing elsewhere.
extern int mallopt(int what, int value);

// glibc's heap grows by so many bytes at once, holds long arrays like all else, and gives nothing
// back before the end: M_TOP_PAD (-2), M_MMAP_THRESHOLD (-3) and M_TRIM_THRESHOLD (-1).
static inline void grow_heap_by(int bytes) {
  mallopt(-1, 1 << 30);
  mallopt(-3, 1 << 30);
  mallopt(-2, bytes);
}
