// Rulewright. Apache-2.0.

package import Codings
import Hashing

extension Tag {
  /// The SHA-256 of what the tag means: definition, when to use it, when not, and examples, in that
  /// order, each as a field of `FieldBytes`, with the count of examples before them.
  ///
  /// It is to a coding's tag what `DraftVersion` is to its clause: it tells what the coder saw. The
  /// id and the name are no part of it.
  package var definitionHash: String {
    var fields = FieldBytes()
    for text in [definition, use, avoid, String(examples.count)] + examples { fields.add(text) }
    return ContentHash(of: fields.bytes).hex
  }
}
