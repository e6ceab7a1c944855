"""Pages of notes: headings in any order, bullets of any kind, and drafts made of them."""

from pathlib import Path

import pytest

from bot.grading.grader import Grader
from bot.importing.found import Card, Choice, Cloze, Deck, Extended, Short, TrueFalse
from bot.importing.remarks import Refused
from bot.importing.topic.write import plan, save
from content.load import load_written
from tests.importing.reading import body, packed, read, told


def test_a_page_of_the_known_headings_is_read_part_by_part() -> None:
    deck = read("pages/headings_of_the_seeds.txt")
    names = ["Cold chain", "Date marking", "Stock rotation", "Temperature records"]
    assert [concept.name for concept in deck.concepts] == names
    assert deck.synopsis.startswith("This unit covers how cold food is kept safe")
    assert len(deck.tips) == 2
    assert len(deck.points) == 3
    assert [one.source for one in deck.misconceptions] == ["line 13", "line 14", "line 15"]


def test_a_wrong_idea_is_told_as_it_is_held_beside_what_is_so() -> None:
    practice, belief, sentence = read("pages/headings_of_the_seeds.txt").misconceptions
    assert practice.believes == (
        "Trusting the smell of food instead of the date on its packet is good practice."
    )
    assert (belief.believes, belief.instead) == (
        "Freezing kills all bacteria.",
        "It only stops them.",
    )
    assert not belief.made_up
    assert sentence.believes == "Best-before dates are about safety."


def test_every_item_of_a_page_is_a_draft_in_its_own_words() -> None:
    deck = read("pages/headings_of_the_seeds.txt")
    assert all(item.draft for item in deck.items)
    kinds = {type(item) for item in deck.items}
    assert kinds == {Card, Cloze, Short, Choice, TrueFalse, Extended}
    assert {item.concept for item in deck.items} == {one.name for one in deck.concepts}


def test_markdown_in_another_order_and_wording_is_the_same_page() -> None:
    deck = read("pages/markdown_reordered.md")
    assert deck.title == "Photosynthesis"
    assert [one.name for one in deck.concepts] == ["Chlorophyll", "Stomata", "Glucose"]
    assert deck.concepts[1].say.endswith("enters a leaf and oxygen leaves it.")
    assert deck.misconceptions[0].believes == "Plants only respire at night."
    assert deck.points[0].mark == "Naming chlorophyll as the pigment that absorbs light."
    assert "line 20: no part of a topic is known by the heading `Further reading`" in told(deck)[0]


def test_a_spanish_page_is_read_and_drafted_in_spanish() -> None:
    deck = read("pages/spanish.txt")
    assert (deck.title, deck.language) == ("La célula", "es")
    assert [one.name for one in deck.concepts][1] == "Núcleo"
    assert deck.misconceptions[0].believes == "Las plantas no tienen mitocondrias."
    first = deck.items[0]
    assert isinstance(first, Card)
    assert first.front == "¿Qué significa «Membrana plasmática»?"


def test_paragraphs_under_numbered_headings_need_no_bullets() -> None:
    deck = read("pages/numbered_paragraphs.txt")
    assert [one.name for one in deck.concepts] == ["Front", "Isobar", "Anticyclone"]
    assert deck.concepts[0].say.endswith("It brings rain.")
    assert deck.tips == ("Draw a map.",)


def test_a_page_without_concepts_is_told_what_it_lacks() -> None:
    page = b"Overview\nA page.\n\nExam tips\n- Write.\n"
    with pytest.raises(Refused, match="has no list of concepts"):
        read("page.txt", page)


def test_a_page_may_ask_its_headings_in_phrases_below_front_matter() -> None:
    deck = read("pages/front_matter_and_phrases.md")
    assert deck.title == "Food Safety & Hygiene (Unit 3)"
    names = ["Cross-contamination", "Danger zone", "Core temperature", "Use-by date"]
    assert [one.name for one in deck.concepts] == names
    assert [one.believes for one in deck.misconceptions] == [
        "Freezing kills bacteria.",
        "A use-by date is about quality rather than safety.",
    ]
    assert [len(deck.points), len(deck.tips), told(deck)] == [2, 1, []]


def test_where_headings_have_capitals_a_line_in_plain_words_is_no_heading() -> None:
    deck = read("pages/capitals_and_tabs_crlf.txt")
    assert [one.name for one in deck.concepts] == ["Chlorophyll", "Stoma", "Glucose"]
    assert deck.concepts[0].say == "the green pigment that absorbs light"
    assert [one.mark for one in deck.points] == [
        "Naming both raw materials (carbon dioxide and water)",
        "Stating that oxygen is released",
    ]
    assert [one.source for one in deck.misconceptions] == ["line 12", "line 13"]


