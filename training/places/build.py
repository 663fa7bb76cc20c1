"""Make knowledge/data/places.tsv from GeoNames cities, keeping only names that are used as places in news.

    python training/places/build.py

A name that is also an everyday word («كان», «مالية», «نيس») is told apart by statistics: in the ANT news corpora
it must stand after a locative («في», «مدينة», «قرب» …) or carry an attached «ب» often enough. Names that are
rare in those corpora stay only for Arab countries and large cities.
"""

import collections
import io
import json
import os
import re
import unicodedata
from pathlib import Path

import zstandard

from tawatur.knowledge.countries import load_countries
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

SHARED = Path(os.environ.get("TAWATUR_SHARED", "../shared"))
OUT = Path("src/tawatur/knowledge/data/places.tsv")
CORPORA = ("ant_multi_2018_feb_aug.jsonl.zst", "ant_jawhara_2013_2017.jsonl.zst")
ARABIC_NAME = re.compile(
    r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+(?:[ -][ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+)*"
)
MARKS = re.compile("[\u064b-\u0652\u0640\u200c\u200f]")
# Not written so by anyone who writes Arabic: ى inside a word, a word that begins with a seated hamza.
SPOILT = re.compile(r"ى\B|\b[ئؤء]|أن?دأ")
LOCATIVES = set(
    map(
        fold,
        [
            "في",
            "بمدينة",
            "مدينة",
            "إلى",
            "محافظة",
            "ولاية",
            "العاصمة",
            "قرب",
            "شمال",
            "جنوب",
            "شرق",
            "غرب",
            "بلدة",
            "منطقة",
            "إقليم",
            "مطار",
            "جامعة",
            "ضواحي",
            "وسط",
            "بمنطقة",
            "ومدينة",
            "بولاية",
            "بمحافظة",
            "بلدية",
            "قرية",
            "نحو",
            "لمدينة",
            "بإقليم",
            "جهة",
            "معتمدية",
            "ميناء",
            "أحياء",
            "مدينتي",
            "شمالي",
            "جنوبي",
            "شرقي",
            "غربي",
            "بين",
            "عمالة",
            "قضاء",
            "ناحية",
        ],
    )
)
ARAB = {
    "MA",
    "DZ",
    "TN",
    "LY",
    "MR",
    "EG",
    "SD",
    "SO",
    "DJ",
    "KM",
    "SA",
    "AE",
    "QA",
    "KW",
    "BH",
    "OM",
    "YE",
    "IQ",
    "SY",
    "LB",
    "JO",
    "PS",
    "EH",
}
# Everyday words that pass the statistics, and names whose usual sense in news is not the city.
NOT_PLACES = {
    fold(word)
    for word in [
        "الحدود",
        "المدينة",
        "الجديدة",
        "الساحل",
        "الجزيرة",
        "المطار",
        "الشرقية",
        "الغربية",
        "الشمالية",
        "اريئيل",
        "أورسالم",
        "صهيون",
        "سول",
        "بورسا",
    ]
}
# The capital is not among the cities with Arabic spellings.
WASHINGTON = {
    "geonameid": 4140963, "en": "Washington, D.C.", "cc": "US", "pop": 689545, "lat": 38.89511, "lon": -77.03637, "ar": [],
}  # fmt: skip
ADMINISTRATIVE = set(
    map(
        fold,
        [
            "مدينة",
            "دائرة",
            "قضاء",
            "ناحية",
            "شهر",
            "ولاية",
            "محافظة",
            "مركز",
            "بلدية",
            "حي",
            "عزبة",
            "فريج",
            "محلة",
        ],
    )
)
# The status of these is disputed between states; the place is named without a country.
NO_COUNTRY = {281184}  # Jerusalem


# Spellings of our own, first the usual one: cities whose Arabic spelling GeoNames lacks or spoils.
OWN_SPELLINGS = {
    ("CN", "Shanghai"): "شنغهاي|شانغهاي", ("US", "Washington, D.C."): "واشنطن", ("US", "Los Angeles"): "لوس أنجلوس|لوس أنجليس", ("TR", "Istanbul"): "إسطنبول|اسطنبول",
    ("ES", "Barcelona"): "برشلونة", ("ES", "Sevilla"): "إشبيلية", ("ES", "Granada"): "غرناطة", ("ES", "Málaga"): "مالقة",
    ("IT", "Milan"): "ميلانو", ("IT", "Naples"): "نابولي", ("IT", "Turin"): "تورينو", ("DE", "Munich"): "ميونخ|ميونيخ",
    ("DE", "Hamburg"): "هامبورغ", ("DE", "Frankfurt am Main"): "فرانكفورت", ("DE", "Köln"): "كولونيا", ("DE", "Bonn"): "بون",
    ("GB", "Manchester"): "مانشستر", ("GB", "Liverpool"): "ليفربول", ("GB", "Birmingham"): "برمنغهام|برمنجهام", ("GB", "Glasgow"): "غلاسكو",
    ("GB", "Edinburgh"): "إدنبرة|إدنبره", ("FR", "Marseille"): "مارسيليا|مرسيليا", ("FR", "Lyon"): "ليون", ("FR", "Strasbourg"): "ستراسبورغ",
    ("FR", "Toulouse"): "تولوز", ("FR", "Bordeaux"): "بوردو", ("FR", "Lille"): "ليل الفرنسية", ("CH", "Geneva"): "جنيف",
    ("CH", "Zürich"): "زيورخ|زيوريخ", ("CH", "Lausanne"): "لوزان", ("RU", "Saint Petersburg"): "سانت بطرسبورغ|سان بطرسبورغ|سانت بطرسبرغ",
    ("RU", "Sochi"): "سوتشي", ("RU", "Kazan"): "قازان|كازان", ("UA", "Odesa"): "أوديسا|أوديسيا", ("UA", "Kharkiv"): "خاركيف|خاركوف",
    ("UA", "Mariupol"): "ماريوبول", ("UA", "Kherson"): "خيرسون", ("UA", "Donetsk"): "دونيتسك", ("UA", "Luhansk"): "لوغانسك",
    ("UA", "Lviv"): "لفيف", ("UA", "Zaporizhzhya"): "زابوريجيا|زابوريجيه", ("US", "New York City"): "نيويورك", ("US", "Chicago"): "شيكاغو",
    ("US", "Houston"): "هيوستن", ("US", "Miami"): "ميامي", ("US", "Boston"): "بوسطن", ("US", "San Francisco"): "سان فرانسيسكو",
    ("US", "Detroit"): "ديترويت", ("US", "Dallas"): "دالاس", ("US", "Philadelphia"): "فيلادلفيا", ("US", "Atlanta"): "أتلانتا",
    ("US", "Las Vegas"): "لاس فيغاس", ("US", "Seattle"): "سياتل", ("CA", "Toronto"): "تورونتو", ("CA", "Montréal"): "مونتريال",
    ("CA", "Vancouver"): "فانكوفر", ("AU", "Sydney"): "سيدني", ("AU", "Melbourne"): "ملبورن", ("BR", "São Paulo"): "ساو باولو",
    ("BR", "Rio de Janeiro"): "ريو دي جانيرو", ("IN", "Mumbai"): "مومباي|بومباي", ("IN", "Kolkata"): "كلكتا|كولكاتا",
    ("PK", "Karachi"): "كراتشي", ("PK", "Lahore"): "لاهور", ("PK", "Peshawar"): "بيشاور", ("AF", "Kandahār"): "قندهار",
    ("AF", "Herāt"): "هرات", ("AF", "Mazār-e Sharīf"): "مزار شريف", ("IR", "Isfahan"): "أصفهان", ("IR", "Mashhad"): "مشهد الإيرانية",
    ("IR", "Shiraz"): "شيراز", ("IR", "Tabriz"): "تبريز", ("IR", "Qom"): "مدينة قم", ("IR", "Ahvaz"): "الأهواز",
    ("KR", "Busan"): "بوسان", ("JP", "Osaka"): "أوساكا", ("JP", "Hiroshima"): "هيروشيما", ("JP", "Nagasaki"): "ناغازاكي",
    ("HK", "Hong Kong"): "هونغ كونغ", ("TR", "Izmir"): "إزمير", ("TR", "İzmir"): "إزمير", ("TR", "Gaziantep"): "غازي عنتاب",
    ("TR", "Adana"): "أضنة", ("TR", "Diyarbakır"): "ديار بكر", ("NL", "Rotterdam"): "روتردام", ("NL", "Amsterdam"): "أمستردام",
    ("NL", "The Hague"): "لاهاي", ("BE", "Antwerpen"): "أنتويرب", ("PL", "Kraków"): "كراكوف", ("GR", "Thessaloníki"): "سالونيك",
    ("NG", "Lagos"): "لاغوس", ("TZ", "Dar es Salaam"): "دار السلام", ("ZA", "Johannesburg"): "جوهانسبرغ", ("ZA", "Cape Town"): "كيب تاون",
    ("KE", "Mombasa"): "مومباسا", ("ML", "Timbuktu"): "تمبكتو", ("MA", "Marrakesh"): "مراكش", ("MA", "Fès"): "فاس", ("MA", "Tangier"): "طنجة",
    ("MA", "Agadir"): "أكادير|أغادير", ("MA", "Meknès"): "مكناس", ("MA", "Oujda"): "وجدة", ("MA", "Tétouan"): "تطوان", ("MA", "Kenitra"): "القنيطرة",
    ("DZ", "Oran"): "وهران", ("DZ", "Constantine"): "قسنطينة", ("DZ", "Annaba"): "عنابة", ("DZ", "Tizi Ouzou"): "تيزي وزو",
    ("LY", "Benghazi"): "بنغازي", ("LY", "Misratah"): "مصراتة", ("LY", "Darnah"): "درنة", ("LY", "Sirte"): "سرت", ("LY", "Sabhā"): "سبها",
    ("EG", "Luxor"): "الأقصر", ("EG", "Aswan"): "أسوان", ("EG", "Port Said"): "بورسعيد", ("EG", "Suez"): "السويس",
    ("SA", "Jeddah"): "جدة", ("SA", "Makkah"): "مكة المكرمة", ("SA", "Medina"): "المدينة المنورة", ("SA", "Dammam"): "الدمام",
    ("AE", "Dubai"): "دبي", ("AE", "Sharjah"): "الشارقة", ("YE", "Aden"): "عدن", ("YE", "Ta‘izz"): "تعز", ("YE", "Al Ḩudaydah"): "الحديدة",
    ("IQ", "Basrah"): "البصرة", ("IQ", "Mosul"): "الموصل", ("IQ", "Erbil"): "أربيل", ("IQ", "Najaf"): "النجف", ("IQ", "Karbala"): "كربلاء",
    ("SY", "Aleppo"): "حلب", ("SY", "Homs"): "حمص", ("SY", "Hama"): "حماة", ("SY", "Idlib"): "إدلب", ("SY", "Latakia"): "اللاذقية",
    ("PS", "Gaza"): "غزة", ("PS", "Nablus"): "نابلس", ("PS", "Hebron"): "الخليل", ("PS", "Jenin"): "جنين", ("PS", "Khān Yūnis"): "خان يونس",
    ("PS", "Rafah"): "رفح", ("IL", "Haifa"): "حيفا", ("IL", "Tel Aviv"): "تل أبيب", ("IL", "Jerusalem"): "القدس|القدس الشريف|بيت المقدس",
    ("JO", "Irbid"): "إربد", ("JO", "Aqaba"): "العقبة", ("SD", "Port Sudan"): "بورتسودان|بور سودان", ("SD", "Omdurman"): "أم درمان",
}  # fmt: skip


def main() -> None:
    cities = read_cities()
    given = {
        fold(line.strip())
        for file in ("names_given_m.txt", "names_given_f.txt")
        for line in (SHARED / "data/lexicon" / file).open(encoding="utf-8")
    }
    candidates = collect_names(cities)
    total, located = count_uses(candidates)
    rows = []
    iso3 = {country.iso2: country.iso3 for country in load_countries().values()}
    taken = taken_names()
    for city in sorted(cities, key=lambda city: -city["pop"]):
        names = [
            name
            for name in spellings(city)
            if name in city["own"]
            or (fold(name) not in taken and keep(fold(name), city, total, located[fold(name)], given))
        ]
        if any(total[fold(name)] for name in names):
            names = [name for name in names if total[fold(name)] or name in city["own"]]
        if names:
            country = "" if city["geonameid"] in NO_COUNTRY else iso3.get(city["cc"], "")
            rows.append((city, country, names))
    rows = resolve(rows, total)
    header = (
        "# Cities with the spellings under which the Arabic press names them. From GeoNames (cities15000), CC BY 4.0,\n"
        "# https://www.geonames.org/; selected and filtered by training/places/build.py.\n"
        "geonameid\tnames\tlatin\tcountry\tlat\tlon\tpopulation\n"
    )
    lines = [
        f"{c['geonameid']}\t{'|'.join(names)}\t{c['en']}\t{country}\t{c['lat']}\t{c['lon']}\t{c['pop']}"
        for c, country, names in rows
    ]
    OUT.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} places, {sum(len(names) for _, _, names in rows)} names")


