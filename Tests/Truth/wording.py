"""The words of made-up rules: sentences such as a regulator writes, from a seeded choice."""

import random

ACTORS = (
    "creditor", "servicer", "financial institution", "card issuer", "covered person",
    "remittance transfer provider", "loan originator", "assignee", "state agency", "broker",
    "exporter", "data broker", "credential service provider", "verifier", "relying party",
    "appraiser", "trustee", "depository", "licensee", "settlement agent")
PEOPLE = (
    "consumer", "applicant", "borrower", "cardholder", "account holder", "subscriber", "end user",
    "guarantor", "member", "claimant", "designated recipient", "tenant", "co-applicant")
MODALS = ("shall", "shall", "shall", "must", "must", "may", "may not", "shall not", "need not")
VERBS = (
    "provide", "deliver", "retain", "disclose", "record", "verify", "correct", "mail", "report",
    "review", "publish", "furnish", "transmit", "withhold", "certify", "update", "submit",
    "encrypt", "acknowledge", "reconcile", "explain", "estimate", "replace", "archive")
THINGS = (
    "the periodic statement", "a written notice of the error", "the annual percentage rate",
    "the finance charge", "a copy of the agreement", "evidence of compliance", "the access device",
    "the closing disclosure", "an itemized list of fees", "the balance of the escrow account",
    "a receipt for each transfer", "the results of the investigation", "the application register",
    "a summary of the complaint", "the payoff amount", "the authentication secret",
    "a description of the security interest", "the record of each transaction", "the appraisal",
    "the terms of the preauthorized transfer", "a revised good faith estimate", "the risk score",
    "the exchange rate used", "any adverse action taken", "the toll-free telephone number",
    "the log of failed attempts", "the grace period", "the terminated authorization")
QUALITIES = (
    "in a form that {person} may keep", "clearly and conspicuously", "in writing",
    "in electronic form with consent", "by first-class mail", "in the language of the transaction",
    "on the front of the document", "separately from all other information", "without charge",
    "in a machine-readable file", "through a secure channel", "by telephone or in person",
    "in at least twelve-point type", "under its own seal", "to the last known address")
TIMES = (
    "within {n} business days", "no later than {n} calendar days", "at least {n} days",
    "for a period of {n} years", "not more than {n} months", "every {n} months",
    "by the end of the {n}th business day", "{n} hours", "during the first {n} weeks")
EVENTS = (
    "receiving the application", "the date of consummation", "the effective date of the change",
    "the transfer of servicing", "the close of the billing cycle", "notice of the dispute",
    "the account being opened", "the first payment falling due", "a loss of the device",
    "the record being made", "termination of the contract", "each examination by the Bureau",
    "the breach becoming known", "expiry of the offer", "the assignment of the claim")
PROVISOS = (
    "unless the amount is less than ${k}", "except as state law otherwise requires",
    "if {person} has agreed in advance", "provided that no fee of more than ${k} is charged",
    "whether or not {person} requests it", "only if the balance exceeds ${k}",
    "to the extent practicable under the circumstances", "unless {person} waives the right",
    "where the {actor} acts as agent", "subject to the approval of the Director",
    "notwithstanding any agreement with {person}", "unless {ref} applies",
    "in accordance with {ref}", "as described in {ref}", "other than a transfer under {ref}")
TOPICS = (
    "General rule", "Exceptions", "Timing", "Form of disclosures", "Delivery", "Record retention",
    "Error resolution", "Liability", "Fees", "Notice", "Electronic delivery", "Estimates",
    "Safe harbor", "Corrections", "Effect of noncompliance", "Relation to state law", "Coverage",
    "Verification", "Change in terms", "Refunds", "Small entities", "Transition", "Assignments")
ADJECTIVES = (
    "covered", "eligible", "qualified", "unsolicited", "recurring", "final", "interim", "secured",
    "prepaid", "dormant", "joint", "foreign", "temporary", "assigned", "substitute", "verified",
    "abbreviated", "agricultural", "annual", "balloon", "bona-fide", "cross-border", "deferred",
    "discounted", "escrowed", "federal", "garnished", "hypothetical", "itemized", "judicial",
    "nominal", "overdrawn", "partial", "quarterly", "residential", "subordinate", "tribal",
    "unearned", "variable", "wholesale")