def test_headings_with_colons_and_entries_with_letters_in_utf_16() -> None:
    deck = read("pages/colons_and_letters_utf16.txt")
    assert [one.name for one in deck.concepts] == ["Demand", "Supply", "Equilibrium"]
    assert [one.mark for one in deck.points] == [
        "Draws both curves with labelled axes.",
        "Shows the new equilibrium after a shift.",
    ]
    assert len(deck.misconceptions) == 2


def test_a_page_without_blank_lines_and_with_its_overview_on_one_line() -> None:
    deck = read("pages/no_blank_lines.txt")
    assert deck.synopsis == "A network joins computers so that they can share data."
    assert [one.name for one in deck.concepts] == ["LAN", "WAN", "Router", "Protocol"]
    assert len(deck.misconceptions) == len(deck.points) == 2


def test_a_table_of_terms_is_a_list_of_concepts_in_markdown_and_in_word() -> None:
    deck = read("pages/table_of_terms.md")
    assert [one.name for one in deck.concepts] == ["Mitosis", "Meiosis"]
    rows = (("Term", "Definition"), ("Surplus", "income above spending"))
    table = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in row)
        + "</w:tr>"
        for row in rows
    )  # fmt: skip
    heads = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>"
    xml = body(
        f"{heads.format('Key terms')}<w:tbl>{table}</w:tbl>{heads.format('Traps')}"
        "<w:p><w:r><w:t>Profit is cash.</w:t></w:r></w:p>"
    )
    word = read("budget.docx", packed({"word/document.xml": xml}))
    assert [one.name for one in word.concepts] == ["Surplus"]
    assert word.misconceptions[0].believes == "Profit is cash."


def test_bold_lines_are_headings_and_bold_names_are_concepts() -> None:
    deck = read("pages/bold_headings.md")
    assert deck.title == "Unit 4: Pricing"
    names = ["Cost-plus pricing", "Penetration pricing", "Price skimming"]
    assert [one.name for one in deck.concepts] == names
    assert deck.misconceptions[0].believes == "A lower price always sells more."
    assert deck.tips == ("Always name the business in the case.",)


def test_a_heading_that_is_not_known_ends_the_concepts_and_is_told() -> None:
    page = b"# Key terms\n- Front: a line.\n# Homework\nRead it.\n# Mistakes\n- Fronts are hot.\n"
    deck = read("page.md", page)
    assert [one.say for one in deck.concepts] == ["a line."]
    assert told(deck) == [
        "line 3: no part of a topic is known by the heading `Homework`: 1 line left out"
    ]


def test_a_page_in_windows_1252_keeps_its_accents() -> None:
    deck = read("pages/spanish_1252.txt")
    assert (deck.title, deck.language) == ("La Revolución Francesa", "es")
    assert deck.concepts[0].name == "Antiguo Régimen"
    assert deck.misconceptions[1].believes.startswith("Napoleón dirigió")


def test_what_is_so_may_stand_below_what_is_not() -> None:
    deck = read("pages/headings_for_concepts.md")
    assert [one.name for one in deck.concepts] == ["Osmosis", "Turgor", "Plasmolysis"]
    assert deck.concepts[1].say == "The pressure of water inside a plant cell. keeps leaves firm"
    assert [(one.believes, one.instead) for one in deck.misconceptions] == [
        ("Osmosis needs energy.", "It is passive."),
        ("Sugar moves in osmosis.", "Only water moves."),
    ]


def test_bullets_with_tabs_and_blank_lines_between_are_a_list() -> None:
    deck = read("pages/bullets_and_tabs_crlf.txt")
    assert [one.name for one in deck.concepts] == ["Offer", "Acceptance", "Consideration"]
    assert deck.misconceptions[1].believes == "An advert is an offer."
    assert deck.points[0].mark == "Stating all three elements."


def test_numbered_headings_over_numbered_lists_are_headings() -> None:
    deck = read("pages/numbers_everywhere.txt")
    assert [one.name for one in deck.concepts] == ["Conduction", "Convection", "Radiation"]
    assert (len(deck.tips), len(deck.misconceptions)) == (2, 2)
    assert deck.points[0].mark == "Names the process (conduction, convection or radiation)."


def test_a_column_of_marks_is_no_part_of_a_marking_point() -> None:
    deck = read("pages/bold_table_of_marks.md")
    assert [one.mark for one in deck.points] == ["Names all four Ps", "Applies them to the case"]
    assert [one.name for one in deck.concepts] == ["Product", "Price", "Place", "Promotion"]


