"""How numbers, dates and units are said in Spanish."""

from typing import Final

from bot.grading.quantities.words.shape import Spoken

SPANISH: Final = Spoken(
    languages=("es",),
    decimal=",",
    ones="un una",
    parts={
        2: "medio media mitad medios", 3: "tercio tercios", 4: "cuarto cuartos",
        5: "quinto quintos", 6: "sexto sextos", 7: "séptimo séptimos", 8: "octavo octavos",
        9: "noveno novenos", 10: "décimo décimos décima décimas", 100: "centésimo centésimas",
    },
    one="un una la",
    joins="y",
    point="coma punto con",
    minus="menos negativo",
    below_zero="bajo_cero",
    none="ninguno ninguna nada ningún ningún_cambio nadie",
    of="de_cada de en de_los de_las",
    denials="no no_es no_son nunca no_era",
    bounds="""más_de menos_de al_menos por_lo_menos como_mínimo como_máximo hasta mayor_que
    menor_que más_que superior_a inferior_a""",
    up="""aumento aumenta aumentó aumentado sube subió subida subido crece creció crecimiento
    incremento incrementó ganancia""",
    down="""disminución disminuye disminuyó bajada baja bajó bajado caída cae cayó descenso
    desciende descendió reducción redujo pérdida perdió""",
    per="por al a la cada",
    units={
        "m": "metro metros", "km": "kilómetro kilómetros kms", "cm": "centímetro centímetros",
        "mm": "milímetro milímetros", "in": "pulgada pulgadas", "ft": "pie pies",
        "mi": "milla millas",
        "g": "gramo gramos gr grs", "kg": "kilo kilos kilogramo kilogramos kgs",
        "mg": "miligramo miligramos", "t": "tonelada toneladas",
        "s": "segundo segundos seg segs", "min": "minuto minutos mins",
        "h": "hora horas hs hrs", "d": "día días", "wk": "semana semanas", "month": "mes meses",
        "yr": "año años", "decade": "década décadas", "century": "siglo siglos",
        "l": "litro litros", "ml": "mililitro mililitros",
        "N": "newton newtons", "J": "julio julios", "W": "vatio vatios", "V": "voltio voltios",
        "A": "amperio amperios", "Ω": "ohmio ohmios", "Hz": "hercio hercios",
        "Pa": "pascal pascales", "mol": "mol moles", "cal": "caloría calorías",
        "ha": "hectárea hectáreas",
        "°": "grado grados",
        "°C": "grado grados celsius centígrados grados_celsius grados_centígrados",
        "°F": "grado grados fahrenheit grados_fahrenheit",
        "%": "por_ciento por_cien porciento puntos_porcentuales",
        "£": "libra libras", "lb": "libra libras", "p": "penique peniques",
        "$": "dólar dólares", "€": "euro euros", "ct": "céntimo céntimos", "¢": "centavo centavos",
    },
    powers={2: "cuadrado cuadrados", 3: "cúbico cúbicos"},
    months=(
        "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul",
        "agosto ago", "septiembre setiembre sept sep", "octubre oct", "noviembre nov",
        "diciembre dic",
    ),
    ordinals={1: "primero primer"},
    noon="mediodía",
    midnight="medianoche",
    morning="am a.m. a.m a._m. a._m de_la_mañana de_la_madrugada",
    afternoon="pm p.m. p.m p._m. p._m de_la_tarde de_la_noche",
    past="y",
    to="menos",
    not_numbers="""tras pinto punto cuando quieto sexta tercero cuarta docente doces ochos mis
    conde seria""",
)  # fmt: skip  # tables read better in columns
