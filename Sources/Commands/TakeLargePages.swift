// Rulewright. Apache-2.0.

import CHeap
import Glibc

/// Gives the heap of a command that reads long texts and ends memory in large pages, where the
/// kernel has them.
///
/// Such a command asks for some ten megabytes, mostly once: a sixth of its time went to having them
/// in pages of four kilobytes. What is never touched costs nothing.
func takeLargePages() {
  let page = 2 << 20
  grow_heap_by(Int32(32 << 20))
  // To ask for more than is there makes the heap grow by all that room.
  guard let grown = malloc(page) else { return }
  defer { free(grown) }
  guard let end = sbrk(0) else { return }
  let start = (Int(bitPattern: grown) + page - 1) / page * page
  let length = (Int(bitPattern: end) - start) / page * page
  guard length > 0, let first = UnsafeMutableRawPointer(bitPattern: start) else { return }
  madvise(first, length, MADV_HUGEPAGE)
}
