"""People are addressed as they would wish: surname and honorific, in the manner of each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.domain.address import addressed, plain_name, pronoun, spoken_of, surname


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Wang Fang", "Wang"),
        ("Zhang Lihua", "Zhang"),
        ("Li Wei", "Li"),
        ("Ouyang Xiu", "Ouyang"),
        ("Lü Xiaoming", "Lü"),
        ("Bruce Lee", "Lee"),
        ("Chan Tai Man", "Chan"),
        ("Richard M. Nixon", "Nixon"),
        ("Lee Harvey Oswald", "Oswald"),
        ("Ludwig van Beethoven", "van Beethoven"),
        ("Maria de la Cruz", "de la Cruz"),
        ("Francis L. Abad Jr.", "Abad"),
        ("Susan", "Susan"),
        ("Jordan, Kim", "Jordan"),
        ("Kim, Dong Jo", "Kim"),
        ("Jin Choi", "Choi"),
        ("Lam Chi Keung", "Lam"),
        ("Kim Jong-un", "Kim"),
        ("Al Gore", "Gore"),
        ("王芳", "王"),
        ("欧阳娜娜", "欧阳"),
        ("诸葛亮", "诸葛"),
        ("诸葛", "诸葛"),
        ("陈方安生", "陈方安生"),
        ("迈克尔·乔丹", "迈克尔·乔丹"),
        ("สมชาย ใจดี", "สมชาย ใจดี"),
        ("محمد علي", "محمد علي"),
    ],
)
def test_the_surname_is_found_in_names_of_every_shape(name: str, expected: str) -> None:
    assert surname(name) == expected


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [
        ("Wang Fang", "ms", "Ms Wang"),
        ("Nixon, Richard M. (President)", "mr", "Mr Nixon"),
        ("ROBERT MALLEY", "mr", "Mr Malley"),
        ("SEAN MCDONALD", "mr", "Mr McDonald"),
        ("XI MING", "mr", "Mr Xi"),
        ("Dr. Kissinger", "", "Dr Kissinger"),
        ("Wang Fang", "", "Wang Fang"),
        ("Wang Fang", "Leasing", "Wang Fang"),
        ("张伟", "mr", "Mr Zhang"),
        ("单田芳", "ms", "Ms Shan"),
        ("王总", "", "王总"),
        ("", "mr", ""),
        ("unknown person", "", ""),
        ("White House operator", "", ""),
    ],
)
def test_english_puts_the_honorific_before_the_surname(name: str, title: str, said: str) -> None:
    assert addressed(name, title, "en") == said


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [
        ("王芳", "ms", "王女士"),
        ("欧阳娜娜", "miss", "欧阳小姐"),
        ("李伟", "经理", "李经理"),
        ("李伟", "租赁部经理", "李经理"),
        ("李伟", "总经理", "李总"),
        ("赵刚", "高级工程师", "赵工"),
        ("李伟", "Leasing Manager", "李经理"),
        ("王总", "", "王总"),
        ("陈小姐", "", "陈小姐"),
        ("陈小姐", "ms", "陈女士"),
        ("王芳", "", ""),
        ("王芳", "VIP", ""),
        ("迈克尔·乔丹", "mr", "迈克尔·乔丹先生"),
        ("Richard Nixon", "mr", "Nixon 先生"),
        ("不详", "mr", ""),
    ],
)
def test_chinese_puts_the_honorific_after_the_surname_and_never_says_the_bare_name(
    name: str, title: str, said: str
) -> None:
    assert addressed(name, title, "zh_CN") == said


def test_of_a_colleague_one_may_speak_by_the_bare_name() -> None:
    assert spoken_of("李伟", "", "zh_CN") == "李伟"
    assert spoken_of("Li Wei", "", "en") == "Li Wei"
    assert spoken_of("Li, Wei", "dr", "en") == "Dr Li"


def test_only_a_title_tells_whether_it_is_he_or_she() -> None:
    assert [pronoun("Li Wei", "mr", case) for case in ("he", "him", "his")] == ["he", "him", "his"]
    assert [pronoun("Li Wei", "女士", case) for case in ("he", "him", "his")] == ["she", "her", "her"]
    assert pronoun("Li Wei", "经理", "him") == ""
    assert pronoun("Mrs. Cox", "", "him") == "her"


def test_a_name_from_an_index_is_put_in_the_order_of_speech() -> None:
    assert plain_name("Abad, Francis L., Jr.") == "Francis L. Abad Jr."
    assert plain_name("Kim, Dong Jo") == "Kim Dong Jo"
    assert plain_name("  Wang   Fang ") == "Wang Fang"
    assert plain_name("Smith, Jr.") == "Smith, Jr."


@given(st.text(max_size=60), st.text(max_size=20), st.sampled_from(["en", "zh_CN"]))
def test_no_name_whatever_upsets_the_coach(name: str, title: str, locale: str) -> None:
    for said in (addressed(name, title, locale), spoken_of(name, title, locale)):
        assert said == said.strip()
