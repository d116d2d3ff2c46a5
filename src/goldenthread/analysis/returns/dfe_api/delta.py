"""What to send so that the DfE holds what we hold now.

The API adds to what it holds: a message changes what it names and leaves the rest as it is. So whatever went must be
said. A child, an object or a section that went is purged; a value that was cleared is sent as null, a list without ids
as an empty list. Values of one object are sent together when any of them changed; a list whose objects have no id is
sent whole. Every key counts, so that no change stays unseen.

What the DfE holds of a child is not always known: where a request got no answer it may have arrived or not. Such a
child has two possible states, and the message must lead from either of them to the same end.
"""

from collections.abc import Sequence
from typing import Any

from goldenthread.analysis.returns.dfe_api.declared import CHILDREN, PURGE, Part, Value
from goldenthread.analysis.returns.dfe_api.limits import Json

State = Json | None


def message(before: Sequence[State], now: State, *, whole: bool = False) -> State:
    """What to send for one child that stands ``now``, where the DfE holds one of ``before``; None for nothing.

    ``whole``: also what has not changed.
    """
    found: State = now if whole else None
    for state in before:
        found = _both(found, _change(state, now, CHILDREN), CHILDREN)
    return found


def _change(before: State, now: State, part: Part) -> State:
    """What leads from ``before`` to ``now``; None where they are the same."""
    if before is None or now is None:
        return _named(part, before) | {PURGE: True} if before is not None else now
    own = {name: _value(part, name, now) for name in part.own if name in before or name in now}
    changed = own if any(before.get(name) != now.get(name) for name in own) else {}
    found = changed | {each.name: _part(before, now, each) for each in part.parts}
    kept = {name: found[name] for name in part.by_name if name in found and (name in changed or found[name])}
    return _named(part, now) | kept if kept else None


def _value(part: Part, name: str, now: Json) -> Any:
    """A value to be sent: as it is now, or the way to say that there is none any more."""
    return now.get(name, None if isinstance(part.by_name[name], Value) else [])


def _part(before: Json, now: Json, part: Part) -> Any:
    if not part.many:
        return _change(before.get(part.name), now.get(part.name), part)
    was, is_ = _by_id(before, part), _by_id(now, part)
    changes = [_change(was.get(each), is_.get(each), part) for each in sorted(was.keys() | is_.keys())]
    return [each for each in changes if each is not None]


def _by_id(found: Json, part: Part) -> dict[str, Json]:
    return {each[part.id]: each for each in found.get(part.name, [])}


def _named(part: Part, found: Json) -> Json:
    return {part.id: found[part.id]} if part.id else {}


def _both(one: State, other: State, part: Part) -> State:
    """Two messages for the same end as one: whatever either of them says. They never contradict each other."""
    if one is None or other is None:
        return other if one is None else one
    joined = one | other | {each.name: _joined(one, other, each) for each in part.parts}
    spoken = one.keys() | other.keys()
    return {name: joined[name] for name in part.by_name if name in spoken}


def _joined(one: Json, other: Json, part: Part) -> Any:
    if not part.many:
        return _both(one.get(part.name), other.get(part.name), part)
    first, second = _by_id(one, part), _by_id(other, part)
    return [_both(first.get(each), second.get(each), part) for each in sorted(first.keys() | second.keys())]
