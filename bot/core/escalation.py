"""Who is told when an issue stalls: the city leader responsible for it, and the mayor."""

from bot.core.city import City
from bot.core.issue import Issue
from bot.core.people import Person
from bot.core.words import Role


def mayor(city: City) -> Person | None:
    """The first of the leaders in the configuration."""
    return next((person for person in city.roster.people if person.has(Role.LEADER)), None)


def responsible(city: City, issue: Issue) -> Person | None:
    """The leader of its unit (分管), else the one paired with the enterprise (分包), else the one who instructed.

    Never the mayor, who is told last.
    """
    candidates = (_of_unit(city, issue), _of_enterprise(city, issue), _instructing(city, issue))
    return next((leader for leader in candidates if leader is not None and leader != mayor(city)), None)


def _of_unit(city: City, issue: Issue) -> Person | None:
    unit = city.roster.unit(issue.lead) if issue.lead else None
    return _named(city, unit.leader) if unit else None


def _of_enterprise(city: City, issue: Issue) -> Person | None:
    name = issue.requester.enterprise
    firm = next((firm for firm in city.roster.enterprises if firm.name == name), None)
    return _named(city, firm.leader) if firm else None


def _instructing(city: City, issue: Issue) -> Person | None:
    """As the roster has them today."""
    if issue.instruction is None:
        return None
    leader = issue.instruction.leader
    known = city.roster.person(leader.telegram_id, leader.name)
    return known if known.has(Role.LEADER) else None


def _named(city: City, name: str | None) -> Person | None:
    leaders = (person for person in city.roster.people if person.has(Role.LEADER))
    return next((leader for leader in leaders if leader.name == name), None)
