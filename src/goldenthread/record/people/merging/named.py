"""Who stays named where one of two records is restricted: the merged record keeps the stricter of both."""

from __future__ import annotations

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import Grant, Restriction
from goldenthread.kit import clock


def no_longer_named(person: int, duplicate: int) -> list[Grant]:
    """The grants that would open more than they were given for. Only who is named in each restricted one of the two
    goes on being named.
    """
    today = clock.today()
    held = Restriction.objects.on(today).filter(subject_id__in=(person, duplicate))
    restricted = set(held.values_list("subject_id", flat=True))
    grants = list(Grant.objects.on(today).filter(subject_id__in=(person, duplicate), data_class=DataClass.RESTRICTED))
    named = [{each.user_id for each in grants if each.subject_id == record} for record in restricted]
    allowed = set.intersection(*named) if named else {each.user_id for each in grants}
    return [each for each in grants if each.user_id not in allowed]
