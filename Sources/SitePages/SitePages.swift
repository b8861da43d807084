// Rulewright. Apache-2.0.

/// The files of the public site, sorted by path.
///
/// The same content gives the same bytes: there is no clock, locale or disk in it.
package func sitePages(for content: SiteContent) -> [SitePage] {
  []
}
