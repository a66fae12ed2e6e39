"""What a message can hold besides words and files, as the Bot API describes it."""

from collections.abc import Sequence

from bot.rehearsal.payloads import Json


def location_json(latitude: float, longitude: float) -> Json:
    return {"location": {"latitude": latitude, "longitude": longitude}}


def contact_json(number: str, name: str) -> Json:
    return {"contact": {"phone_number": number, "first_name": name}}


def poll_json(number: int, question: str, options: Sequence[str]) -> Json:
    """An anonymous poll nobody has voted in. `number`: any that is its own."""
    choices = [{"persistent_id": str(at), "text": text, "voter_count": 0} for at, text in enumerate(options)]
    settings = {"is_closed": False, "is_anonymous": True, "type": "regular", "total_voter_count": 0}
    allowed = dict.fromkeys(("allows_multiple_answers", "allows_revoting", "members_only"), False)
    return {"poll": {"id": str(number), "question": question, "options": choices} | settings | allowed}
