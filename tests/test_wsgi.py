"""The site as a WSGI application."""

from io import BytesIO, StringIO
from wsgiref.handlers import SimpleHandler
from wsgiref.util import setup_testing_defaults

from pairloom.wsgi import application


def test_the_application_answers_a_plain_wsgi_request(db: None) -> None:
    environment: dict[str, str] = {"PATH_INFO": "/healthz", "HTTP_HOST": "localhost"}
    setup_testing_defaults(environment)
    out = BytesIO()
    SimpleHandler(BytesIO(), out, StringIO(), environment).run(application)
    assert out.getvalue().startswith(b"HTTP/1.0 200 OK")
    assert out.getvalue().endswith(b'{"alive": true}')
