// Rulewright. Apache-2.0.

/// A draft of each scheme of numbering, in our own words, with what is seldom in it.
///
/// Their trees are under `Snapshots`.
enum SchemeDrafts {
  static let all: [String: String] = [
    "scheme-german": #"""
    # Gesetz über die Leuchtfeuer (Leuchtfeuergesetz)

    ## Abschnitt 1 - Allgemeines

    ### § 1 Begriffe

    (1) Leuchtfeuer ist

    1.  jedes Feuer, das

        a)  auf einem Turm brennt,

            aa)  rot,

            bb)  grün oder

        b)  auf einem Schiff brennt,

    2.  jede leuchtende Tonne.

    Leuchtfeuer ist auch

    1.  eine Laterne am Hafen,

    2.  ein Spiegel, der sie verstärkt.

    (1a) Kein Leuchtfeuer ist eine Kerze.

    (2) Wärter ist, wer ein Leuchtfeuer hütet.

    ### § 2 Pflichten des Wärters

    (1) Der Wärter hat

    1.  das Feuer zu entzünden,

    1a. den Docht zu kürzen,

        a)  morgens,

        b)  abends,

    2.  es zu löschen.

    (2) bis (4) (weggefallen)

    (5) § 1 Absatz 1 Nummer 2 bleibt unberührt.

    ### §§ 3 bis 5 (weggefallen)

    ### § 6 Gebühren

    Für jedes Schiff wird erhoben

    a) am Tag ein Taler,

    b) in der Nacht zwei Taler.

    ## Abschnitt 2 - Schluss

    ### § 6a Übergang

    Alte Feuer brennen weiter.

    ## Artikel 2 Inkrafttreten

    (1) Dieses Gesetz tritt am Tag nach der Verkündung in Kraft.

    (2) Es tritt nicht außer Kraft.

    ## Anlage 1 (zu § 6)

    1. Schoner

    2. Barken

    """#,
    "scheme-eccn": #"""
    # Supplement No. 1 to Part 774—The Commerce Control List

    ## Category 4—Computers

    #### 4A901 Weather vanes, as follows (see List of Items Controlled).

    *Related Controls:* (1) See 4D901. (2) See also 4E901.

    *Items:*

    a. Vanes having any of the following:

    a.1. A blue face;

    a.2. A red face, having all of the following:

    a.2.a. Gloss; and

    a.2.b. Weight exceeding 2 kg;

    *Note 1:* 4A901.a.2 does not control toys.

    *N.B.:* For toys, see 4A902.

    *Technical Notes:*

    1. Gloss is measured dry.

    2. Weight is measured wet.

    a.3. Other;

    b. [Reserved]

    c. through e. [Reserved]

    f. Vanes, n.e.s.:

    f.1 Missing period;

    f.2. Next.

    *Technical Note to paragraph f.1:* A word on it.

    *N.B. to paragraph f:* See also 4A903.

    #### ECCN 4A903. “Weathercocks” as follows:

    a. One; *or*

    b. Two.

    """#,
    "scheme-cfr": #"""
    # Part 1099—Ponds

    ## § 1099.2 Definitions and coverage.

    (a) *Definitions.* For purposes of this part, the following definitions apply:

    (1) *Pond*—(i) *In general.* Pond means standing water.

    (ii) *Exclusions.* The term does not include:

    (A) A puddle; or

    (B) A trough:

    (1) Of brass;

    (2) Of tin, if:

    (i) Round; or

    (ii) Square.

    (C) A well.

    (2)(i)(A)(1) All of a path on one line.

    (2) More.

    (B) Another.

    (ii) Next.

    (b) *Coverage.* All:

    (1) one:

    (i) i;

    (ii) ii;

    (iii) iii;

    (iv) iv;

    (v) v.

    (2) two.

    (c) through (g) [Reserved]

    (h) H:

    (1) one;

    (2) two.

    (i) The letter, with children.

    (1) one.

    (2) two.

    (j)-(u) [Reserved]

    (v) The letter.

    (w) W:

    (1) one;

    (2) two.

    (x) The letter again.

    (y)–(z) [Reserved]

    (aa) AA:

    (1) one:

    (i) i;

    (ii) ii.

    (bb) BB.

    (cc)–(hh) [Reserved]

    (ii) The doubled letter.

    (jj) JJ.

    ## §1099.3 Missing spaces.

    (a)One.

    (b)(1)Two in one.

    (2) * * *

    (iii) What is left out is not missing.

    ## § 1099.4a Definitions.

    *Alga* means a thing that grows.

    *Bank* means:

    (1) Land; or

    (2) A seat.

    *Written consent.* The owner may ask for consent in writing.

    (a) The section's own letters go on after its terms.

    (b) And on.

    ## Appendix A to Part 1099—Model Forms

    (a) Form one.

    1. *Field.* Words.

    ## Supplement I to Part 1099—Official Interpretations

    ### Section 1099.2—Definitions

    #### 2(a) Definitions

    ##### Paragraph 2(a)(1)

    1. *Examples.* Words follow:

    i. First.

    ii. Second:

    A. Sub.

    B. Sub:

    *1.* Deep.

    iii. Third.

    2. *More.* Words.

    #### 2(b) Coverage

    1. *General.* Words:

       i. Within the item.

    """#,
    "scheme-prose": #"""
    # A policy for gardens

    Our gardens are **open**.

    ## Who may come

    Anybody who:

    - walks, or
    - rolls.

    ## Who may not

    1. Goats.

    2. Geese.

    """#,
  ]
}
