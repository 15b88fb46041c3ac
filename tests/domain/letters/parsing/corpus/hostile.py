"""Mails that break parsers: some are readable all the same, some are not; none may stop anyone."""

from tests.domain.letters.parsing.corpus.answers import REPLY

DEEP = (
    b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (depth, depth) for depth in range(1_000))
    + b"Content-Type: text/plain\r\n\r\ndeep\r\n"
)
MANY_PARTS = (
    b'Subject: many\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    + b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * 10_000
    + b"--b--\r\n"
)
NULS = REPLY.replace(b"Tuesday", b"Tue\x00sday").replace(b"Subject: Re", b"Subject: R\x00e")
EIGHT_BIT_HEADERS = b"From: J\xf6rg <joerg@library.example>\r\nSubject: Gr\xfc\xdfe\r\n\r\nHallo"
UTF8_HEADERS = "From: Jörg <joerg@library.example>\r\nSubject: Grüße\r\n\r\nHallo".encode()
UNKNOWN_CHARSET = (
    b"From: a@b.example\r\nSubject: =?no-such?B?4A==?=\r\nContent-Type: text/plain; charset=no-such\r\n\r\n\xe9"
)
NOT_TEXT_CHARSET = b"From: a@b.example\r\nContent-Type: text/plain; charset=hex\r\n\r\nzz"
BROKEN_WORDS = b"From: a@b.example\r\nSubject: =?utf-8?B?A?= =?utf-8?Q?=F?=\r\n\r\nx"
BROKEN_PARAMETERS = b"From: a@b.example\r\nContent-Type: text/plain; charset*0*=utf-8''%; charset*x=1; =; ;\r\n\r\nx"
NO_HEADERS = b"\r\njust words\r\n"
EMPTY = b""
ONLY_HEADERS = b"From: a@b.example\r\nSubject: nothing else"
MANY_HEADERS = b"X-A: b\r\n" * 100_000 + b"\r\nx"
LONG_HEADER = b"Subject: " + b"a" * 1_000_000 + b"\r\n\r\nx"
LONG_LINE = b"From: a@b.example\r\n\r\n" + b"on monday ada wrote: " * 200_000
MANY_ATTRIBUTIONS = b"From: a@b.example\r\n\r\n" + b"1 wrote:\r\n> x\r\n" * 20_000
OPEN_TAGS = b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n" + b"<a <" * 60_000
OPEN_COMMENTS = b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n" + b"<!--" * 60_000
PUNYCODE = (
    b"From: a@b.example\r\nContent-Type: text/plain; charset=punycode\r\n\r\n" + b"a" * 200_000 + b"-" + b"z9" * 20_000
)
MANY_ADDRESSES = b"From: " + b"a@b.example, " * 50_000 + b"\r\n\r\nx"
SURROGATES = "From: a@b.example\r\nSubject: \ud800 x\r\n\r\n\udfff".encode("utf-8", "surrogatepass")
BROKEN_REPORT = (
    b"From: MAILER-DAEMON@x.example\r\n"
    b'Content-Type: multipart/report; report-type=delivery-status; boundary="r"\r\n\r\n'
    b"--r\r\nContent-Type: message/delivery-status\r\n\r\nAction failed\r\n\r\nStatus\r\n--r--"
)
BASE64_THAT_IS_NONE = (
    b"From: a@b.example\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!\xff"
)
UUENCODED = b"From: a@b.example\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 x\r\n\xff\xff\r\nend\r\n"

HOSTILE: dict[str, bytes] = {
    "1,000 deep": DEEP,
    "10,000 parts": MANY_PARTS,
    "NULs": NULS,
    "8-bit headers": EIGHT_BIT_HEADERS,
    "UTF-8 headers": UTF8_HEADERS,
    "unknown charset": UNKNOWN_CHARSET,
    "charset that is no text": NOT_TEXT_CHARSET,
    "broken encoded words": BROKEN_WORDS,
    "broken parameters": BROKEN_PARAMETERS,
    "no headers": NO_HEADERS,
    "empty": EMPTY,
    "only headers": ONLY_HEADERS,
    "100,000 headers": MANY_HEADERS,
    "a header of 1 MB": LONG_HEADER,
    "a line of 4 MB": LONG_LINE,
    "20,000 attributions": MANY_ATTRIBUTIONS,
    "open tags": OPEN_TAGS,
    "open comments": OPEN_COMMENTS,
    "punycode": PUNYCODE,
    "50,000 addresses": MANY_ADDRESSES,
    "halves of characters": SURROGATES,
    "broken report": BROKEN_REPORT,
    "base64 that is none": BASE64_THAT_IS_NONE,
    "uuencoded": UUENCODED,
}
