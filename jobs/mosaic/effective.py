"""The themes as they are now: what themes.toml says, with everything that staff created, renamed and merged since (M2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from jobs.mosaic.decisions import (
    LEADING,
    Decision,
    Verdict,
    aliases,
    lessons,
    named,
    resolve,
    standing,
    verdicts,
)
from jobs.mosaic.exemplars import Exemplar
from jobs.mosaic.first_themes import MARK
from jobs.mosaic.themes import Theme
from jobs.refusal import Refusal
from jobs.settings import LANGUAGES


@dataclass(frozen=True)
class Picture:
    """Living themes in their order (`every` has merged ones too), what merged ids mean now, and what people said of voices."""

    themes: tuple[Theme, ...]
    every: Mapping[str, Theme]
    aliases: Mapping[str, str]
    verdicts: Mapping[int, Verdict]
    lessons: Mapping[tuple[int, str], bool]
    last: int

    @property
    def public(self) -> list[Theme]:
        """Themes that the public may see: named and explained in every language."""
        return [theme for theme in self.themes if is_complete(self.every[theme.id])]

    @property
    def ids(self) -> set[str]:
        """Every id that means something, merged ones too."""
        return {*self.every, *self.aliases}

    @property
    def merged_addresses(self) -> dict[str, str]:
        """By merged id that the public may know: the public theme that its address shows now."""
        public = {theme.id for theme in self.public}
        return {
            merged: living
            for merged, living in sorted(self.aliases.items())
            if living in public and (merged not in self.every or is_complete(self.every[merged]))
        }

    def living(self, theme: str) -> str:
        """The id under which a theme goes on."""
        return self.aliases.get(theme, theme)


def make_picture(written: Sequence[Theme], log: Sequence[Decision]) -> Picture:
    """The whole picture from themes.toml and the log of decisions; refuses a file that lost a theme which decisions name."""
    decided = standing(log)
    alias = aliases(decided)
    themes = renamed([*written, *created(written, decided)], decided)
    living = {theme.id: theme for theme in themes if theme.id not in alias}
    refuse_lost(decided, alias, living)
    for theme in themes:
        if theme.id in alias:
            living[alias[theme.id]] = joined(living[alias[theme.id]], theme)
    return Picture(
        tuple(in_all_languages(theme) for theme in living.values()),
        {theme.id: theme for theme in themes},
        alias,
        verdicts(decided),
        lessons(decided),
        max((decision.id for decision in log), default=0),
    )


def created(written: Sequence[Theme], decided: Sequence[Decision]) -> list[Theme]:
    """Themes that a decision made and that themes.toml does not have (yet)."""
    known = {theme.id for theme in written}
    return [
        Theme(
            id=str(decision.into_id),
            name=dict(decision.texts.get("name", {})),
            about=dict(decision.texts.get("about", {})),
            keywords={
                language: tuple(words) for language, words in decision.texts.get("keywords", {}).items()
            },
            phrases={},
        )
        for decision in decided
        if decision.kind in LEADING and decision.into_id not in known
    ]


def renamed(themes: Sequence[Theme], decided: Sequence[Decision]) -> list[Theme]:
    """The same themes with the names and meanings that staff gave them, the last word last; ids stay."""
    by_id = {theme.id: theme for theme in themes}
    for decision in decided:
        theme = by_id.get(str(decision.theme_id)) if decision.kind == "rename" else None
        if theme is not None:
            by_id[theme.id] = replace(
                theme,
                name={**theme.name, **decision.texts.get("name", {})},
                about={**theme.about, **decision.texts.get("about", {})},
            )
    return list(by_id.values())


def refuse_lost(decided: Sequence[Decision], alias: Mapping[str, str], living: Mapping[str, Theme]) -> None:
    """A theme that decisions name may not fall out of themes.toml: its voices would move behind people's backs."""
    for decision in decided:
        for theme in sorted(named(decision)):
            if resolve(theme, alias) not in living:
                raise Refusal(
                    f"themes.toml has no theme {resolve(theme, alias)!r} any more, but decision {decision.id} names it: put it back, "
                    f"then ./invoke themes --merge it --into another, or --undo {decision.id}."
                )


def joined(target: Theme, source: Theme) -> Theme:
    """A theme with the keywords and phrases of one that was merged into it."""
    return replace(
        target,
        keywords=both(target.keywords, source.keywords),
        phrases=both(target.phrases, source.phrases),
    )


def both(
    first: Mapping[str, tuple[str, ...]], second: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Words of both by language, each once."""
    languages = sorted({*first, *second}, key=LANGUAGES.index)
    return {
        language: tuple(dict.fromkeys((*first.get(language, ()), *second.get(language, ()))))
        for language in languages
    }


def is_complete(theme: Theme) -> bool:
    """True when the name and the meaning stand in every language, and none is still to be written."""
    texts = [text.get(language, "") for text in (theme.name, theme.about) for language in LANGUAGES]
    return all(texts) and not any(mark in text for mark in MARK.values() for text in texts)


def in_all_languages(theme: Theme) -> Theme:
    """The same theme; where a name is missing it goes by one that it has, so that staff can read of it."""
    spare = next((theme.name[language] for language in LANGUAGES if theme.name.get(language)), theme.id)
    return replace(theme, name={language: theme.name.get(language) or spare for language in LANGUAGES})


def exemplars_of(picture: Picture, words: Mapping[int, tuple[str, str]]) -> list[Exemplar]:
    """What people's decisions teach: the voices' own redacted words (language, text) as examples for and against themes."""
    return [
        Exemplar(theme, words[voice][0], words[voice][1], belongs, voice)
        for (voice, theme), belongs in picture.lessons.items()
        if voice in words and words[voice][0] in LANGUAGES
    ]
