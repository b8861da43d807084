// Rulewright. Apache-2.0.

import SitePages

/// A number with what it counts, as the public pages write it: `1,204 comments`.
func counted(_ number: Int, _ one: String) -> String { SitePages.counted(number, one) }
