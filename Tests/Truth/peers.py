"""What other ways of comparing say of the same pairs."""

from pairs import Truth
from rules import Rule
from score import Answer


def by_label(pair: Truth) -> Answer:
    """Identity is the label, as in the tools that key a diff on where a paragraph stands."""
    answer = Answer()
    old, new = texts(pair.old), texts(pair.new)
    for label in old.keys() | new.keys():
        if label not in new:
            answer.mark(label, "", ["removed"])
        elif label not in old:
            answer.mark("", label, ["added"])
        else:
            answer.pairs.add((label, label))
            if old[label] != new[label]:
                answer.mark(label, label, ["revised"])
    return answer


def texts(rule: Rule) -> dict[str, str]:
    labels = rule.labels()
    return {labels[clause.uid]: clause.text for clause in rule.clauses()}
