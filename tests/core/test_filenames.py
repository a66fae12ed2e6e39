"""Names from outside, and what they are called on disk."""

import random

import pytest

from bot.core.filenames import file_name

NAMES: list[tuple[str | None, str, str]] = [
    # as they should be
    ("合同.pdf", "document", "7-合同.pdf"),
    ("关于续贷的申请（第2稿）.docx", "document", "7-关于续贷的申请（第2稿）.docx"),
    ("Invoice 2026-11.PDF", "document", "7-Invoice 2026-11.PDF"),
    ("résumé.txt", "document", "7-résumé.txt"),
    ("archive.tar.gz", "document", "7-archive.tar.gz"),
    ("README", "document", "7-README"),
    # nothing to go by
    (None, "photo", "7-photo.jpg"),
    (None, "voice", "7-voice.ogg"),
    (None, "video", "7-video.mp4"),
    (None, "video_note", "7-video_note.mp4"),
    (None, "animation", "7-animation.mp4"),
    (None, "audio", "7-audio.mp3"),
    (None, "document", "7-document"),
    ("", "document", "7-document"),
    (" ", "document", "7-document"),
    ("...", "document", "7-document"),
    ("___", "document", "7-document"),
    (".pdf", "document", "7-document.pdf"),
    ("👍.pdf", "document", "7-document.pdf"),
    ("\u202e", "photo", "7-photo.jpg"),
    # out of the folder
    ("../../etc/passwd", "document", "7-etc_passwd"),
    ("/etc/passwd", "document", "7-etc_passwd"),
    ("..\\..\\windows\\system.ini", "document", "7-windows_system.ini"),
    ("C:\\a.txt", "document", "7-C__a.txt"),
    ("．．／a.txt", "document", "7-a.txt"),
    ("a/../../b.txt", "document", "7-a_.._.._b.txt"),
    ("..", "document", "7-document"),
    # hidden, a device, an option, a stream
    (".bashrc", "document", "7-document.bashrc"),
    ("CON", "document", "7-CON"),
    ("nul.txt", "document", "7-nul.txt"),
    ("-rf", "document", "7-rf"),
    ("a.txt:hidden", "document", "7-a.txt_hidden"),
    ("a.txt. . ", "document", "7-a.txt"),
    # what a shell or a page would read
    ("$(rm -rf ~).txt", "document", "7-(rm -rf _).txt"),
    ("a`b|c>d<e?f*.txt", "document", "7-a_b_c_d_e_f.txt"),
    ("<script>.html", "document", "7-script.html"),
    ('"quoted".txt', "document", "7-quoted.txt"),
    ("a%2e%2e%2f.txt", "document", "7-a_2e_2e_2f.txt"),
    # not to be seen
    ("a\x00b.txt", "document", "7-ab.txt"),
    ("a\nb\tc.txt", "document", "7-abc.txt"),
    ("invoice\u202efdp.exe", "document", "7-invoicefdp.exe"),
    ("a\u200b\u2066b\ufeff.txt", "document", "7-ab.txt"),
    ("a\u2028b\u2029.txt", "document", "7-ab.txt"),
    ("a\ufffd\ud83d.txt", "document", "7-a.txt"),
    # pictures and other scripts
    ("发票👨‍👩‍👧‍👦.pdf", "document", "7-发票.pdf"),
    ("مرحبا.pdf", "document", "7-مرحبا.pdf"),
    # endings
    ("a.pdf.exe", "document", "7-a.pdf.exe"),
    ("a.合同", "document", "7-a.合同"),
    ("a.averyverylongending", "document", "7-a.averyverylongending"),
    # long
    ("x" * 300 + ".pdf", "document", "7-" + "x" * 96 + ".pdf"),
    ("合" * 300 + ".pdf", "document", "7-" + "合" * 32 + ".pdf"),
    ("." * 300 + "pdf", "document", "7-document.pdf"),
    ("x" * 300, "document", "7-" + "x" * 96),
]


@pytest.mark.parametrize(("name", "kind", "expected"), NAMES, ids=[ascii(name)[:40] for name, _, _ in NAMES])
def test_what_it_is_called(name: str | None, kind: str, expected: str) -> None:
    assert file_name(7, kind, name) == expected


def test_whatever_it_was_called_it_is_one_short_name() -> None:
    chance = random.Random(20261124)  # noqa: S311 - not for secrets
    letters = [
        "/",
        "\\",
        "..",
        ".",
        "\x00",
        "\u202e",
        "\n",
        " ",
        "-",
        "a",
        "合",
        "👨‍👩‍👧",
        "\u0301",
        "\ud83d",
        "ﷺ",
        "~",
        ":",
        "pdf",
    ]
    for _ in range(20_000):
        name = file_name(2**31, "document", "".join(chance.choices(letters, k=chance.randint(0, 60))))
        assert name.startswith("2147483648-")
        assert not {"/", "\\", "\x00", "\n", ":", "~", "\u202e"} & set(name)
        assert len(name.encode()) <= 143
        assert name == name.strip(" .")
