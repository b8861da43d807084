// Rulewright. Apache-2.0.

import Foundation

extension Disk {
  /// When a file was last written, as `2021-11-20T14:03:22Z`; nil where there is none.
  static func writtenAt(_ path: String) -> String? {
    var status = stat()
    var parts = tm()
    guard stat(path, &status) == 0, gmtime_r(&status.st_mtim.tv_sec, &parts) != nil else {
      return nil
    }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    return day + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
