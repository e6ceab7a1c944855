"""Look-alikes: real words one slip of the pen apart, never read as one another."""

from typing import Final


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((pair.split("/")[0], pair.split("/")[1]) for pair in text.split())


LOOK_ALIKES: Final = _pairs(
    """accept/except adverse/averse advice/advise affect/effect allusion/illusion altar/alter
    ascent/assent bare/bear berth/birth board/bored brake/break canvas/canvass casual/causal
    cereal/serial cite/site coarse/course competition/completion complaint/compliant
    complement/compliment complementary/complimentary confidant/confident conscience/conscious
    cooperation/corporation council/counsel councillor/counsellor currant/current dairy/diary
    defective/detective defuse/diffuse desert/dessert detract/distract device/devise
    discreet/discrete draft/draught dual/duel elicit/illicit eligible/illegible
    emigrate/immigrate eminent/imminent ensure/insure envelop/envelope ethics/ethnics
    exercise/exorcise expand/expend expansive/expensive external/eternal farther/father
    flaunt/flout formally/formerly forth/fourth historic/historical hoard/horde humerus/humorous
    incidence/incidents industrial/industrious ingenious/ingenuous internal/interval
    interstate/intestate lead/led lessen/lesson lightening/lightning loose/lose loyalty/royalty
    market/marker marshal/martial material/materiel mean/median median/medium metal/mettle
    miner/minor moral/morale mussel/muscle naval/navel objection/objective pair/pear passed/past
    patience/patients peace/piece pedal/peddle persecute/prosecute personal/personnel
    perspective/prospective plain/plane police/policy poor/pour practicable/practical
    precede/proceed preposition/proposition prescribe/proscribe presence/presents price/prize
    principal/principle profit/prophet quality/quantity quiet/quite rational/rationale
    reality/realty relatable/reliable respectful/respective retail/retell retention/detention
    review/revue role/roll root/route sail/sale sensible/sensitive sight/site sole/soul
    sort/sought stationary/stationery statue/statute steal/steel storey/story suit/suite
    summary/summery sweat/sweet tail/tale team/teem threw/through tolerable/tolerant track/tract
    trail/trial vain/vein vary/very waist/waste wait/weight waive/wave weak/week
    weather/whether"""
)
"""Real words one slip of the pen apart; reading one as the other would change what was said.
Compiled from the homophone and "commonly confused words" pages of school usage guides."""
