"""Telephone numbers that people say in their words: for the office's eyes alone, so they are taken out, or masked."""

import re
from dataclasses import dataclass

from bot.core.folding import fold

#: Between the digits of one number: nothing, a blank, any dash, a point, a stroke.
_GAP = r"[ \-\u2010-\u2015\u2212./·]?"
#: After its first three digits, as people group them.
_GROUPS = "|".join(_GAP.join(f"[0-9]{{{length}}}" for length in lengths) for lengths in ((4, 4), (3, 5), (5, 3)))
#: A mobile number, with the country's code or without, in one piece, in groups, or with a blank after each digit.
_MOBILE = rf"(?:(?:\+|00)?86[ -]?)?(?:1[3-9][0-9]{_GAP}(?:{_GROUPS})|1 [3-9](?: [0-9]){{9}})"
#: With its area code; and without one, where a word says that it is a telephone.
_LANDLINE = rf"(?:\(0[0-9]{{2,3}}\)|0[0-9]{{2,3}}){_GAP}[0-9]{{3,4}}[ -]?[0-9]{{4}}(?:(?:转|-)[0-9]{{1,5}})?"
_LOCAL = r"[2-8][0-9]{6,7}"
_NAMED = (
    r"(?:联系)?(?:电话|手机|座机|来电|微信)(?:号码?)?|联系方式"
    r"|(?<![a-z])(?:tel(?:ephone)?|phone|mobile|wechat|wx|vx)(?: number)?"
)
_WHOLE = rf"(?:{_MOBILE}|{_LANDLINE})(?![0-9a-z])"
#: A number and the word before it that announces it.
_CONTACT = re.compile(
    rf"(?:(?:{_NAMED})[ \t]*(?:是|为|[:.])?[ \t]*(?:(?P<named>{_WHOLE})|(?P<local>{_LOCAL})(?![0-9a-z]))"
    rf"|(?P<number>(?<![0-9a-z.-]){_WHOLE}))"
)
#: What is left of a list of numbers where they were taken out.
_LEFT = re.compile(r"[ \t]*[(（\[【][\s,，、;；/]*[)）\]】]|[ \t]+(?=[,，;；、。)）])|(?<=[,，;；、])[,，;；、/]+")
_AROUND = " \t\n,，;；、/"


@dataclass(frozen=True, slots=True)
class Contact:
    text: str  # without the numbers
    numbers: tuple[str, ...]  # as they were written, each once


def without_contacts(text: str) -> Contact:
    """The Chinese telephone numbers in a text, mobile and landline, apart from its words."""
    numbers: list[str] = []
    left, at = [], 0
    for found in _CONTACT.finditer(fold(text)):
        numbers.append(next(filter(None, found.groups())))
        left.append(text[at : found.start()])
        at = found.end()
    left.append(text[at:])
    if not numbers:
        return Contact(text, ())
    return Contact(_LEFT.sub("", "".join(left)).strip(_AROUND), tuple(dict.fromkeys(numbers)))


_DIGITS = re.compile(rf"[0-9](?:{_GAP}[0-9]){{6,}}")


def masked(contact: str) -> str:
    """138****5678: enough to know which number is meant for somebody who knows it."""
    shown, at = "", 0
    for found in _DIGITS.finditer(fold(contact)):
        shown, at = shown + contact[at : found.start()] + _masked(found.group()), found.end()
    return shown + contact[at:]


def _masked(number: str) -> str:
    digits = re.sub(r"[^0-9]", "", number)
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) > 8 else f"****{digits[-3:]}"