def read_cities() -> list[dict]:
    """Cities with our own spellings and the capitals of `countries.tsv` put first."""
    with (SHARED / "data/lexicon/cities_ar.jsonl").open(encoding="utf-8") as file:
        cities = [json.loads(line) for line in file]
    with (SHARED / "data/lexicon/countries_ar.jsonl").open(encoding="utf-8") as file:
        capitals = {row["iso2"]: row["capital_en"] for row in map(json.loads, file)}
    own = {(code, plain(name)): names.split("|") for (code, name), names in OWN_SPELLINGS.items()}
    named = {name for names in own.values() for name in names}
    for country in load_countries().values():
        if country.iso2 not in ("IL", "US"):  # their rows above say which city the name means
            key = (country.iso2, plain(capitals.get(country.iso2) or ""))
            own.setdefault(key, []).extend(name for name in country.capitals if name not in named)
    cities.append(WASHINGTON)
    for city in cities:
        city["own"] = own.get((city["cc"], plain(city["en"])), [])
        city["own"] = [MARKS.sub("", name) for name in city["own"]]
        city["ar"] = [*city["own"], *city["ar"]]
    missing = sorted(set(own) - {(city["cc"], plain(city["en"])) for city in cities})
    print("no such city:", missing)
    return cities


def plain(name: str) -> str:
    """Latin letters only, so that «Fès» and «Fes» are one key."""
    return re.sub("[^a-z]", "", unicodedata.normalize("NFKD", name).lower())


