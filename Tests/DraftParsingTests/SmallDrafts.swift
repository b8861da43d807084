// Rulewright. Apache-2.0.

/// Small drafts in the shapes of real rules, in our own words.
///
/// Their trees are under `Snapshots`.
enum SmallDrafts {
  static let all: [String: String] = [
    "control-list": #"""
    # Supplement No. 1 to part 774

    ## ECCN 4E001 Technology

    Note 1 to 4E001: For all of it.

    a. First.

    a.1. First of a.

    a.2. Second of a.

    b. and c. [Reserved]

    d. Last.

    Note to paragraph a.2. of this entry: Named.

    Note 1 to 4E001: Once more.

    *Technical Note:* Of another kind.

    """#,
    "decimal": #"""
    # Rules of the house

    ## <a name="first"></a>1. First

    1.1 The one.

    1.2. *Two.* The two.

    1.2.1 Deep.

    Flush.

    1. an item under 1.2.1

    1.3 Three, after 1.5 million things.

    1.5 million things do not begin a clause.

    ## 2. Second

    ### 2.1. Sub

    Words.

    """#,
    "german": #"""
    # Gesetz

    ## Teil 1 - Allgemeines

    ### § 1 Grundsatz

    (1) Frei ist, was

    1.  nicht verboten ist,

        a)  hier oder

        b)  dort, nämlich

        aa)  links,

        bb)  rechts, und

    2.  erlaubt ist.

    (2) § 2 bleibt unberührt.

    ### § 2a Ausnahme

    Keine.

    """#,
    "odd-shapes": #"""
    ---
    title: "Odd"
    ---
    Supplement
    ==========

    ##### § 740.22 **Closed heading.** #####

    (a)Text without space.

    (b) [Reserved]

    (c)

    (1) Under an empty one

    (i) or (ii) prose begins here.

    (d)(1)(i)(A)*(1)* *(i)* All six at once.

    (e) Text with \(1\) escaped, and *Scope (1)*—(1) no.

    Note 1 to paragraph (d)(1): Named.

    Note to § 740.22: Whole.

    *Notes to paragraph (d):* n

    1. an item

    2. another

       more of it

    * bullet

    > a quotation

        code

    <div>html</div>

    <!-- was: 740.22(e) -->

    (f) After a comment.
    <!-- was: 740.22(f)
    in two lines -->

    (g) After a long comment.

    [86 FR 58209, Oct. 21, 2021]

    | A | B \| C | |
    |---|:--:|--:|
    |  | empty first | x |
    | x | 1 |
    | x | 2 | 3 | 4 |
    | *e* and `c` | [l](u) | |
    ## §§ 740.23–740.25 [Reserved]

    ## § 740.26 Non-break

    ## Sec. 740.27 Words

    ## 740.28 Bare number

    ### Note: not

    """#,
    "preamble": #"""
    \#u{FEFF}# A proposal

    ## Summary

    What it does.

    ## Questions

    1. First?

    2. Second?
       With a second line.

    - a bullet
      - a bullet within

    # Part 1—General

    ## Subpart A—Scope

    ### Sec. 1.1 Purpose.

    (a) One.

    Note: This is a note.

    ## Appendix A to part 1—Forms

    Use this form.

    """#,
    "regulation-e-letters": #"""
    ## § 1005.20 Requirements for gift cards.

    (a) *Definitions.* For purposes of this section, except as excluded under paragraph (b), the following definitions apply:

    (1) *General-use prepaid card* means a card:

    (i) Issued on a prepaid basis; and

    (ii) Redeemable.

    (2) “Store gift card” means:

    (i) One.

    (b) *Exclusions.* The terms do not include:

    (1) Useable solely for telephone services;

    (2) Reloadable. For purposes of this paragraph (b)(2), a card is reloadable if:

    (i) first

    (ii) second

    (c) through (e) [Reserved]

    (f) *Fees*—(1) *Generally.* None may:

    (i) one;

    (ii) two, if:

    (A) x; and

    (B) y:

    (*1*) deep;

    (*2*) deeper:

    (*i*) deepest;

    (*ii*) deepest too;

    (2) Next.

    (g) Text.

    (h) Text:

    (1) one

    (2) two

    (i) Letter i after h with children.

    (1) child of i

    (j) J. (k) is not here.

    (k) K.

    (l) [Reserved]

    (m) M

    (n) N

    (o) O

    (p) P

    (q)(1)(i) Q

    (ii) QQ

    (2) Q2

    (r) R

    (s) S

    (t) T

    (u) U

    (v) V

    (w) W

    (x) X

    (y) Y

    (z) Z

    (aa) AA

    (bb) BB

    (cc) CC

    (dd) d

    (ee) d

    (ff) d

    (gg) d

    (hh) d:

    (1) one

    (ii) letter ii

    (1) uno

    (i) roman

    (ii) roman

    (jj) end

    """#,
    "regulation-x-deep": #"""
    ## § 1024.41 Loss mitigation procedures.

    (a) *Enforcement and limitations.* A borrower may enforce.

    (b) *Receipt of a loss mitigation application*—(1) *Complete loss mitigation application defined.* A complete application means X.

    (2) *Review of loss mitigation application submission*—(i) *Requirements.* If a servicer receives:

    (A) Promptly review; and

    (B) Notify in writing.

    (ii) *Time period disclosure.* The notice.

    (3) *Determining protections.* To the extent

    (c) *Evaluation of loss mitigation applications*—(1) *Complete.* Except as provided in paragraph (g):

    (i) Evaluate; and

    (ii) Provide.

    (2) *Incomplete loss mitigation application evaluation*—(i) *In general.* Except as set forth in paragraphs (c)(2)(ii) through (iv) of this section.

    (ii) *Reasonable time.* Notwithstanding

    (iii) *Short-term options.* *The* servicer

    (A) a

    (1) b

    (2) c

    (i) d

    (ii) e

    (B) f

    (iv) *Facially complete application.* If (A) the borrower, or (B) not.

    (v) *Certain COVID.* *(A)* In general.

    (*1*) one

    (*2*) two

    (B) Other

    (3) *Notice of complete application.* (i) Except:

    (A) x

    (ii) y

    """#,
    "regulation-x-definitions": #"""
    # Regulation X sample

    ## § 1024.2 Definitions.

    (a) *Statutory terms.* All terms defined in RESPA are used in accordance with it.

    (b) *Other terms.* As used in this part:

    *Application* means the submission of a borrower's financial information.

    *Changed circumstances* means:

    (1)(i) Acts of God, war, disaster, or other emergency;

    (ii) Information particular to the borrower that was relied on;

    (iii) New information; or

    (iv) Other circumstances.

    (2) Changed circumstances do not include:

    (i) The borrower's name; and

    (ii) Market price fluctuations by themselves.

    *Dealer* means, in the case of property improvement loans, a seller.

    *Dealer loan* or *dealer consumer credit contract* means, generally, any arrangement.

    (1) *Paid* means paid in:

    (i) cash;

    (A) coins

    (B) notes

    (ii) kind.

    *Every other term* is as defined elsewhere.

    (c) *Flush.* Text.

    A flush paragraph here.

    """#,
  ]
}
