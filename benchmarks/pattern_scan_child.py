"""Runs inside the throw-away environment of benchmarks/pattern_scan.py: contacts as JSON come in, the cells that each package tells go out."""

import json
import sys
import time

import numpy as np
import pandas as pd
import pysubgroup as ps
from mlxtend.frequent_patterns import apriori, association_rules

SMALLEST, LIFT = 20, 1.5
COMPLAINT = "complaint"


def by_pysubgroup(table: pd.DataFrame) -> list[list[list[str]]]:
    """Its ten best subgroups."""
    target = ps.BinaryTarget(COMPLAINT, True)
    space = ps.create_selectors(table, ignore=[COMPLAINT])
    task = ps.SubgroupDiscoveryTask(table, target, space, result_set_size=10, depth=2, qf=ps.WRAccQF())
    found = ps.BeamSearch(beam_width=200).execute(task).to_descriptions()
    return [
        [[selector.attribute_name, str(selector.attribute_value)] for selector in rule.selectors]
        for _, rule, *_ in found
    ]


def by_mlxtend(table: pd.DataFrame) -> list[list[list[str]]]:
    """Rules that lead to a complaint."""
    attributes = table.drop(columns=COMPLAINT)
    wide = pd.get_dummies(attributes.astype(str), prefix_sep="=").astype(bool)
    wide[COMPLAINT] = table[COMPLAINT]
    sets = apriori(wide, min_support=5 / len(wide), use_colnames=True, max_len=3, low_memory=True)
    sets = sets[[len(items) < 3 or COMPLAINT in items for items in sets["itemsets"]]]
    rules = association_rules(sets, metric="lift", min_threshold=LIFT)
    leading = rules[rules["consequents"] == frozenset({COMPLAINT})]
    large = leading[leading["antecedent support"] * len(wide) >= SMALLEST]
    return [[name.split("=", 1) for name in cell] for cell in large["antecedents"]]


def main() -> None:
    """One world."""
    given = json.load(sys.stdin)
    table = pd.DataFrame(np.array(given["codes"]).astype(str), columns=given["names"])
    table[COMPLAINT] = np.array(given["complaints"], dtype=bool)
    answer = {}
    for name, tell in (("pysubgroup", by_pysubgroup), ("mlxtend", by_mlxtend)):
        began = time.process_time()
        answer[name] = [tell(table), time.process_time() - began]
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
