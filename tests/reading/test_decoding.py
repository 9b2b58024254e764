import pytest

from analysis.errors import EmptyInput, WrongFormat
from analysis.reading.decoding import decode

SENTENCE = "“It is naïve,” the minister said. „Nein“, sagte Müller. Très bien."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_common_encodings_come_back_without_mark(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a.txt") == SENTENCE


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Президент заявил, что переговоры прошли хорошо и будут продолжены."),
        ("shift_jis", "首相は「これは重要だ」と述べた。会議は明日も続く。"),
        ("gb18030", "外交部发言人说：“我们反对。”会议将继续。"),
        ("cp1250", "Premier powiedział: „Nie zgadzamy się na to”, wyjaśnił Żółć w środę."),
        ("latin-1", "Le président a déclaré que la réunion était très utile."),
    ],
)
def test_older_code_pages_are_recognised(encoding: str, words: str) -> None:
    assert decode(words.encode(encoding), "a.txt") == words


def test_two_quotation_marks_are_enough_for_the_western_code_page() -> None:
    assert decode("He said “no”.".encode("cp1252"), "a.txt") == "He said “no”."


def test_a_declared_encoding_is_believed_when_the_bytes_are_not_utf8() -> None:
    koi = "Ответа нет".encode("koi8-r")
    assert decode(koi, "a.html", "koi8-r") == "Ответа нет"
    assert decode("Ответа нет".encode(), "a.html", "koi8-r") == "Ответа нет"


def test_an_unknown_declared_encoding_is_passed_over() -> None:
    assert decode(b"caf\xe9 said no", "a.html", "klingon") == "café said no"


def test_a_few_broken_bytes_do_not_garble_the_rest() -> None:
    data = ("“No,” he said. " * 10).encode()
    assert decode(data + b"\xe2\x80", "a.txt") == "“No,” he said. " * 10 + "\ufffd"


def test_line_breaks_stay_as_in_the_file() -> None:
    assert decode(b"a\r\nb\rc\nd", "a.txt") == "a\r\nb\rc\nd"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8,
        b"%PDF-1.4\n" + bytes(range(256)) * 8,
        b"a\0b",
        b"\x01\x02\x03\x04 text",
        b"\xff\xfe\x00\xd8",
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(WrongFormat, match="binary data"):
        decode(data, "photo.txt")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_but_a_mark_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        decode(data, "a.txt")
