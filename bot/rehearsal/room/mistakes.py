"""What a visitor of the page can do wrong. The page has a sentence for each key, in its language."""


class Mistake(Exception):
    """`key` names the sentence: gone, not_in_chat, empty, too_long, too_large, too_many, full, not_yours, closed, busy,
    failed.
    """

    def __init__(self, key: str, status: int = 400) -> None:
        super().__init__(key)
        self.key = key
        self.status = status  # HTTP's
