"""The words an Arabic address is made of, as the model for addresses sees them: what stands before a number, a street, a quarter, a landmark (usage from the Gulf to Morocco).

Source: written down by the project from general knowledge, 2026.
"""

from __future__ import annotations

from functools import cache, lru_cache

from jobs.hear.address_towns import is_town
from jobs.hear.gazetteer import names
from jobs.hear.spelled import ARABIC as NUMBERS

# Sign of the sort -> words in folded spelling, without the article and without joined letters.
PARTS = {
    "U": "عماره عمارات بنايه بنا بناء مبني برج ابراج فيلا فله فيله منزل بيت دار حوش شقه شقتي شقتنا دور طابق ط بلوك بلك بلكه قطعه قسيمه لوط بقعه مدخل باب بوابه مكتب غرفه اوضه جناح وحده ملحق "
    "استوديو سكن مسكن مساكن عنبر كابينه شاليه استراحه مزرعه هنجر مستودع محل دكان زون مربع مخطط مجاوره كلم كيلو بلوكات رقم نمره عدد قصر عزبه ق م د ز ش ض",
    "S": "شارع طريق زنقه زقاق درب نهج حاره جاده سكه كورنيش ممر عطفه ميدان دوار طلعه نزله جسر اوتستراد لفه تقاطع ساحه بولفار",
    "Q": "حي منطقه محله ضاحيه تجزئه تجزيه اقامه قريه ضيعه مخيم مدينه كمباوند كمبوند كومباوند كامب مجمع مشروع ديار بلديه مركز ولايه محافظه مديريه جماعه كفر نجع دشره دوار تعاونيه عماله قضاء ناحيه حوش فريج مبيت اسكان",
    "B": "جنب بجنب بجوار بجانب خلف ورا وراء امام قدام مقابل قبال قبل بعد فوق تحت قرب يم حدا حذا حد ناصيه متفرع متفرعه عند يمين يسار شمال ملك اخر اول كوع زاويه",
    "O": "ارضي اول ثاني تاني ثالث تالت رابع خامس سادس سابع ثامن تامن تاسع عاشر اخير علوي حادي ثانيه تانيه ثالثه تالته رابعه خامسه سادسه سابعه ثامنه تاسعه عاشره عشر غربي غربيه شرقي شرقيه جنوبي جنوبيه شمالي شماليه",
    "W": "عنوان عنواني عنوانه عنوانها ساكن ساكنه ساكنين نسكن اسكن كنسكن بسكن بيتنا بيتي دارنا شقتنا حوشنا منزلنا منزلي مكتبنا سكننا",
    "P": "رمز بريدي بريد صندوق ص ب مكاني مختصر وطني",
}  # fmt: skip
SHORTEST = 3


@cache
def signs() -> dict[str, str]:
    """Word -> sign of its sort; the first sort that names a word wins."""
    found: dict[str, str] = {}
    for sign, words in PARTS.items():
        for word in words.split():
            found.setdefault(word, sign)
    return found | dict.fromkeys(NUMBERS, "N")


@lru_cache(maxsize=50_000)
def part_of(folded: str) -> str:
    """What part of an address a folded word may be: a sign of PARTS, T for a town, R for a known street or quarter, X for a word of a sentence; "" for none."""
    for stem in stems(folded):
        if stem in signs():
            return signs()[stem]
    if folded in names("streets_never_ar"):
        return "X"
    if any(is_town(stem) for stem in stems(folded)):
        return "T"
    return "R" if folded in names("streets_ar") else ""


def stems(folded: str) -> list[str]:
    """The word, and the word without what is joined to it."""
    found = [folded]
    for joined in ("ال", "بال", "لل", "وال", "فال", "ب", "ل", "ف", "و"):
        rest = folded.removeprefix(joined)
        if rest != folded and len(rest) >= SHORTEST:
            found.append(rest)
    return found
