// Rulewright. Apache-2.0.

import Glibc

/// Lets what was printed through a pipe at once.
func writeEverything() { fflush(nil) }

/// Sleeps until somebody kills the process.
func wait() { pause() }