BREAD = """# Bread

## Key concepts
- Yeast: a living fungus that eats sugar and makes the dough rise
- Gluten: a stretchy protein that holds the bubbles inside the dough

## Marking points
"""


def marked(*lines: str) -> Deck:
    return read("bread.md", (BREAD + "".join(f"- {line}\n" for line in lines)).encode())


def test_a_mark_asks_for_all_the_telling_words_of_its_line_together() -> None:
    (point,) = marked("say that salt slows yeast").points
    assert point.credit_when == (("salt",), ("slows",), ("yeast",))
    assert point.ask_if_missing == "What has “yeast” to do with it?"


@pytest.mark.parametrize("answer", ["yeast is nice", "it slows", "salt and sugar"])
def test_no_single_word_of_a_line_earns_its_mark(answer: str, tmp_path: Path) -> None:
    save(plan(marked("say that salt slows yeast"), "bread.md", tmp_path))
    (written,) = load_written(tmp_path)
    (exam,) = (one for one in written.topic.questions if one.type == "extended")
    graded = Grader(written.topic)
    assert not any(point.got for point in graded.grade_text(exam, answer).points)
    assert all(point.got for point in graded.grade_text(exam, "salt slows the yeast down").points)


def test_what_only_says_what_to_do_is_left_out_in_plain_words() -> None:
    deck = marked("name the gas", "say that salt slows yeast")
    assert len(deck.points) == 1
    assert told(deck) == [
        "line 8: says what a learner has to do, and no word by which a right answer could be told "
        "(write what is to be said, as `the gas is carbon dioxide`): left out"
    ]


def test_a_noun_that_ends_like_an_infinitive_is_no_mistake_in_english() -> None:
    page = b"Key terms\n- Sugar: sweet.\n\nMyths\n- Sugar melts in tea.\n- Water is an element.\n"
    believed = [one.believes for one in read("page.txt", page).misconceptions]
    assert believed == ["Sugar melts in tea.", "Water is an element."]


def test_code_stands_below_its_concept_with_its_spaces_and_means_nothing_else() -> None:
    for name in ("code.md", "pandoc.docx"):
        deck = read(f"pages/{name}")
        assert [one.name for one in deck.concepts] == ["Index", "Slice", "Mutability"]
        assert deck.concepts[0].say.endswith('0:\nxs = ["a", "b"]\nxs[0]  # "a"')
        assert deck.misconceptions[1].believes == "sorted(xs) changes the list."
        marks = [one.mark for one in deck.points]
        assert marks == ["Says that counting begins at 0", "Names the end as excluded"]


def test_numbers_in_levels_and_in_brackets_begin_entries() -> None:
    deck = read("pages/numbers_in_levels.txt")
    names = ["Evaporation", "Condensation", "Precipitation"]
    assert [one.name for one in deck.concepts] == names
    assert [one.mark for one in deck.points][:2] == ["Names evaporation", "Names condensation"]


def test_a_tick_says_what_is_so_below_a_cross() -> None:
    deck = read("pages/crosses_and_ticks.txt")
    assert deck.title == "Supply and demand"
    first, second = deck.misconceptions
    assert first.believes == "High prices always mean profit."
    assert (first.instead, first.made_up) == ("Costs may be higher still.", False)
    assert second.instead == "It is what they want and can pay."
    assert (
        deck.concepts[2].say
        == "where both are the same; the market clears; no shortage, no surplus"
    )


def test_a_german_page_is_read_and_drafted_in_german() -> None:
    deck = read("pages/german.txt")
    assert (deck.title, deck.language) == ("Die Zelle", "de")
    assert [one.name for one in deck.concepts] == ["Zellkern", "Mitochondrium", "Membran"]
    assert deck.misconceptions[0].instead.startswith("In Wirklichkeit ist es nicht so:")
    first = deck.items[0]
    assert isinstance(first, Card)
    assert first.front == "Was bedeutet „Zellkern“?"


def test_what_stands_before_the_first_heading_is_kept_beside_a_synopsis() -> None:
    page = b"Cells\nFor year 9.\n\nOverview\nThey live.\n\nKey terms\n- Nucleus: the core\n"
    assert read("page.txt", page).synopsis == "For year 9. They live."


def test_what_a_line_is_worth_is_no_part_of_what_a_mark_is_given_for() -> None:
    page = "# Célula\n\n## Ideas clave\n- Núcleo: contiene el ADN\n\n## Cómo se evalúa\n"
    page += "1. Nombra el núcleo (1 punto)\n2. Explica la función del ADN [2 marks]\n"
    points = read("page.md", page.encode()).points
    assert [one.mark for one in points] == ["Nombra el núcleo", "Explica la función del ADN"]