def taken_names() -> set[str]:
    """Names that belong to countries."""
    return {fold(name) for country in load_countries().values() for name in (*country.names, *country.formal)}


def spellings(city: dict) -> list[str]:
    seen: dict[str, str] = {}
    for name in city["ar"]:
        bare = MARKS.sub("", name).strip()
        if ARABIC_NAME.fullmatch(bare) and len(bare) >= 3 and not SPOILT.search(bare):
            seen.setdefault(fold(bare), bare)
    return list(seen.values())


def collect_names(cities: list[dict]) -> dict[str, set[tuple[str, ...]]]:
    """Folded names by their first word."""
    names: dict[str, set[tuple[str, ...]]] = collections.defaultdict(set)
    for city in cities:
        for name in spellings(city):
            words = tuple(split_words(fold(name)))
            if words:
                names[words[0]].add(words)
    return names


def count_uses(names: dict[str, set[tuple[str, ...]]]) -> tuple[collections.Counter, collections.Counter]:
    """Count how often each name stands in the corpora, and how often after a locative.

    The bare and the articled form of each one-word name are counted too, for `is_everyday_word`.
    """
    total, located = collections.Counter(), collections.Counter()
    for first in [name for name, forms in names.items() if (name,) in forms]:
        other = first[2:] if first.startswith("ال") else "ال" + first
        names[other].add((other,))
    for corpus in CORPORA:
        with (SHARED / "data/corpus" / corpus).open("rb") as file:
            reader = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8")
            for line in reader:
                words = split_words(fold(json.loads(line)["text"]))
                for index, word in enumerate(words):
                    for bare, has_in in strip(word):
                        for name in names.get(bare, ()):
                            if tuple(words[index + 1 : index + len(name)]) == name[1:]:
                                key = " ".join(name)
                                total[key] += 1
                                located[key] += has_in or (index > 0 and words[index - 1] in LOCATIVES)
    return total, located


