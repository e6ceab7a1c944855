"""How numbers, dates and units are said in German."""

from typing import Final

from bot.grading.quantities.words.shape import Spoken

_ONES: Final = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_ORDINALS: Final = (
    "erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte",
    "zehnte", "elfte", "zwölfte", *(
        f"{name}te" for name in (
            "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
            "zwanzigs", *(f"{one}undzwanzigs" for one in _ONES), "dreißigs", "einunddreißigs",
        )
    ),
)  # fmt: skip

GERMAN: Final = Spoken(
    languages=("de",),
    decimal=",",
    ones="ein eine einen einem einer eines",
    ones_before_tens="und",
    others={0.5: "einhalb"} | {
        number + 0.5: f"{name}einhalb {name}_einhalb" + " anderthalb" * (number == 1)
        for number, name in enumerate(_ONES, 1)
    } | {
        number + 0.25: f"{name}einviertel {name}_einviertel" for number, name in enumerate(_ONES, 1)
    } | {0.75: "dreiviertel drei_viertel", 1.75: "eindreiviertel ein_dreiviertel"},
    parts={
        2: "halb halbe halber halbes halben Hälfte", 3: "Drittel", 4: "Viertel", 5: "Fünftel",
        6: "Sechstel", 7: "Siebtel", 8: "Achtel", 9: "Neuntel", 10: "Zehntel", 12: "Zwölftel",
        20: "Zwanzigstel", 100: "Hundertstel", 1000: "Tausendstel",
        1_000_000: "Millionstel",
    },
    one="ein eine einen einer eines die das der",
    joins="und",
    whole="ganze ganzer ganzes ganzen volle volles voller",
    point="Komma Punkt",
    minus="minus negativ",
    above_zero="über_null über_dem_gefrierpunkt plus",
    below_zero="unter_null unter_dem_gefrierpunkt minus",
    none="""keine keiner kein keines keins keinen kein_einziger nix nichts niemand gar_keine
    gar_keiner gar_nichts""",
    of="von aus von_den",
    denials="nicht kein keine nie niemals nicht_die nicht_etwa ist_nicht sind_nicht",
    at_least="mindestens wenigstens minimal min ab",
    more_than="mehr_als über größer_als älter_als länger_als",
    within="innerhalb_von innerhalb binnen",
    at_most="höchstens maximal max bis bis_zu",
    less_than="weniger_als unter kleiner_als jünger_als kürzer_als",
    before_after="vor nach seit bis",
    or_more="oder_mehr und_mehr oder_älter und_älter oder_darüber und_darüber aufwärts mindestens",
    or_less="oder_weniger und_weniger oder_jünger oder_darunter und_darunter höchstens maximal max",
    up="""Anstieg steigt stieg gestiegen Zunahme zugenommen wächst wuchs gewachsen Wachstum
    Erhöhung erhöht Gewinn""",
    down="""Rückgang sinkt sank gesunken fällt fiel gefallen Abnahme abgenommen Senkung gesenkt
    Verlust verloren Rabatt Nachlass""",
    changed_by="um von ist sind hat wird wurde ein eine einen es",
    more_behind="mehr höher größer",
    less_behind="weniger niedriger geringer kleiner",
    per="pro je die im in_der am",
    how_often={
        ("h", 1): "stündlich", ("d", 1): "täglich", ("wk", 1): "wöchentlich",
        ("wk", 2): "zweiwöchentlich vierzehntäglich", ("month", 1): "monatlich",
        ("month", 3): """vierteljährlich quartalsweise jedes_Quartal
        einmal_im_Quartal einmal_pro_Quartal""", ("yr", 0.5): "halbjährlich",
        ("yr", 1): "jährlich", ("yr", 2): "zweijährlich", ("month", 2): "zweimonatlich",
        ("yr", 4): "vierjährlich",
    },
    as_numbers={2: "beide alle_beide ein_Paar Paar"},
    times_of={1: "einmal", 2: "zweimal", 3: "dreimal", 4: "viermal"},
    times="mal x",
    multiples={
        1: "gleich_viel genauso_viel",
        0.5: "die_Hälfte halb_so_viel halb_so_viele halbiert",
        2: "doppelt doppelt_so_viel das_Doppelte Doppelte verdoppelt zweifach das_Zweifache",
        3: "dreifach das_Dreifache verdreifacht", 4: "vierfach das_Vierfache vervierfacht",
        5: "fünffach das_Fünffache", 10: "zehnfach das_Zehnfache",
    },
    as_much="so_viel so_viele so_groß so_hoch so_schnell so_lang mehr größer höher",
    folded="fach fache",
    number_sign="Nummer Nr No Platz Rang Stelle",
    once_in="in innerhalb_von pro",
    each="jede jeden jedes alle",
    other="zweite zweiten zweites",
    about="etwa ungefähr rund circa ca ca. zirka um_die in_etwa annähernd",
    fillers="der die das den ein eine etwa ungefähr rund circa ca",
    units={
        "mmHg": "mm_hg Millimeter_Quecksilbersäule Millimeter_Quecksilber",
        "m": "Meter Metern", "km": "Kilometer Kilometern", "cm": "Zentimeter Zentimetern",
        "mm": "Millimeter Millimetern", "in": "Zoll", "ft": "Fuß", "mi": "Meile Meilen",
        "g": "Gramm", "kg": "Kilo Kilos Kilogramm", "t": "Tonne Tonnen",
        "½kg": "Pfund",
        "s": "Sekunde Sekunden Sek", "min": "Minute Minuten", "h": "Stunde Stunden Std",
        "d": "Tag Tage Tagen", "wk": "Woche Wochen", "month": "Monat Monate Monaten",
        "yr": "Jahr Jahre Jahren Jahre_alt", "decade": "Jahrzehnt Jahrzehnte",
        "century": "Jahrhundert Jahrhunderte",
        "l": "Liter Litern", "N": "Newton", "J": "Joule", "W": "Watt", "V": "Volt",
        "A": "Ampere", "Ω": "Ohm", "Hz": "Hertz", "Pa": "Pascal", "K": "Kelvin", "mol": "Mol",
        "F": "Farad", "T": "Tesla", "H": "Henry",
        "kn": "Knoten", "nmi": "Seemeile Seemeilen", "ly": "Lichtjahr Lichtjahre Lichtjahren",
        "au": "AE", "kcal": "Kalorie Kalorien", "ha": "Hektar", "B": "Byte Bytes", "bit": "Bits",
        "kmh": "Stundenkilometer Stundenkilometern",
        "°": "Grad", "°C": "Grad Celsius Grad_Celsius Grad_C",
        "°F": "Grad Fahrenheit Grad_Fahrenheit",
        "‰": "Promille", "ppm": "Teile_pro_Million",
        "%": "Prozent vH v_H vom_Hundert Prozentpunkt Prozentpunkte Prozentpunkten",
        "£": "Pfund", "$": "Dollar Dollars", "€": "Euro Euros", "ct": "Cent Cents",
    },
    prefixes={"k": "kilo", "c": "zenti", "m": "milli", "µ": "mikro", "n": "nano", "p": "piko",
              "M": "mega", "G": "giga", "T": "tera"},
    powers={2: "Quadrat hoch_zwei zum_Quadrat", 3: "Kubik hoch_drei"},
    months=(
        "Januar Jänner Jan", "Februar Feb", "März Mär Mrz", "April Apr", "Mai", "Juni Jun",
        "Juli Jul", "August Aug", "September Sept Sep", "Oktober Okt", "November Nov",
        "Dezember Dez",
    ),
    weekdays=(
        "Montag Mo", "Dienstag Di", "Mittwoch Mi", "Donnerstag Do", "Freitag Fr",
        "Samstag Sonnabend Sa", "Sonntag So",
    ),
    ordinals={
        number: f"{name} {name}r {name}n {name}s"
        for number, name in enumerate(
            _ORDINALS, 1)
    },
    date_links="der den am im vom",
    before_christ="v._Chr. vor_Christus v.Chr. v._u._Z.",
    after_christ="n._Chr. nach_Christus n.Chr.",
    century="Jahrhundert Jh Jhs Jhds Jhd Jahrhunderts Jhdt",
    early="früh frühe frühen frühes anfang beginn erste_hälfte",
    middle="mitte",
    late="spät späte späten spätes ende zweite_hälfte",
    decades={
        20: "zwanziger", 30: "dreißiger", 40: "vierziger", 50: "fünfziger", 60: "sechziger",
        70: "siebziger", 80: "achtziger", 90: "neunziger",
    },
    decade_endings="er ern er_jahre er-jahre er_jahren",
    operators={
        "!": "Fakultät", "+": "plus", "-": "minus", "*": "mal", "/": "geteilt_durch durch",
        "=": "gleich ist_gleich ist", "^2": "zum_quadrat hoch_zwei quadrat",
        "^3": "hoch_drei", "^": "hoch", "√": "Quadratwurzel_aus Wurzel_aus",
    },
    answer_leads="es ist das die der Formel Gleichung ich_glaube",
    contrasts="sondern",
    corrections="nein nee ne sorry quatsch ich_meine ich_meinte vielmehr moment",
    corrections_alone="nein_warte warte_nein ach_nein sorry quatsch ich_meine ich_meinte äh ähm",
    range_joins="bis und",
    range_leads="zwischen von vom",
    plus_minus="plus_minus plusminus plus/minus",
    noon="Mittag mittags",
    midnight="Mitternacht",
    morning="a.m. am morgens vormittags früh am_Morgen am_Vormittag",
    afternoon="pm p.m. nachmittags abends am_Nachmittag am_Abend",
    night="nachts in_der_Nacht",
    hour_leads="um gegen",
    hour_words="Uhr h",
    past="nach",
    clock_of_the_day=True,
    to="vor",
    parts_to={15: "dreiviertel drei_viertel", 30: "halb", 45: "viertel"},
    sharp="is kreuz",
    flat="es be",
    compass_parts={"N": "norden", "S": "süden", "E": "osten", "W": "westen"},
    direction_leads="im nach in_richtung gegen",
    compass={"N": "n Nord", "S": "s Süd", "E": "o Ost", "W": "w West"},
    elements={
        "H": "Wasserstoff", "He": "Helium", "Li": "Lithium", "Be": "Beryllium", "B": "Bor",
        "C": "Kohlenstoff", "N": "Stickstoff", "O": "Sauerstoff", "F": "Fluor", "Ne": "Neon",
        "Na": "Natrium", "Mg": "Magnesium", "Al": "Aluminium", "Si": "Silicium Silizium",
        "P": "Phosphor", "S": "Schwefel", "Cl": "Chlor", "Ar": "Argon", "K": "Kalium",
        "Ca": "Calcium Kalzium", "Cr": "Chrom", "Fe": "Eisen", "Co": "Cobalt Kobalt",
        "Ni": "Nickel", "Cu": "Kupfer", "Zn": "Zink", "Kr": "Krypton", "Sr": "Strontium",
        "Tc": "Technetium", "Ag": "Silber", "Sn": "Zinn", "I": "Iod Jod", "Xe": "Xenon",
        "Cs": "Cäsium Caesium", "Ba": "Barium", "Au": "Gold", "Hg": "Quecksilber", "Pb": "Blei",
        "Bi": "Bismut Wismut", "Po": "Polonium", "Rn": "Radon", "Ra": "Radium", "Th": "Thorium",
        "U": "Uran", "Np": "Neptunium", "Pu": "Plutonium", "Am": "Americium",
    },
    not_numbers="ach seht zehen zwar dreist weise hunde viel vieles einst drehen achtung",
)  # fmt: skip  # tables read better in columns
