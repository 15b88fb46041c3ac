"""Tests of what pages tell allauth's script: data only, and nothing breaks out of it."""

from pairloom.doors.desk.templatetags.passkeys import passkey_form


def test_the_block_holds_data_and_names_the_function() -> None:
    block = passkey_form("addForm", add="button", credential="field")
    assert block.startswith('<script data-allauth-onload="allauth.webauthn.forms.addForm" type="application/json">')
    assert block.endswith('{"ids": {"add": "button", "credential": "field"}}</script>')


def test_nothing_breaks_out_of_the_block() -> None:
    block = passkey_form('x" onload="y', add="</script><script>")
    assert block.count("<script") == block.count("</script>") == 1
    assert 'onload="y' not in block
