"""A topic loads whole or not at all; with a fault in it, what was there before stays in use."""

import contextlib
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.complaint import Complaint, ContentError
from content.library import NOTHING
from content.load import Written, load_library, load_topic, reload
from content.model.items import ShortQuestion

SOUND = Path(__file__).parent / "sound"
FILES = ("topic.yaml", "flashcards.yaml", "quiz.yaml")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a library of one topic, in a subject's folder."""
    shutil.copytree(SOUND, tmp_path / "shop" / "till-work")
    return tmp_path


def test_a_library_is_found_from_its_root_its_subject_or_its_topic(root: Path) -> None:
    found = [load_library(path) for path in (root, root / "shop", root / "shop" / "till-work")]
    assert [list(library.topics) for library in found] == [["till-work"]] * 3


def test_a_folder_without_topics_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="there is no topic in this folder"):
        load_library(tmp_path)
    with pytest.raises(ContentError, match="there is no such folder"):
        load_library(tmp_path / "nowhere")


def test_a_quiz_bank_may_be_spread_over_files_in_the_order_of_their_names(root: Path) -> None:
    folder = root / "shop" / "till-work"
    lines = (folder / "quiz.yaml").read_text().split("\n  - id: q-why-float")
    (folder / "quiz.yaml").write_text(lines[0])
    (folder / "quiz-typed.yaml").write_text("questions:\n  - id: q-why-float" + lines[1])
    assert load_topic(folder) == load_topic(SOUND)


def test_the_key_not_is_called_blocks_in_the_code(root: Path) -> None:
    quiz = root / "shop" / "till-work" / "quiz.yaml"
    quiz.write_text(quiz.read_text() + "    not: [no, 12:30]\n")
    question = load_library(root).item("till-work/q-why-float")
    assert isinstance(question, ShortQuestion)
    assert question.blocks == ("no", "12:30")


def test_two_topics_of_one_name_are_a_fault_told_with_all_others(root: Path) -> None:
    other = shutil.copytree(SOUND, root / "shop" / "till-again")
    (other / "flashcards.yaml").write_text("flashcards: none\n")
    with pytest.raises(ContentError) as caught:
        load_library(root)
    assert [complaint.what for complaint in caught.value.complaints] == [
        "`flashcards` must be a list",
        f"the topic `till-work` is already in {other}/topic.yaml:1",
    ]


def test_after_a_faulty_reload_the_old_content_stays_until_the_fault_is_mended(root: Path) -> None:
    quiz = root / "shop" / "till-work" / "quiz.yaml"
    before = quiz.read_text()
    library = load_library(root)

    quiz.write_text(before.replace("need: 1", "need: 2"))
    kept, error = reload(library, root)
    assert kept is library
    assert error is not None
    assert [complaint.line for complaint in error.complaints] == [20]

    quiz.write_text(before)
    mended, error = reload(kept, root)
    assert error is None
    assert mended == library
    refs = library.refs("till-work")
    assert [mended.version(ref) for ref in refs] == [library.version(ref) for ref in refs]


def other(root: Path) -> Path:
    """Put another topic beside the one that is there, and give its quiz."""
    folder = shutil.copytree(SOUND, root / "shop" / "shelf-work")
    topic = folder / "topic.yaml"
    topic.write_text(topic.read_text().replace("topic: till-work", "topic: shelf-work"))
    return Path(folder) / "quiz.yaml"


def test_a_topic_with_a_fault_stays_as_it_was_and_the_others_change(root: Path) -> None:
    quiz, changed = root / "shop" / "till-work" / "quiz.yaml", other(root)
    library = load_library(root)
    quiz.write_text(quiz.read_text().replace("need: 1", "need: 2"))
    changed.write_text(changed.read_text().replace("why:", "reword:", 1))
    kept, error = reload(library, root)
    assert error is not None
    assert {one.place.file for one in error.complaints} == {str(quiz)}
    assert kept.topics["till-work"] is library.topics["till-work"]
    assert kept.topics["shelf-work"] != library.topics["shelf-work"]


def test_a_topic_of_which_not_even_the_name_can_be_read_stays_too(root: Path) -> None:
    other(root)
    library = load_library(root)
    (root / "shop" / "till-work" / "topic.yaml").write_text("\t: [")
    kept, error = reload(library, root)
    assert error is not None
    assert kept is library


def test_where_nothing_was_before_a_topic_with_a_fault_is_left_out(root: Path) -> None:
    other(root).write_text("questions: none")
    usable, error = reload(NOTHING, root)
    assert error is not None
    assert list(usable.topics) == ["till-work"]


def test_a_topic_that_is_gone_is_gone(root: Path) -> None:
    gone = other(root)
    library = load_library(root)
    shutil.rmtree(gone.parent)
    assert list(reload(library, root)[0].topics) == ["till-work"]


def test_a_topic_that_does_not_pass_a_check_is_as_one_that_does_not_load(root: Path) -> None:
    looked_at: list[str] = []

    def check(written: Written) -> list[Complaint]:
        looked_at.append(written.topic.topic)
        return [Complaint(written.place("questions", 0), "it is wrong", "Put it right.")]

    library = load_library(root)
    assert reload(library, root, check) == (library, None)
    assert looked_at == []  # what is in use already was looked at before
    other(root)
    kept, error = reload(library, root, check)
    assert looked_at == ["shelf-work"]
    assert kept is library
    assert error is not None


structures = st.recursive(
    st.sampled_from(["no", "1", "x y", '""', "choice", "q-float", "{gap}", "~"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(
            st.sampled_from(["id", "type", "choices", "samples", "pairs", "marks", "right", "x"]),
            inner,
            max_size=4,
        ).map(lambda keys: f"{{{', '.join(f'{key}: {value}' for key, value in keys.items())}}}"),
    ),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from(FILES), where=st.integers(0, 40), put=st.one_of(st.text(), structures))
def test_whatever_an_author_writes_the_only_error_is_a_content_error(
    root: Path, file: str, where: int, put: str
) -> None:
    folder = root / "shop" / "till-work"
    for name in FILES:
        shutil.copy(SOUND / name, folder / name)
    lines = (SOUND / file).read_text().splitlines()
    at = where % len(lines)
    lines[at] = lines[at].partition(":")[0] + ": " + put
    (folder / file).write_bytes("\n".join(lines).encode(errors="surrogatepass"))
    with contextlib.suppress(ContentError):
        assert list(load_topic(folder).items())