def strip(word: str) -> list[tuple[str, bool]]:
    forms = [(word, False)]
    rest = word
    if rest[:1] in ("و", "ف") and len(rest) > 3:
        rest = rest[1:]
        forms.append((rest, False))
    if rest[:1] in ("ب", "ل", "ك") and len(rest) > 3:
        forms.append((rest[1:], rest[0] == "ب"))
    if rest[:2] == "لل" and len(rest) > 4:
        forms.append(("ا" + rest[0:1] + rest[2:], False))
    return forms


def is_everyday_word(name: str, total: collections.Counter) -> bool:
    """A proper noun keeps its article or its lack of one: «ميدان» with «الميدان» beside it is a common noun."""
    if " " in name:
        return name.split(maxsplit=1)[0] in ADMINISTRATIVE
    if name.startswith("ال"):
        return total[name[2:]] > 0.6 * total[name] > 0
    return total["ال" + name] > 0.08 * total[name]


def keep(name: str, city: dict, totals: collections.Counter, located: int, given: set[str]) -> bool:
    total = totals[name]
    if name in NOT_PLACES or len(name) < 4 or is_everyday_word(name, totals):
        return False
    words = name.split()
    if total >= 20:
        return located / total >= (0.22 if len(words) > 1 else 0.3)
    if total >= 5:
        return located / total >= 0.3
    if any(word in given for word in words):
        return False
    if city["cc"] in ARAB:
        return len(name) >= 4
    return len(name) >= 5 and (
        city["pop"] >= 300_000 or (total > 0 and located > 0 and city["pop"] >= 60_000)
    )


def resolve(rows: list, total: collections.Counter) -> list:
    """Give a name to its largest city, and to a second one only where both are Arab cities of like size."""
    owner: dict[str, list[dict]] = collections.defaultdict(list)
    for city, _, names in rows:
        for name in names:
            owner[fold(name)].append(city)
    kept = []
    for city, country, names in rows:
        mine = []
        for name in names:
            rivals = owner[fold(name)]
            best = rivals[0]
            close = city["cc"] in ARAB and best["cc"] in ARAB and city["pop"] * 8 >= best["pop"]
            if city is best or close:
                mine.append(name)
        mine.sort(key=lambda name: (name not in city["own"], -total[fold(name)]))
        if mine:
            kept.append((city, country, mine))
    return kept


if __name__ == "__main__":
    main()
