"""What the law of a case is called: articles, materials, steps, grounds and ways, each in the reader's language.

A word the pack does not have in this language is shown in the pack's first one, a code without any word as itself.
"""

from banjie.core.act.act import Act, Extend, Reach, Restart
from banjie.core.procedure.clock_rule import Extension, Silence
from banjie.core.procedure.clock_rule import Restart as RestartRule
from banjie.core.procedure.form import Words
from banjie.core.procedure.procedure import Milestone, Procedure
from banjie.core.values.citation import Citation
from banjie.faces.shared.words import DEFAULT_LANGUAGE, say, words

_DIGITS = "〇一二三四五六七八九"


def in_language(texts: Words, language: str, fallback: str = "") -> str:
    """Return the text in `language`, else in the default language, else any, else `fallback`."""
    return texts.get(language) or texts.get(DEFAULT_LANGUAGE) or next(iter(texts.values()), fallback)


def label(procedure: Procedure, key: str, language: str) -> str:
    """Return the pack's word of `key` (`step.review`); the last part of the key where the pack has none."""
    return in_language(procedure.labels.get(key, {}), language, key.rpartition(".")[2])


def material_word(procedure: Procedure, code: str, language: str) -> str:
    """Return the name of a material."""
    found = next((paper for paper in procedure.materials if paper.code == code), None)
    return in_language(found.words, language, code) if found else code


def ground_word(procedure: Procedure, code: str, language: str) -> str:
    """Return the name of a ground to stop the clock, to let it begin anew, or not to accept."""
    stop = next((ground for ground in procedure.stop_grounds if ground.code == code), None)
    if stop:
        return in_language(stop.words, language, code)
    restart = f"restart_ground.{code}"
    return label(procedure, restart if restart in procedure.labels else f"acceptance_ground.{code}", language)


def event_word(procedure: Procedure, name: str, language: str) -> str:
    """Return what an event is called: a milestone in the pack's word, one of a step with the step, or a kind of act."""
    if procedure.milestone(name):
        return label(procedure, f"milestone.{name}", language)
    kind, _, step = name.partition(".")
    if step:
        return say(f"event.of_step.{kind}", language, step=label(procedure, f"step.{step}", language))
    return say(f"event.{kind}", language)


def citation_of(procedure: Procedure, act: Act) -> Citation | None:
    """Return the article an act stands on: of its milestone, extension, new beginning or silence, else of its kind."""
    rule = procedure.rule(act.kind)
    own = _source(procedure, act) or rule
    return own.citation if own else None


def _source(procedure: Procedure, act: Act) -> Milestone | Extension | RestartRule | Silence | None:
    if act.silence:
        return procedure.clock(act.silence).silence
    match act:
        case Reach():
            return procedure.milestone(act.milestone)
        case Extend():
            return procedure.clock(act.clock).extension
        case Restart():
            return procedure.clock(act.clock).restart
        case _:
            return None


def listed(texts: list[str], language: str) -> str:
    """Return texts joined as a list is in this language; the word for nothing where there are none."""
    return say("case.list_comma", language).join(texts) if texts else say("shared.none", language)


def article(citation: Citation | None, language: str) -> str:
    """Return the article as it is cited: 《行政许可法》第四十二条第二款, or 第三十二条第（四）项; empty without one."""
    if citation is None:
        return ""
    law = law_name(citation.law, language)
    if not citation.article:
        return f"{law}{say('shared.colon', language)}{citation.note}" if citation.note else law
    whole, _, item = citation.article.partition("(")
    number, _, paragraph = whole.partition(".")
    place = say("case.article", language, number=_numeral(number, language))
    if paragraph:
        place += say("case.article_paragraph", language, paragraph=_numeral(paragraph, language))
    if item:
        place += say("case.article_item", language, item=_numeral(item.rstrip(")"), language))
    return say("case.citation", language, law=law, article=place)


def law_name(law: str, language: str) -> str:
    """Return the name of a law where the words know it, else as the pack writes it."""
    key = f"case.law.{law}"
    return say(key, language) if key in words().texts[DEFAULT_LANGUAGE] else law


def _numeral(number: str, language: str) -> str:
    if language == "en" or not (number.isascii() and number.isdigit()):
        return number
    return chinese_numeral(int(number))


def chinese_numeral(number: int) -> str:
    """Return a whole number below 1,000 in Chinese numerals: 45 is 四十五, 201 is 二百零一."""
    if number >= 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones or not text else "")
