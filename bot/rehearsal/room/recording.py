class Recording:
    acts = 0

    def __init__(self, *a): ...
    def said(self, *a):
        self.acts += 1

    edited = pressed = reacted = passed = said

    def as_story(self, ends):
        return "x"
