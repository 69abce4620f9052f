"""Knows which word announces a number: "order", "passport", "call", "card", or "model", which stands for a thing (usage in our three languages)."""

from __future__ import annotations

import re
from functools import lru_cache

WINDOW = 48
SHORT_GAP = re.compile(
    r"(?:[^\w\n!?؟]|me\b|us\b|on\b|at\b|no\b|n\b|nr\b|num(?:ber)?s?\b|id\b|ref(?:erence)?\b|code\b|is\b|was\b|are\b|my\b|the\b|of\b|it'?s\b|under\b|with\b|ends?\b|series\b"
    r"|код\w*|номер\w*|ном\b|н\b|это\b|мой\b|моя\b|мо[её]\b|за\b|на\b|по\b|под\b|от\b|сери[яиюей]+\b|был[аои]?\b|нашего?\b|наш\b|ваш\b|так(?:ой|ая|ие)\b|вот\b|следующ\w+\b|диктую\b|назвала?\b"
    r"|رقم(?:ه|ها|ي|و)?\b|نمر[ةه]\b|هو\b|هي\b|كود\b|على\b|لي\b|تحت\b|ب\b|بتاع\w*|تبع\w*|حق\w{1,3}\b|ديال\w*|متاع\w*|تاع\w{1,3}\b|مال\w{1,2}\b|عندكم\b|عندي\b|مكتوب\w*|علي(?:ها|ه)\b|صار\b|كان\b|هاد?ا\b|فيه?ا?\b)*",
    re.IGNORECASE,
)
ARABIC_JOINED = r"(?:[وف]?[بلك]?(?:ال|لل)?)"
WORDS = {
    "phone": (
        r"\b(?:call(?:ed|ing|s)?|ring|rang|phone[ds]?|tel|telephone|mobile|mob|cell|whats-?app|wa|sms|text|contact|reach|viber|telegram|fax|landline|dial(?:led|ing)?"
        r"|desk|my number|number|num|call-?back|signal|imo|ph)\b"
        r"|\b(?:тел|телеф\w*|тлф|тлфн|моб\w*|сот(?:ов\w+)?|\w*звон\w*|набер\w*|набира\w*|в[оа][тц]+с?апп?\w*|вайбер\w*|смс\w*|факс\w*|номер\w*|телегр\w*)\b"
        rf"|\b{ARABIC_JOINED}(?:جوال\w*|هاتف\w*|واتس\w*|وتس\w*|موبايل\w*|تلفون\w*|تليفون\w*|محمول\w*|[أإا]?تصل\w*|يتصل\w*|كلم\w*|دق\w*|رن\w*|رقم\w*|نمر[ةه]|نمرتي|خلوي\w*|نقال\w*|فاكس|تواصل\w*)\b"
    ),
    "order": (
        r"\b(?:ord(?:er)?s?|invoices?|inv|tickets?|tkt|bookings?|reservations?|pnr|references?|ref|case|tracking|track|parcel|consignment|shipment|delivery|receipt|contract"
        r"|account|acct|a/c|policy|complaint|claim|job|quote|quotation|purchase|po|transaction|txn|refund|return|rma|voucher|confirmation|subscription|bill|customer|client|request|sr|incident|issue|pass|pcn|permit|warranty|waybill|awb|docket|folio|itinerary|res|application|loan|agreement|lease|tenancy|cheque|dd|enquiry|inquiry|pick-?up|click (?:and|&|n) collect|authori[sz]ation|remittance|file|slip)\b"
        r"|\b(?:заказ\w*|зак|заяв\w*|обращени\w*|накладн\w*|договор\w*|дог|чек\w*|сч[её]т(?!чик)\w*|квитанци\w*|тикет\w*|жалоб\w*|трек\w*|посылк\w*|отправлени\w*|брон\w*|билет\w*|л/с|лиц\w*"
        r"|претензи\w*|талон\w*|абонент\w*|рекламаци\w*|поставк\w*|доставк\w*|транзакци\w*|операци\w*|инцидент\w*|возврат\w*|ордер\w*|клиент\w*|контракт\w*|акт\w*|рпо|шпи|запрос\w*|справк\w*|бирк\w*|абон\w+|пут[её]вк\w*|задат\w*|з[-/][зн]|код\w* (?:получени\w|выдачи|подтверждени\w)|сертификат\w*|плат[её]ж\w*|по базе|кассов\w+|qr)\b"
        rf"|\b{ARABIC_JOINED}(?:طلب\w*|[أا]وردر\w*|فاتور[ةه]|فاتورت\w+|فواتير|تذكر[ةه]|تذكرت\w+|تيكت|(?:ال)?تيكي|حجز\w*|شكوى|شكوا\w*|شكوت\w+|شكوي|بلاغ\w*|عقد\w*|شحن[ةه]?|شحنت\w+|بوليص[ةه]|حساب\w*"
        r"|تتبع|مرجع\w*|بون(?= )|سند|ورق[ةه] (?:ال)?بيع|ت[أا]كيد|كونتراتو|كونطرا\w*|كولي(?:س|ه)?|colis|commande|facture|مطالب[ةه]|وثيق[ةه]|تذاكر|(?:(?<=رقم )|(?<=رقم ال)|(?<=نمر[ةه] )|(?<=نمر[ةه] ال))(?:عداد|كونتور|قضي[ةه]|محضر|حوال[ةه]|[إا]شعار|وصل|[إا]يجار|تسلسل\w*)|حجوزات|كراي[ةه]|معاملتي|(?:كود|رمز) (?:ال)?(?:استرجاع|شحن\w*|توصيل|استلام|حجز)|[إا]يصال|عملي[ةه]|معامل[ةه]|اشتراك\w*|طرد\w*|عميل|مشترك|قسيم[ةه]|كوبون|تصريح|كوماند)\b"
    ),
    "id": (
        r"\b(?:passports?|national insurance|nino|ni|ssn|social(?: security)?|id|identity|licen[cs]e|nhs|pps|ppsn|aadhaar|pan|tax|tin|utr|ein|itin|iqama|emirates id|civil id"
        r"|member(?:ship)?|student|patient|insurance|insured|visa no|residen\w+|brp|cnic|mrn|medical|employee|badge|loyalty|dob|imei|medicare|medicaid|prisoner|voter|library|driv\w+|hospital|hosp|registration|candidate|cent(?:re|er)|roll|enrol\w+|meter|serial|mpan|mprn|bvn|nin|nric|fin|mykad|tfn|sin|uan|gstin|abn|vin|chassis|dni|nie|nif|pesel|bsn|curp|rfc|cpf|gift)\b"
        r"|\b(?:(?:амбулаторн\w+|медицинск\w+|мед\.?) карт\w*|карт\w+ (?:пациента|больного|больной)|ветпаспорт\w*|(?:охотнич\w+|военн\w+|студенческ\w+|читательск\w+|профсоюзн\w+|партийн\w+) билет\w*|доверенност\w*|пропуск\w*|кадастр\w*|медкнижк\w*|больничн\w+|социальн\w+ карт\w*|патент\w*|иин|жшшир|пинфл|сч[её]тчик\w*|электросч[её]тчик\w*|водосч[её]тчик\w*|паспорт\w*|загран\w*|инн|снилс|огрн(?:ип)?|полис\w*|омс|дмс|осаго|удостоверени\w+|права|прав|ву|стс|птс|внж|рвп|свидетельств\w+|студ\w*|зач[её]т\w*|медкарт\w*"
        r"|табел\w+|членск\w+|читательск\w+|сери[яию]|докумен\w+|пациент\w*|пенсионн\w*|болезни|рождении)\b"
        rf"|\b{ARABIC_JOINED}(?:هوي[ةه]|هويت\w+|[إا]قام[ةه]|[إا]قامت\w+|جواز\w*|قومي|قوميه?|وطني|وطنيه?|رخص[ةه]|رخصت\w+|مدني[ةه]?|شخصي[ةه]|ضريبي|ت[أا]مين\w*|ضمان|سجل|بطاق[ةه] (?:ال)?(?:تعريف|هوي[ةه]|شخصي[ةه])|ملف\w*|مريض|عضوي\w+|جبا[ئي]ي|تعريف|جامعي|حدود|بطاقتي|cin)\b"
    ),
    "card": (
        r"\b(?:cards?|visa|mastercard|maestro|amex|american express|debit|credit|mada|meeza|cc)\b|\b(?:карт[аыеуойй]+|картам\w*|карточк\w+|мир|виз[аыуе]|мастеркард)\b"
        rf"|\b{ARABIC_JOINED}(?:بطاق[ةه]|بطاقت\w+|فيزا|ماستركارد|مدى|ميز[ةه]|كارت|كرت)\b"
    ),
    "iban": (
        r"\b(?:iban|sort code|sort-code|account (?:number|no)|bank account|acc no|routing|swift|bic)\b|\b(?:бик|р/с|расч[её]тн\w+|корр?сч[её]т\w*|к/с|ибан|банк(?:а|е|у|ом|овск\w+)?)\b"
        rf"|\b{ARABIC_JOINED}(?:[اآأ]يبان|حساب(?:ي)? (?:ال)?بنكي|بنك\w*)\b"
    ),
    "plate": (
        r"\b(?:plates?|reg(?:istration)?|number plate)\b|\b(?:гос\.?\s?номер\w*|госномер\w*|г/н|гос\.?\s?знак\w*|номерн\w+ знак\w*|номер\w* (?:машин|авто|тачк)\w*)\b"
        rf"|\b{ARABIC_JOINED}(?:لوح[ةه]|لوحت\w+|نمر[ةه] (?:ال)?(?:سيار[ةه]|عربي[ةه]))\b"
    ),
    "thing": (
        r"\b(?:models?|articles?|item|sku|isbn|ean|barcode|part|errors?|codes?|version|firmware|build|page|room|size|price[ds]?|costs?|paid|pay|spent|worth|total|battery|exit|iso|windows|about|over|than|nearly|almost|around)\b"
        r"|\b(?:модел\w+|арт|артикул\w*|штрихкод\w*|штрих-код\w*|ошибк\w+|верси\w+|прошивк\w+|сборк\w+|страниц\w+|размер\w*|цен[аыуе]\w*|стоит|стоил\w*|сумм\w+|заплатил\w*|оплатил\w*|гост|около|более|почти|больше)\b"
        rf"|\b{ARABIC_JOINED}(?:موديل|طراز|باركود|خط[أا]|[إا]صدار|نسخ[ةه]|صفح[ةه]|مقاس|سعر\w*|بسعر|دفعت|مبلغ|قطع[ةه]|حوالي|تقريبا)\b"
    ),
}
MIXED = re.compile("(?<=[\u0621-\u064a])(?=[a-z])")  # an Arabic article before a Latin word: الPNR
LONG = ("phone", "order", "id", "card", "iban", "plate", "thing")
CUES = re.compile("|".join(f"(?P<{kind}>{WORDS[kind]})" for kind in LONG), re.IGNORECASE)
SENTENCE_END = re.compile(r"[!?؟\n]\s*\w|[^\W_]{4,}\.\s+[^\W\d_]")
WEAK = re.compile(r"(?:number|num|номер\w*|رقم\w*|نمر[ةه]|codes?|bill|issue|id)", re.IGNORECASE)


def cue_before(text: str, start: int) -> tuple[str, bool]:
    """The kind of the nearest announcing word before a place ("" when none), and whether only words such as "number is" stand between."""
    return nearest_cue(MIXED.sub(" ", text[max(0, start - WINDOW) : start].lower()))


@lru_cache(maxsize=4096)
def nearest_cue(before: str) -> tuple[str, bool]:
    """The last announcing word of a text; words such as "number" and "code" give way to a clearer word right before them."""
    found = list(CUES.finditer(before))
    while (
        len(found) > 1
        and WEAK.fullmatch(found[-1].group())
        and is_short(before[found[-2].end() : found[-1].start()])
    ):
        found.pop()
    if not found or SENTENCE_END.search(before, found[-1].start()):
        return "", False
    return found[-1].lastgroup or "", is_short(before[found[-1].end() :])


def is_short(gap: str) -> bool:
    """True when nothing but marks and words such as "number is" stand in a gap."""
    return SHORT_GAP.fullmatch(gap) is not None
