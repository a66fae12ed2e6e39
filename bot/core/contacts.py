"""Telephone numbers that people say in their words: for the office's eyes alone, so they are taken out, or masked."""

import re
from dataclasses import dataclass

from bot.core.folding import fold

#: A mobile number, with the country's code or without, in one piece or spaced.
_MOBILE = r"(?:(?:\+|00)?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}"
#: With its area code; and without one, where a word says that it is a telephone.
_LANDLINE = r"(?:\(0[0-9]{2,3}\)|0[0-9]{2,3})[ -]?[0-9]{7,8}(?:(?:转|-)[0-9]{1,5})?"
_LOCAL = r"[2-8][0-9]{6,7}"
_NAMED = r"(?:联系)?(?:电话|手机|座机|来电)(?:号码?)?|联系方式|\b(?:tel(?:ephone)?|phone|mobile)\b(?: number)?"
_NUMBER = rf"(?<![0-9a-z.-])(?:{_MOBILE}|{_LANDLINE})(?![0-9a-z])"
#: A number and the word before it that announces it.
_CONTACT = re.compile(
    rf"(?:(?:{_NAMED})[ \t]*(?:是|为|[:.])?[ \t]*(?P<local>{_LOCAL})(?![0-9a-z])"
    rf"|(?:(?:{_NAMED})[ \t]*(?:是|为|[:.])?[ \t]*)?(?P<number>{_NUMBER}))"
)
#: What is left of a list of numbers where they were taken out.
_LEFT = re.compile(r"[ \t]*[(（\[【][\s,，、;；/]*[)）\]】]|[ \t]+(?=[,，;；、。])|(?<=[,，;；、])[,，;；、/]+")
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
        which = "local" if found["local"] else "number"
        numbers.append(" ".join(fold(text)[found.start(which) : found.end(which)].split()))
        left.append(text[at : found.start()])
        at = found.end()
    left.append(text[at:])
    if not numbers:
        return Contact(text, ())
    return Contact(_LEFT.sub("", "".join(left)).strip(_AROUND), tuple(dict.fromkeys(numbers)))


_DIGITS = re.compile(r"[0-9](?:[ -]?[0-9]){6,}")


def masked(contact: str) -> str:
    """138****5678: enough to know which number is meant for somebody who knows it."""
    shown, at = "", 0
    for found in _DIGITS.finditer(fold(contact)):
        shown, at = shown + contact[at : found.start()] + _masked(found.group()), found.end()
    return shown + contact[at:]


def _masked(number: str) -> str:
    digits = re.sub(r"[ -]", "", number)
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) > 8 else f"****{digits[-3:]}"