NOUNS = (
    "transfer", "account", "loan", "device", "institution", "record", "authenticator", "fee",
    "dwelling", "transaction", "agreement", "disclosure", "payment", "claim", "advance", "notice",
    "affidavit", "bond", "certificate", "collateral", "commission", "coupon", "deposit", "draft",
    "easement", "forecast", "guarantee", "index", "installment", "ledger", "lien", "mortgage",
    "premium", "rebate", "reserve", "schedule", "settlement", "statement", "tariff", "voucher")
# What a sentence may say besides, about anything.
DETAILS = (
    "together with the {a} {b} on which it rests", "as the {a} {b} then stands",
    "stating the {a} {b} and its date", "less any {a} {b}", "in the same place as the {a} {b}",
    "with a copy of each {a} {b}", "for every {a} {b} above ${k}", "by reference to the {a} {b}",
    "and any {a} {b} that results from it", "in exchange for the {a} {b}")
SHORT = (
    "In general.", "Otherwise permitted by law.", "The name of the {actor};", "The date;",
    "Any other information that the Bureau requires.", "As the Director determines.")
RESERVED = "[Reserved]"


class Writer:
    """Writes sentences. Where one may refer to a clause it says {ref}, for others to fill in."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def one(self, of: tuple[str, ...]) -> str:
        return self.chance.choice(of)

    def sentence(self) -> str:
        """One sentence of an obligation, mostly of 12 to 40 words."""
        actor, person = self.one(ACTORS), "the " + self.one(PEOPLE)
        words = f"{self.one(('The', 'The', 'A', 'Each', 'Any'))} {actor} {self.one(MODALS)} "
        words += f"{self.one(VERBS)} {self.thing()}"
        if self.chance.random() < 0.5:
            words += f" to {person}"
        if self.chance.random() < 0.5:
            words += " " + self.one(DETAILS)
        if self.chance.random() < 0.6:
            words += " " + self.one(QUALITIES)
        if self.chance.random() < 0.6:
            order = self.one(("after", "after", "before", "from"))
            words += f" {self.one(TIMES)} {order} {self.one(EVENTS)}"
        if self.chance.random() < 0.5:
            words += ", " + self.one(PROVISOS)
        return self.filled(words, actor, person) + "."

    def item(self) -> str:
        """A short clause of a list."""
        words = f"{self.one(VERBS).capitalize()} {self.thing()}"
        if self.chance.random() < 0.4:
            words += " " + self.one(DETAILS)
        if self.chance.random() < 0.5:
            words += " " + self.one(QUALITIES)
        if self.chance.random() < 0.4:
            words += ", " + self.one(PROVISOS)
        return self.filled(words, self.one(ACTORS), "the " + self.one(PEOPLE)) + ";"

    def thing(self) -> str:
        """What the sentence is about, half of the time a thing that it alone may know."""
        if self.chance.random() < 0.5:
            return self.one(THINGS)
        return f"the {self.one(ADJECTIVES)} {self.one(NOUNS)} of the {self.one(ACTORS)}"

    def filled(self, words: str, actor: str, person: str) -> str:
        values = {
            "actor": actor, "person": person, "n": str(self.chance.randrange(2, 121)),
            "a": self.one(ADJECTIVES), "b": self.one(NOUNS),
            "k": f"{self.chance.randrange(1, 900) * 50:,}", "ref": "{ref}"}
        return words.format(**values)

    def paragraph(self) -> str:
        """What a clause says: a heading of its own at times, and one to three sentences."""
        text = " ".join(self.sentence() for _ in range(self.chance.choice((1, 1, 1, 2, 2, 3))))
        if self.chance.random() < 0.25:
            return f"*{self.one(TOPICS)}.* {text}"
        return text

    def title(self) -> str:
        words = f"{self.one(TOPICS)} for {self.one(ADJECTIVES)} {self.one(NOUNS)}s"
        return words if self.chance.random() < 0.7 else f"{words} and {self.one(NOUNS)}s"

    def term(self) -> str:
        return f"{self.one(ADJECTIVES).capitalize()} {self.one(ADJECTIVES)} {self.one(NOUNS)}"
