"""Prints which elements of two XML files xmldiff takes to be the same, as pairs of places.

    .bench/bin/python Tests/Truth/xmldiff_pairs.py OLD.xml NEW.xml
"""

import json
import sys

from lxml import etree
from xmldiff.diff import Differ


def main() -> None:
    trees = [etree.parse(path).getroot() for path in sys.argv[1:3]]
    differ = Differ(fast_match=True)
    matches = differ.match(*trees)
    # It matches copies of what it was given.
    copies = differ.left, differ.right
    places = [{element: place for place, element in enumerate(tree.iter())} for tree in copies]
    print(json.dumps([(places[0][old], places[1][new]) for old, new, _ in matches]))


if __name__ == "__main__":
    main()
