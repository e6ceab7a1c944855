"""The note types and the deck of an Anki package, as JSON of schema 11."""

import json
from typing import Any, Final

SIDES, TYPED, GAPS = 1_690_000_000_001, 1_690_000_000_002, 1_690_000_000_003
"""Ids that stay, so that every package of ours shares its note types in Anki."""
MADE: Final = 1_700_000_000
"""When everything was made, in seconds: the same deck gives the same bytes."""

_CSS: Final = (
    ".card { font-family: sans-serif; font-size: 20px; text-align: center; }\n.why { opacity: .7; }"
)
_FIELDS: Final = ("Front", "Back", "Also accepted", "Why")
_WHY: Final = '{{#Why}}<div class="why"><br>{{Why}}</div>{{/Why}}'
_BELOW: Final = "{{#Also accepted}}<br>({{Also accepted}}){{/Also accepted}}" + _WHY
_TURNED: Final = "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}" + _BELOW
_GAP: Final = "{{cloze:Text}}"


def model_json() -> str:
    """Give all three types."""
    types = [
        _type(SIDES, "Viva", _FIELDS, "{{Front}}", _TURNED),
        _type(TYPED, "Viva (typed)", _FIELDS, "{{Front}}\n\n{{type:Back}}", _TURNED),
        _type(GAPS, "Viva (gaps)", ("Text", "Why"), _GAP, _GAP + _WHY),
    ]
    return json.dumps({str(one["id"]): one for one in types})


def _type(number: int, name: str, fields: tuple[str, ...], front: str, back: str) -> dict[str, Any]:
    gaps = number == GAPS
    return {
        "id": number,
        "name": name,
        "type": int(gaps),
        "mod": MADE,
        "usn": -1,
        "sortf": 0,
        "did": 1,
        "css": _CSS + ("\n.cloze { font-weight: bold; color: blue; }" if gaps else ""),
        "latexPre": "",
        "latexPost": "",
        "latexsvg": False,
        "req": [[0, "any", [0]]],
        "flds": [_field(place, field) for place, field in enumerate(fields)],
        "tmpls": [
            {
                "name": "Card 1",
                "ord": 0,
                "qfmt": front,
                "afmt": back,
                "bqfmt": "",
                "bafmt": "",
                "did": None,
                "bfont": "",
                "bsize": 0,
            }
        ],
    }


def _field(place: int, name: str) -> dict[str, Any]:
    look = {"font": "Arial", "size": 20, "rtl": False, "sticky": False, "media": []}
    return {"name": name, "ord": place, **look}


def deck_json(number: int, title: str) -> str:
    """Give the default deck, which every collection has, and ours."""
    names = {1: "Default", number: title.replace("::", ": ")}
    return json.dumps({str(key): _deck(key, name) for key, name in names.items()})


def _deck(number: int, name: str) -> dict[str, Any]:
    today = {f"{kind}Today": [0, 0] for kind in ("new", "rev", "lrn", "time")}
    about = {"id": number, "name": name, "mod": MADE, "usn": -1, "desc": "", "dyn": 0, "conf": 1}
    return {**about, **today, "collapsed": False, "browserCollapsed": False}
