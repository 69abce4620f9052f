"""Addresses of English-speaking countries: what stays, then what is masked."""

from __future__ import annotations

import pytest

from jobs.hear.address import find_addresses
from tests.hear.table import check

STAYS = [
    "we saw the house, old mill road and left",
    "the model Widgetron 12345 is here",
    "delivered to 10 Monday, then to 11",
    "The Leeds branch on Park Road is closed, and the one in New York too.",
    "Open 9 to 5, Monday to Friday; 24 hour drive through.",
    "bus 14 stops at the end of the high street",
    "our room was 214 on the 3rd floor and the lift was broken",
    "it is a 10 minute walk, or a 5 min drive, from the station",
    "I ordered 2 oak tables and 4 chairs for my place",
    "THE WAIT WAS 45 MINUTES AND NOBODY IN PLACE",
    "Flat 20% discount and a flat 3 hours of waiting",
    "we drove 300 miles on the motorway and 20 more on the A64",
    "unit 5 was missing from the box, part number 3 as well",
    "She rated it 5 stars way before me",
    "aisle 12, row 4 had no price tags",
    "15 people in a row came, 3 of them off the street",
    "the 2 new drivers never rise before 9",
    "I have 16GB and the M1 chip in an A4 case",
    "in 2024 the court gave us 3 months",
    "paid £40 more for the place, 12.50 for the way back",
]
CHANGES = [
    "come to «5 Oak Road, near the Mill» , now",
    "«h no 44 3rd main near ganesh temple jayanagar bangalore 560041» is ours",
    "«rose cottage, mill lane» is ours",
    "deliver to «12 Larchwood» , please",
    "«flat 1, flat 2, flat 3, flat 4, flat 5, flat 6, flat 7, flat 8, flat 9, flat 10, flat 11, flat 12»",
    "please collect from «14 Larkspur Road, Leeds LS6 2AB» today",
    "My address is «Flat 9, 31 Tamworth Rise, Croydon CR0 4QT».",
    "the flat above «12 High Street» leaks",
    "it went to «12 the crescent, hove, bn3 1aa» instead",
    "NOBODY CAME TO «27 QUEEN'S ROAD, BRISTOL, BS8 1QE»",
    "I'm at «Rose Cottage, Mill Lane, Nether Wallop SO20 8ET»",
    "They left it at «12 The Larches», and drove off",
    "we live at «The Old Vicarage, Church Lane, Thirsk»",
    "deliver to «27 Briar Close, York,YO1 7HH» not next door",
    "«221B Baker Street» is mine",
    "«12-14 High Road, Wood Green, London N22 6BX»",
    "the parcel for «Flat 2/1, 48 Byres Road, Glasgow G12 8TD» is lost",
    "sent to «Unit 4, Riverside Business Park, Norwich NR1 1AA»",
    "«Apartment 12, Harbour Court, Dublin 2, D02 AF30»",
    "we moved to «14 Main Street, Kinsale, Co. Cork, P17 X8Y2»",
    "the Eircode is «A94 T2W7»",
    "I live at «1420 N. Oak St., Apt 3B, Springfield, IL 62704»",
    "ship it to «350 Fifth Ave Suite 1200, New York, NY 10118»",
    "«4217 W 23rd St #5, Austin TX 78705» was skipped",
    "mail goes to «P.O. Box 1187, Boise, ID 83701-1187»",
    "write to «po box 42, galway»",
    "«1600 Pennsylvania Avenue NW, Washington, DC 20500»",
    "my house is «88 maple drive, tampa» and nobody came",
    "«35 2nd drive» is where I wait",
    "zip code is «78705» by the way",
    "«205-1180 Haro Street, Vancouver, BC V6E 1E3»",
    "«Flat No. 302, Shanti Apartments, Sector 14, Gurgaon 122001»",
    "«14/2 MG Road, Bengaluru - 560001»",
    "«#45, 3rd Cross, 2nd Main, Indiranagar, Bangalore 560038»",
    "«H.No 12-4, 2nd floor, Lajpat Nagar, New Delhi 110024»",
    "«B-12, Green Park, New Delhi»",
    "«No 15 Adeola Odeku Street, Victoria Island, Lagos»",
    "«Plot 1234, Lekki Phase 1, Lagos»",
    "come to «15, Allen Avenue, Ikeja» and see",
    "«Unit 7, 22 Smith St, Fitzroy VIC 3065»",
    "«3/41 Beach Parade, Bondi NSW 2026»",
    "to «Block C, Flat 6, 12 Marina Road, Lagos»",
    "He came to «12 rue de la Paix» instead, then to «Musterstraße 5»",
    "«Ground floor flat, 19 Cotham Hill, Bristol»",
    "ring at «apt 4c, 19 west 12th street, nyc»",
    "my place is «9 st mary's ave, cardiff cf10 1aa»",
    "«17 Ashgrove\nHeadingley\nLeeds\nLS6 2AB»",
    "We live at «12 Larchwood».",
    "I live at «27 briar brow».",
    "delivered to «14 St James's Sq, Bath BA1 2AB» thank you",
    "to «12 Orchard Way,Leeds,LS6 2AB» please",
    "«72 old mill lane, derry» again",
    "«ul. Lenina 5, kv 12» in Kazan",
    "«flat 12» upstairs, and «sw1a 1aa» for the parking",
    "they went to «number 27, Briar Close»",
    "house is «5 Elm Court, Slough, Berkshire, SL1 1AA, UK»",
    "«Villa 12, Street 4, Jumeirah, Dubai»",
    "«1234 King Fahd Road, Riyadh 12345» as I said",
    "c/o my mother, «8 Quarry Bank, Bolton BL1 2DD»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_address_table_in_english(written: str) -> None:
    """F1: a street or town alone stays, a way to one door is masked."""
    check(find_addresses, written, "address")
