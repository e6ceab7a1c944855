"""Real words of English that are one slip away from words of many keys.

A word that is real is never read as a misspelling of another: "stuff" is not "staff", "bake" is not
"cake". Common misspellings that happen to be words (sine for sign, chose for choose) are left out.
"""

from typing import Final

REAL_WORDS: Final = frozenset(
    """able accuracy alter await awful bake baked baker bakes baking ball band bare bath bean bear
    bell bind blank bless blind blow bold boot border bother bound brand breach bright buffer bulb
    burn bush bust cable calm camp caller card carry catch cell chain chance chances charm cheat
    chip clash click clicks clip clock clone coat code codes coffee coin collect command context
    contrast cook cope copy core corn court cover crash cream creative crop crowd crude dark dash
    date dawn deaf dear debt decay decent deck deep delight dish disk doubt dozen drag drain draw
    drift drill drink drive drop dull dust duty edge empty event fake farm fate fault fear feed feet
    fence fill film fire fish five flag flash flat flow fold folk force fork fresh fuel full fuse
    gain gate gather glad glass glue goal gold green grid grip ground guess guest hack halt handle
    handy hang hate head heat heavy held hell hero hide hill hint hire hole honey hook horse host
    hover hunt hurt ideal inch iron item jack joke judge juice jump keen kill king kiss kitchen lack
    lake lamp land lane laugh lazy leaf leak lean lend lens letter lift limb link lion list load
    loan lock locked logo lone loop lord loud luck lump lunch mail male march mask mass mate meal
    meat melt menu mere mess milk mill mind mine mint mirror miss mist mode monkey mood moon moral
    motion mount mouse mouth muddle mug nail native neat neck nerve nest nice node noise none normal
    nose note novel nurse odd onto orange oven owner pace paces pack page pages pain paint pair
    palm pan panic park party paste patch path pause peak pear peel phase pick pile pill pilot pin
    pink pipe pitch plain plane plant plate plot plug pocket poem pool port post posted pound pour
    pray pressure pride prime prize probe profile project proper proud pull pump pure purse push
    race rail rain rank rare raw relate related release remote rent reward rice rich ride ring risk
    river road rock roll roof rope rose row ruin rush sack safe sake salt sand sauce scale scare
    scene scheme scope score screen screw seal search seat seed seek seems self serve seven severe
    shade shake shame shape share sharp sheet shelf shell shine ship shock shoe shoot shot shout
    shut sick sigh silk silver sink skill skin skip slack slam sleep slice slide slim slot smart
    smell smile smoke snap snow soap sock soft soil sole solid song soul sound soup space spaces
    spare speed spell spill spin spoil spoon spot spread stable stack stage stain stair stamp stare
    steam steel stem stick sticky stiff stir stone storage storm strange strap straw stream street
    strict string strip stuck study stuff style suffer sugar super surf swap swear sweep sweet swim
    swing table tail tale tall tank tape tart task tasks taste taxi tea teach team tear tend tent
    thick thief throat throw tick ticket tide tidy tie tile tin tiny tip toast toe tone tongue tool
    tooth torch touch tough tour towel tower toy trace track trade trap tray treat tree tribe trick
    troop truck trunk tube tune ugly uncle upset vague vast verse vote wage wake wall warn wash
    watch wave wax weak wear web wedding weigh wet wheel whip whistle wild win wind wine wing wipe
    wire wise wish wolf wool wrap wrist yard zone zoo""".split()  # noqa: SIM905  # reads better as text
)
"""From general lists of the two thousand most frequent English words."""
