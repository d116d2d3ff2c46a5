"""The worked example fails loudly when too few children are made for its figures."""

import pytest

from goldenthread.analysis.synthetic.example import hub, town


def test_too_few_children(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(town, "FAMILIES", 400)
    with pytest.raises(ValueError, match="children stand where 60 are wanted"):
        town.make()


def test_too_few_families_for_the_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "CHILDREN", 5_000)
    with pytest.raises(ValueError, match="177 families with 5000 children cannot be chosen"):
        hub.settle(town.make().known)
