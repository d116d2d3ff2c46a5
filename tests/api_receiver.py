"""The DfE's side, as plainly as it can be written: a schema made from the published list of keys, and what it holds.

Nothing here reads the declarations that it is used to test.
"""

import csv
from pathlib import Path

from jsonschema import Draft202012Validator

PUBLISHED = Path(__file__).parent / "fixtures/good/dfe-api-payload.csv"

IDS = {
    "social_care_episodes": "social_care_episode_id",
    "child_and_family_assessments": "child_and_family_assessment_id",
    "child_in_need_plans": "child_in_need_plan_id",
    "section_47_assessments": "section_47_assessment_id",
    "child_protection_plans": "child_protection_plan_id",
    "child_looked_after_placements": "child_looked_after_placement_id",
}
# Objects with values alone: a receiver may as well put the new one in place of the old.
LEAVES = {*IDS, "child_details", "health_and_wellbeing", "adoption", "care_leavers"} - {"social_care_episodes"}

LIMITS = {"minLength": int, "maxLength": int, "maxItems": int, "pattern": str}


def published():
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def schema():
    """JSON Schema of the body of a request. Null is taken for what is not required: it clears."""
    nodes = {row["json_path"]: _node(row) for row in published()}
    for path, row in [(row["json_path"], row) for row in published()]:
        parent, _, name = path.rpartition(".")
        if path.endswith("[]"):
            nodes[path.removesuffix("[]")]["items"] = nodes[path]
        elif parent:
            nodes[parent]["properties"][name] = nodes[path]
            nodes[parent]["required"] += [name] if row["required"] else []
    return nodes["children"]


def _node(row):
    node = {"type": row["type"]} | {name: kind(row[name]) for name, kind in LIMITS.items() if row[name]}
    if row["type"] == "object":
        return node | {"properties": {}, "required": [], "additionalProperties": False}
    if row["uniqueItems"]:
        node["uniqueItems"] = True
    if row["format"] == "date":
        node["pattern"] = r"^\d{4}-\d{2}-\d{2}$"
    nullable = not row["required"] and not row["json_path"].endswith("[]") and row["type"] != "array"
    return node | ({"type": [row["type"], "null"]} if nullable else {})


class Receiver:
    """What is held of each child. ``replaces``: an object of values alone is put in place of the old one."""

    def __init__(self, *, replaces=False):
        self.children = {}
        self.replaces = replaces
        self.schema = Draft202012Validator(schema())

    def refusal(self, children):
        """Why a body is refused, or None."""
        return next((f"{error.json_path}: {error.message}" for error in self.schema.iter_errors(children)), None)

    def take(self, children):
        assert self.refusal(children) is None
        for message in children:
            self.children = self._listed(self.children, "la_child_id", message)

    def _listed(self, held, key, message, *, leaf=False):
        """Objects by id, with one message taken in."""
        name = message[key]
        rest = {other: held[other] for other in held if other != name}
        if message.get("purge"):
            return rest
        old = {} if leaf and self.replaces else held.get(name, {})
        return rest | {name: self._merged(old, message)}

    def _merged(self, held, message):
        held = dict(held)
        for key, value in message.items():
            held[key] = self._taken(held.get(key), key, value)
        return {key: value for key, value in held.items() if value not in (None, [], {})}

    def _taken(self, old, key, value):
        if key in IDS:
            for each in value:
                old = self._listed(old or {}, IDS[key], each, leaf=key in LEAVES)
            return old
        if isinstance(value, dict):
            if value.get("purge"):
                return None
            return self._merged({} if self.replaces and key in LEAVES else old or {}, value)
        return value
