"""Who of the city's leaders is told when an issue stalls: the responsible deputy first, the mayor at last."""

from bot.core.city import City
from bot.core.issue import Issue
from bot.core.people import Person
from bot.core.words import Role

#: Before them nobody but their own deputies stands.
MAYORS = ("市长", "代市长", "Mayor")


def mayor(city: City) -> Person | None:
    """Whose title says so, else the first leader of the roster."""
    found = leaders(city)
    return next((leader for leader in found if leader.title in MAYORS), next(iter(found), None))


def responsible(city: City, issue: Issue) -> Person | None:
    """The deputy for the unit (分管), else for the enterprise (分包), else whoever instructed; never the mayor."""
    unit = city.roster.unit(issue.lead) if issue.lead else None
    enterprise = city.roster.enterprise(issue.requester.enterprise) if issue.requester.enterprise else None
    names = [unit.leader if unit else None, enterprise.leader if enterprise else None]
    names.append(issue.instruction.leader.name if issue.instruction else None)
    first = mayor(city)
    deputies = {person.name: person for person in leaders(city) if person != first}
    return next((deputies[name] for name in names if name in deputies), None)


def leaders(city: City) -> list[Person]:
    return list(city.roster.leaders)


def leader_named(city: City, name: str) -> Person | None:
    """Also one who has not enrolled yet."""
    return next((leader for leader in city.roster.named_leaders if leader.name == name), None)


def told_of_redo(city: City, issue: Issue) -> list[Person]:
    """Which leaders hear of the newest redo, each once; who is in charge comes first, where it has come so far."""
    in_charge = (responsible(city, issue) or mayor(city)) if issue.redone > 1 else None
    told = [in_charge, _who_instructed(city, issue)]
    return list(dict.fromkeys(leader for leader in told if leader is not None))


def _who_instructed(city: City, issue: Issue) -> Person | None:
    if issue.instruction is None:
        return None
    leader = city.roster.person(issue.instruction.leader.telegram_id, "")
    return leader if leader.has(Role.LEADER) else None
