"""How questions do, in words: a page of the list, and one question with all its figures."""

from typing import assert_never

from bot.analysis.items import Finding, Report
from bot.tutor.items import PAGE
from bot.tutor.model.links import mark_of
from bot.tutor.moves import items as moves
from bot.views.buttons import begins
from bot.views.message import Message, lines, paragraphs
from bot.views.texts import Html, Texts, clean, cut

_ROW = 60
"""Characters of a question in the list: two lines of a phone."""

_ASKED = 300
_WRONG = 80


def show(move: moves.ItemsMove, t: Texts) -> Message:
    """Show one of these moves."""
    match move:
        case moves.ItemsForTutors():
            return Message(t("items.for_tutors"))
        case moves.NoFigures(people=people, least=least):
            return Message(t("items.none", people=people, least=str(least)))
        case moves.ListItems():
            return _list(move, t)
        case moves.ShowItem():
            return _one(move, t)
        case _:
            assert_never(move)


def _list(move: moves.ListItems, t: Texts) -> Message:
    head = t("items.head", found=str(move.found), of=str(move.of))
    body = paragraphs(
        head if move.found else t("items.all_well", of=move.of),
        lines(*(_row(row, t) for row in move.rows)),
        lines(
            t("items.basis", people=move.people),
            t("items.too_few", n=move.too_few) if move.too_few else None,
        ),
    )
    numbers = tuple(begins(str(row.place), "items", mark_of(row.report.ref)) for row in move.rows)
    turning = tuple(
        begins(t.plain(f"items.{name}"), "items", f"{PAGE}{page}")
        for name, page in (("earlier", move.page - 1), ("later", move.page + 1))
        if 0 <= page < move.pages
    )
    return Message(body, (numbers, turning) if turning else (numbers,), in_place=move.in_place)


def _row(row: moves.ItemRow, t: Texts) -> Html:
    right, people = str(row.report.right), str(row.report.people)
    second = t("items.row_plain", right=right, people=people)
    if row.report.findings:
        what = t.plain(f"items.name.{row.report.findings[0]}")
        second = t("items.row_found", what=what, right=right, people=people)
    return lines(t("items.row", place=str(row.place), ask=_line(row.item.asked, _ROW)), second)


def _one(move: moves.ShowItem, t: Texts) -> Message:
    report = move.row.report
    found = [_tell(finding, report, t) for finding in report.findings]
    wrong = [
        t("items.wrong", text=_line(one.text, _WRONG), n=str(one.people)) for one in move.wrong
    ]
    body = paragraphs(
        lines(
            t("items.row", place=str(move.row.place), ask=_line(move.row.item.asked, _ASKED)),
            t("items.where", topic=move.topic, name=move.row.item.id),
        ),
        *(found or [t("items.nothing")]),
        _figures(report, t),
        lines(t("items.wrong_head"), *wrong) if wrong else None,
    )
    back = begins(t.plain("items.back"), "items", f"{PAGE}{move.page}")
    return Message(body, ((back,),), in_place=True)


def _tell(finding: Finding, report: Report, t: Texts) -> Html:
    if finding is Finding.UNUSED:
        options = ", ".join(f"“{_line(one, _WRONG)}”" for one in report.unused)
        return t("items.tell.unused", options=options)
    return t(f"items.tell.{finding}")


def _figures(report: Report, t: Texts) -> Html:
    said = (
        ("contested", report.voiced.contested),
        ("confirmed", report.voiced.confirmed),
        ("reported", report.voiced.reported),
    )
    return lines(
        t(
            "items.right",
            right=str(report.right),
            people=str(report.people),
            share=_per_cent(report.share.value),
            low=_per_cent(report.share.low),
            high=_per_cent(report.share.high),
        ),
        _apart(report, t),
        t("items.time", seconds=str(report.seconds)) if report.seconds is not None else None,
        t("items.help", n=str(report.hinted), people=str(report.people)),
        *(t(f"items.{name}", n=str(count)) for name, count in said if count),
    )


def _apart(report: Report, t: Texts) -> Html:
    """Say whether it tells those who know the rest from the others."""
    apart = report.discrimination
    if apart is None or report.knowing is None or report.others is None:
        return t("items.apart_unknown")
    how = "well" if apart.low > 0 else "wrong" if apart.high < 0 else "little"
    (a, of_a), (b, of_b) = report.knowing, report.others
    return t(
        "items.apart",
        how=t.plain(f"items.how.{how}"),
        a=str(a),
        of_a=str(of_a),
        b=str(b),
        of_b=str(of_b),
    )


def _per_cent(value: float) -> str:
    return str(round(100 * value))


def _line(text: str, most: int) -> str:
    """Cut a text to so many characters of one line."""
    return cut(" ".join(clean(text).split()), most)
