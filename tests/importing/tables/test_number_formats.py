"""The codes by which Excel shows numbers, and what is done with each."""

import pytest

from bot.importing.tables.number_formats import as_shown, codes_of, written_out


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (0.25, "0%", "25%"),
        (0.125, "0.0%", "12.5%"),
        (7.0, "000", "007"),
        (12.5, '#,##0.00 "€"', "12.50 €"),
        (12.5, "[$$-409]#,##0.00", "$ 12.50"),
        (3.0, '0" kg"', "3 kg"),
        (12.5, "0.00", None),
        (45000.0, "dd/mm/yyyy", None),
        (0.5, "# ?/?", None),
    ],
)
def test_what_is_shown_beside_a_number_is_kept(number: float, code: str, shown: str | None) -> None:
    assert as_shown(number, code) == shown


def test_a_cell_is_written_out_by_the_style_that_it_has() -> None:
    codes = codes_of(
        b'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0&quot; m&quot;"/></numFmts>'
        b'<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    sheet = b'<c r="A1"><v>2</v></c><c r="B1" s="1"><v>0.5</v></c><c r="C1" s="2"><v>2</v></c>'
    written = written_out(sheet, codes)
    assert written.startswith(b'<c r="A1"><v>2</v></c>')
    assert b"<t>50%</t>" in written
    assert b"<t>2 m</t>" in written
