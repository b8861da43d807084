// Rulewright. Apache-2.0.

import Testing

@testable import WebApp

struct FormFieldsTests {
  @Test func readsNamesAndValuesInTheirOrder() throws {
    let form = try #require(FormFields("tag=overly-broad&tag=support&note=a+b%2Bc%26d&empty".utf8))
    #expect(form.all("tag") == ["overly-broad", "support"])
    #expect(form["note"] == "a b+c&d")
    #expect(form["empty"] == "")
    #expect(form["none"] == nil)
  }

  @Test func readsLineEndsOfBrowsersAsOnes() throws {
    let form = try #require(FormFields("body=a%0D%0Ab%0Dc%0A%0D%0A".utf8))
    #expect(form["body"].map { Array($0.utf8) } == Array("a\nb\rc\n\n".utf8))
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "%=1", "a=%FF", "a=%C3", "a=%ED%A0%80"])
  func refusesWhatNoPageSends(_ words: String) {
    #expect(FormFields(words.utf8) == nil)
  }

  @Test func keepsHostileNamesApart() throws {
    let form = try #require(FormFields("a%CC%81=1&%C3%A1=2".utf8))
    #expect(form["\u{E1}"] == "2")
    #expect(form["a\u{301}"] == "1")
  }
}
