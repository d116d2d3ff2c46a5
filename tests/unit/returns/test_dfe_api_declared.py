"""The declared payload is the published one, key by key."""

import pytest

from api_receiver import published
from goldenthread.analysis.returns.dfe_api import CHILDREN
from goldenthread.analysis.returns.dfe_api.declared import Codes, Part
from goldenthread.analysis.tables import TABLES
from goldenthread.codes import CODE_SETS

KINDS = {"text": ("string", ""), "date": ("string", "date"), "flag": ("boolean", ""), "whole": ("integer", "")}


def row(path, kind, **facts):
    blank = dict.fromkeys(list(published()[0]), "")
    return (
        blank
        | {"json_path": path, "type": kind}
        | {name: "" if each is None else str(each) for name, each in facts.items()}
    )


def rows(member, parent):
    path = f"{parent}.{member.name}" if parent else member.name
    if isinstance(member, Part):
        yield from part_rows(member, path)
    elif isinstance(member, Codes):
        yield row(path, "array", maxItems=member.most, uniqueItems="Y")
        yield row(f"{path}[]", "string", maxLength=member.longest)
    else:
        yield value_row(member, path)


def part_rows(part, path):
    if part.many:
        yield row(path, "array", maxItems=part.most)
        path = f"{path}[]"
    yield row(path, "object", additionalProperties="False")
    for member in part.members:
        yield from rows(member, path)


def value_row(value, path):
    kind, form = KINDS[value.kind]
    return row(
        path,
        kind,
        format=form,
        required="Y" if value.required else "",
        pattern=f"^{value.pattern}$" if value.pattern else "",
        minLength=value.shortest,
        maxLength=value.longest,
        default="False" if value.name == "purge" else "",
    )


def test_every_key_and_limit_is_as_published_in_the_same_order():
    assert list(rows(CHILDREN, "")) == published()


def members(part):
    for member in part.members:
        yield member
        if isinstance(member, Part):
            yield from members(member)


VALUES = [member for member in members(CHILDREN) if not isinstance(member, Part) and member.name != "purge"]


@pytest.mark.parametrize("member", VALUES, ids=lambda member: member.name)
def test_every_key_has_a_column_of_the_dataset_and_its_code_set(member):
    table, name = member.source.split(".")
    column = TABLES[table].column(name)
    assert member.codes in (None, column.code_set) or column.code_set is None


@pytest.mark.parametrize("member", [each for each in VALUES if each.codes], ids=lambda member: member.name)
def test_every_code_fits_the_length_of_its_key(member):
    assert [code for code in CODE_SETS[member.codes].values if len(code) > member.longest] == []
