"""How numbers, dates and units are said in English."""

from typing import Final

from bot.grading.quantities.words.shape import Spoken

ENGLISH: Final = Spoken(
    languages=("en",),
    decimal=".",
    parts={
        2: "half halves", 3: "third thirds", 4: "quarter quarters fourth fourths",
        5: "fifth fifths", 6: "sixth sixths", 7: "seventh sevenths", 8: "eighth eighths",
        9: "ninth ninths", 10: "tenth tenths", 12: "twelfth twelfths", 20: "twentieth twentieths",
        100: "hundredth hundredths", 1000: "thousandth thousandths",
        1_000_000: "millionth millionths", 1_000_000_000: "billionth billionths",
    },
    one="a an",
    whole="whole full",
    joins="and",
    point="point",
    minus="minus negative neg",
    below_zero="below_zero below_freezing under_zero",
    above_zero="above_zero above_freezing over_zero",
    has_feet=True,
    said_for_nought="oh o",
    below="below under",
    none="""none nil nothing zilch zip nobody no_one none_at_all nothing_at_all no_change
    no_difference not_any arent_any aren't_any isnt_any isn't_any""",
    of="in out_of of of_the in_every out_of_every of_every",
    denials="""not isn't isnt aren't arent never no wasn't wasnt not_the not_about
    not_exactly not_quite cannot_be can't_be cant_be isn't_about anything_but""",
    at_least="""at_least minimum_of minimum min a_minimum_of no_earlier_than""",
    more_than="""more_than over above greater_than bigger_than larger_than higher_than older_than
    longer_than""",
    at_most="""at_most up_to no_later_than maximum_of maximum max a_maximum_of""",
    within="within inside inside_of",
    less_than="""less_than under below fewer_than smaller_than lower_than younger_than
    shorter_than""",
    before_after="before after until since",
    or_more="""or_more or_over or_above or_higher or_older or_longer and_over and_above and_more
    and_up plus at_least minimum min""",
    or_less="""or_less or_sooner or_under or_fewer or_below or_lower or_younger or_shorter
    and_under and_below at_most maximum max tops""",
    up="""increase increases increased increasing rise rises rose risen rising growth grew grows
    grown gain gains gained up climb climbed jump jumped""",
    down="""decrease decreases decreased decreasing fall falls fell fallen falling drop drops
    dropped decline declines declined reduction reduced reduces loss lost shrank shrunk shrink
    down dip dipped cut overdrawn deficit owe owes owed owing debt discount""",
    how_often={
        ("h", 1): "hourly", ("d", 1): "daily", ("wk", 1): "weekly",
        ("wk", 2): "fortnightly", ("month", 1): "monthly",
        ("month", 3): """quarterly every_quarter each_quarter once_a_quarter
        once_per_quarter once_every_quarter""",
        ("yr", 0.5): "half_yearly biannually", ("yr", 1): "yearly annually annual",
        ("yr", 2): "biennially biennial", ("yr", 3): "triennially triennial",
        ("yr", 4): "quadrennially quadrennial", ("yr", 10): "every_decade once_a_decade",
        ("yr", 100): "every_century once_a_century",
    },
    as_numbers={2: "both a_couple couple a_pair pair the_two"},
    times_of={1: "once one_time", 2: "twice", 3: "thrice"},
    times="times time x",
    multiples={
        1: "the_same same equal_amount",
        0.5: "half_as_much half_as_many halved", 2: "double doubled doubles twice two-fold twofold",
        3: "triple tripled triples treble thrice", 4: "quadruple quadrupled quadruples",
        5: "quintuple", 10: "tenfold",
    },
    as_much="""as_much as_many as_big as_large as_high as_fast as_long as_far more bigger larger
    greater higher faster longer the_size the_amount""",
    folded="fold",
    number_sign="number no nr place",
    once_in="in per every within",
    counted_adverbs=True,
    each="every each",
    other="other second",
    changed_by="by of goes go went going it has have had been was were is are there s",
    more_behind="more higher bigger larger dearer",
    less_behind="less lower fewer smaller cheaper off",
    per="per a an each every in_a in_an in_one in_every for_every for_each to_the",
    about="""about approximately approx approx. around roughly circa c c. nearly almost some
    in_the_region_of in_the_order_of""",
    fillers="a an the about",
    units={
        "mmHg": "mm_hg",
        "m": "metre metres meter meters mtr mtrs", "km": "kms", "cm": "cms",
        "in": "inch inches", "ft": "foot feet", "yd": "yard yards", "mi": "mile miles",
        "g": "gram grams gramme grammes gm gms", "kg": "kilo kilos kgs",
        "t": "tonne tonnes ton tons metric_ton metric_tons metric_tonne metric_tonnes",
        "oz": "ounce ounces",
        "s": "second seconds sec secs", "min": "minute minutes mins",
        "h": "hour hours hr hrs", "d": "day days", "wk": "week weeks", "fortnight": "fortnights",
        "month": "months mth mths", "decade": "decades", "century": "centuries",
        "yr": "year years yrs years_old year_old yrs_old yr_old years_of_age yo y_o",
        "l": "litre litres liter liters ltr ltrs", "ml": "mls",
        "pint": "pints pt", "gal": "gallon gallons", "stone": "st",
        "N": "newton newtons", "J": "joule joules", "W": "watt watts", "V": "volt volts",
        "A": "amp amps ampere amperes", "Ω": "ohm ohms", "Hz": "hertz", "Pa": "pascal pascals",
        "K": "kelvin kelvins", "mol": "mole moles mols", "cal": "calorie calories",
        "kcal": "calorie calories cal cals",
        "ha": "hectare hectares", "acre": "acres", "B": "byte bytes", "bit": "bits",
        "MB": "meg megs", "GB": "gig gigs", "C": "coulomb coulombs", "µm": "micron microns",
        "°": "degree degrees deg degs",
        "°C": """degree degrees deg degs celsius centigrade degrees_celsius degrees_centigrade
        degree_celsius degrees_c deg_c""",
        "°F": "degree degrees deg degs fahrenheit degrees_fahrenheit degree_fahrenheit degrees_f",
        "%": """percent percents percentage pc pct per_cent percentage_points percentage_point
        pp""",
        "‰": "per_mille per_mil", "ppm": "parts_per_million part_per_million",
        "ppb": "parts_per_billion part_per_billion",
        "bps": "bit_per_second bits_per_second",
        "£": "pound pounds quid", "lb": "pound pounds lbs", "p": "pence penny",
        "$": "dollar dollars bucks", "¢": "cent cents", "€": "euro euros", "ct": "cent cents",
    },
    prefixes={
        "k": "kilo", "c": "centi", "d": "deci", "m": "milli", "µ": "micro", "n": "nano",
        "M": "mega", "G": "giga", "T": "tera",
    },
    powers={2: "square squared sq", 3: "cubic cubed cu"},
    months=(
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
        "august aug", "september sept sep", "october oct", "november nov", "december dec",
    ),
    weekdays=(
        "monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu",
        "friday fri", "saturday sat", "sunday sun",
    ),
    ordinals={
        1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh",
        8: "eighth", 9: "ninth", 10: "tenth", 11: "eleventh", 12: "twelfth", 13: "thirteenth",
        14: "fourteenth", 15: "fifteenth", 16: "sixteenth", 17: "seventeenth", 18: "eighteenth",
        19: "nineteenth", 20: "twentieth", 21: "twenty-first", 22: "twenty-second",
        23: "twenty-third", 24: "twenty-fourth", 25: "twenty-fifth", 26: "twenty-sixth",
        27: "twenty-seventh", 28: "twenty-eighth", 29: "twenty-ninth", 30: "thirtieth",
        31: "thirty-first",
    },
    date_links="on at in the of day it is was its",
    before_christ="bc b.c. bce b.c.e. before_christ b.c",
    after_christ="ad a.d. ce c.e. anno_domini a.d",
    century="century centuries cent c",
    early="early beginning_of start_of first_half_of 1st_half_of",
    middle="mid middle_of mid-",
    late="late later end_of second_half_of latter_half_of 2nd_half_of",
    decades={
        20: "twenties", 30: "thirties", 40: "forties fourties", 50: "fifties", 60: "sixties",
        70: "seventies", 80: "eighties", 90: "nineties",
    },
    decade_endings="s 's",
    operators={
        "+": "plus", "-": "minus less", "*": "times multiplied_by", "/": "divided_by over",
        "=": "equals equal is_equal_to is equal_to are", "^2": "squared", "^3": "cubed",
        "^": "to_the_power_of to_the_power to_the", "√": "square_root_of the_square_root_of root",
    },
    answer_leads="""it its it's it_is is the answer formula equation that use you write type i_think
    i_guess""",
    contrasts="but",
    corrections="no nope no_wait wait sorry oops i_mean i_meant or_rather rather actually",
    range_joins="to and till until through",
    range_leads="between from",
    plus_minus="plus_or_minus plus_minus give_or_take",
    hour_words="o'clock oclock",
    noon="noon midday",
    midnight="midnight",
    morning="am a.m. a.m in_the_morning",
    afternoon="pm p.m. p.m in_the_afternoon in_the_evening",
    night="at_night",
    past="past after",
    to="to before till",
    half_past="half",
    sharp="sharp",
    flat="flat",
    compass={"N": "n north", "S": "s south", "E": "e east", "W": "w west"},
    misspelt={
        8: "ate", 12: "twelv twelf", 13: "threeteen", 15: "fiveteen fivteen", 20: "twenny",
        30: "thirdy", 40: "fourty", 50: "fivety fivty", 90: "ninty",
    },
    not_numbers="""thirsty nicety nifty fortify mission minion threw these there sever severe tend
    tens test fire fixe fist fists fits fifths sixths thread tweet twenties thorough thousand's
    tint sixes filth thirst forty-niner house hunted hundreds trillions""",
)  # fmt: skip  # tables read better in columns
