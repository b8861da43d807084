// Rulewright. Apache-2.0.

/// The words by which personal data is known.
enum FieldWords {
  static let phone: [StaticString] = [
    "phone", "telephone", "cellphone", "tel", "fax", "cell", "mobile", "call", "ph", "whatsapp",
  ]
  static let extensions = WordSet("x ext extn extensio extension")
  static let socialSecurity: [StaticString] = [
    "ssn", "social security", "soc. sec", "soc sec", "ss#", "ss #", "ss no", "itin",
    "taxpayer id",
  ]
  static let birth: [StaticString] = [
    "born", "dob", "d.o.b", "birth", "birthdate", "birthday", "b-day", "bday",
  ]
  static let months = WordSet("jan feb mar apr may jun jul aug sep oct nov dec")

  /// Ends of domains that a spoken or spaced address must have to be one.
  static let topLevels = WordSet(
    "com org net edu gov mil info biz us uk ca au de fr eu io nz jp ch nl se es name app dev law")

  // MARK: Street addresses

  /// What a street's name ends with.
  static let suffixes = WordSet(
    """
    street st avenue ave av boulevard blvd road rd drive dr lane ln court ct circle cir place pl \
    terrace ter terr trail trl parkway pkwy pky highway hwy loop square sq plaza plz pike turnpike \
    tpke way run row path alley crossing xing ridge expressway freeway fwy causeway commons cove \
    cv bend glen grove heights hollow knoll landing manor mews pass point pt route rte walk \
    broadway
    """)
  /// Those that mean nothing else, and so need no capital letter.
  static let plainSuffixes = WordSet("street st avenue ave boulevard blvd road rd")
  /// Those that may be something else: a person's trail, a drive or a court needs a witness.
  static let doubtfulSuffixes = WordSet(
    "run row path way pass point pt walk square sq place pl ridge commons heights landing loop "
      + "court ct dr grove hollow bend crossing manor alley plaza circle route trail drive")
  /// Roads that are named by a number behind them.
  static let numberedRoads = WordSet("highway hwy road rd route rte cr fm sr us")
  /// What stands before such a road.
  static let roadOwners = WordSet("county state us old co interstate farm ranch rural")
  /// Courts that are no streets.
  static let kindsOfCourt = WordSet(
    "supreme district circuit appeals federal superior high tax trial appellat appellate state "
      + "county municipa municipal family criminal internat international the claims")
  static let directions = WordSet(
    "n s e w ne nw se sw north south east west northeas northeast northwes northwest southeas "
      + "southeast southwes southwest")
  static let units = WordSet(
    "apt apartmen apartment suite ste unit floor fl room rm bldg building lot trailer space no")
  /// What may stand within a street's name without a capital letter.
  static let connectors = WordSet("of the de la del los las and y du des von")
  /// Words with which no street of lower-case letters is named.
  static let plainWords = WordSet(
    """
    a an the of in on to for by at per and or with from down up along across off each more most \
    mile miles foot feet way lane lanes people persons cars trucks years year days day hours \
    percent million billion different new main-stream is are was were that this these those \
    other such any all no not its their our your his her my city state county public private \
    block blocks
    """)
  /// What numbers something else than a house.
  static let citing = WordSet(
    "section sec sections part parts no nos rule article chapter title page pages p pp figure "
      + "table docket docume document item question vol volume paragrap paragraph note exhibit "
      + "appendix form fr cfr usc version release eo order congress")
  /// What stands before a year.
  static let beforeYear = WordSet(
    "in since by of during until before after from to and the through january february march "
      + "april may june july august septembe september october november december mid late early "
      + "fall spring summer winter fy fiscal year")
  /// What says that somebody lives there.
  static let living: [StaticString] = [
    "address", "live at", "lives at", "living at", "live on", "reside", "resident", "home",
    "located at", "house at",
  ]
  static let states = WordSet(
    """
    al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm \
    ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr gu vi as mp
    """)
  static let stateNames = WordSet(
    """
    alabama alaska arizona arkansas californ colorado connecti delaware florida georgia hawaii \
    idaho illinois indiana iowa kansas kentucky louisian maine maryland massachu michigan \
    minnesot mississi missouri montana nebraska nevada ohio oklahoma oregon pennsylv rhode \
    tennesse texas utah vermont virginia washingt wisconsi wyoming
    """)
  /// The first of two words: "New York", "North Dakota".
  static let stateBeginnings = WordSet("new north south west rhode district puerto")
}
