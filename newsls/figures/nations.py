"""Countries by the words that the news has for them: “Chinese”, “China’s”, “Beijing”."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

_NATIONS = """
Afghanistan: Afghan | Albania: Albanian | Algeria: Algerian | Andorra: Andorran | Angola: Angolan
Antigua and Barbuda: Antiguan | Argentina: Argentine, Argentinian | Armenia: Armenian | Australia: Australian
Austria: Austrian | Azerbaijan: Azerbaijani, Azeri | Bahamas: Bahamian | Bahrain: Bahraini | Bangladesh: Bangladeshi
Barbados: Barbadian | Belarus: Belarusian, Belarussian | Belgium: Belgian | Belize: Belizean | Benin: Beninese
Bhutan: Bhutanese | Bolivia: Bolivian | Bosnia and Herzegovina: Bosnia, Bosnian | Botswana: Motswana
Brazil: Brazilian | Brunei: Bruneian | Bulgaria: Bulgarian | Burkina Faso: Burkinabe, Burkinabé | Burundi: Burundian
Cambodia: Cambodian | Cameroon: Cameroonian | Canada: Canadian | Cape Verde: Cabo Verde, Cape Verdean
Central African Republic: Central African | Chad: Chadian | Chile: Chilean | China: Chinese, PRC
Colombia: Colombian | Comoros: Comorian | Costa Rica: Costa Rican | Croatia: Croatian | Cuba: Cuban
Cyprus: Cypriot | Czech Republic: Czechia, Czech | Democratic Republic of the Congo: DRC, DR Congo, Congolese
Denmark: Danish | Djibouti: Djiboutian | Dominica: - | Dominican Republic: Dominican | East Timor: Timor-Leste, Timorese
Ecuador: Ecuadorian, Ecuadorean | Egypt: Egyptian | El Salvador: Salvadoran, Salvadorean
Equatorial Guinea: Equatoguinean | Eritrea: Eritrean | Estonia: Estonian | Eswatini: Swazi, Swaziland
Ethiopia: Ethiopian | Fiji: Fijian | Finland: Finnish | France: French | Gabon: Gabonese | Gambia: Gambian
Georgia: Georgian | Germany: German | Ghana: Ghanaian | Greece: Greek | Grenada: Grenadian | Guatemala: Guatemalan
Guinea: Guinean | Guinea-Bissau: Bissau-Guinean | Guyana: Guyanese | Haiti: Haitian | Honduras: Honduran
Hungary: Hungarian | Iceland: Icelandic | India: Indian | Indonesia: Indonesian | Iran: Iranian | Iraq: Iraqi
Ireland: Irish | Israel: Israeli | Italy: Italian | Ivory Coast: Côte d'Ivoire, Ivorian | Jamaica: Jamaican
Japan: Japanese | Jordan: Jordanian | Kazakhstan: Kazakh, Kazakhstani | Kenya: Kenyan | Kiribati: -
Kosovo: Kosovar, Kosovan | Kuwait: Kuwaiti | Kyrgyzstan: Kyrgyz | Laos: Laotian, Lao | Latvia: Latvian
Lebanon: Lebanese | Lesotho: - | Liberia: Liberian | Libya: Libyan | Liechtenstein: - | Lithuania: Lithuanian
Luxembourg: Luxembourgish | Madagascar: Malagasy | Malawi: Malawian | Malaysia: Malaysian | Maldives: Maldivian
Mali: Malian | Malta: Maltese | Marshall Islands: Marshallese | Mauritania: Mauritanian | Mauritius: Mauritian
Mexico: Mexican | Micronesia: Micronesian | Moldova: Moldovan | Monaco: Monegasque | Mongolia: Mongolian
Montenegro: Montenegrin | Morocco: Moroccan | Mozambique: Mozambican | Myanmar: Burma, Burmese | Namibia: Namibian
Nauru: Nauruan | Nepal: Nepali, Nepalese | Netherlands: Dutch | New Zealand: - | Nicaragua: Nicaraguan
Niger: Nigerien | Nigeria: Nigerian | North Korea: North Korean, DPRK | North Macedonia: Macedonian
Norway: Norwegian | Oman: Omani | Pakistan: Pakistani | Palau: Palauan | Palestine: Palestinian, Palestinian Authority
Panama: Panamanian | Papua New Guinea: - | Paraguay: Paraguayan | Peru: Peruvian | Philippines: Philippine, Filipino
Poland: Polish | Portugal: Portuguese | Qatar: Qatari | Republic of the Congo: Congo-Brazzaville | Romania: Romanian
Russia: Russian | Rwanda: Rwandan | Saint Kitts and Nevis: - | Saint Lucia: - | Saint Vincent and the Grenadines: -
Samoa: Samoan | San Marino: - | São Tomé and Príncipe: - | Saudi Arabia: Saudi, Saudi Arabian | Senegal: Senegalese
Serbia: Serbian | Seychelles: - | Sierra Leone: Sierra Leonean | Singapore: Singaporean | Slovakia: Slovak
Slovenia: Slovenian, Slovene | Solomon Islands: - | Somalia: Somali | South Africa: South African
South Korea: South Korean | South Sudan: South Sudanese | Spain: Spanish | Sri Lanka: Sri Lankan | Sudan: Sudanese
Suriname: Surinamese | Sweden: Swedish | Switzerland: Swiss | Syria: Syrian | Taiwan: Taiwanese | Tajikistan: Tajik
Tanzania: Tanzanian | Thailand: Thai | Togo: Togolese | Tonga: Tongan | Trinidad and Tobago: Trinidadian
Tunisia: Tunisian | Turkey: Türkiye, Turkish | Turkmenistan: Turkmen | Tuvalu: Tuvaluan | Uganda: Ugandan
Ukraine: Ukrainian | United Arab Emirates: UAE, Emirati
United Kingdom: UK, U.K., Britain, Great Britain, British | United States: US, U.S., USA, America, American
Uruguay: Uruguayan | Uzbekistan: Uzbek | Vanuatu: - | Vatican City: Vatican, Holy See | Venezuela: Venezuelan
Vietnam: Vietnamese | Yemen: Yemeni | Zambia: Zambian | Zimbabwe: Zimbabwean
European Union: EU, E.U., European | United Nations: UN, U.N.
"""
ROMANISED = frozenset(
    "Afghanistan; Algeria; Armenia; Bahrain; Bangladesh; Belarus; Bulgaria; Cambodia; China; Cyprus; Egypt; Ethiopia; "
    "Georgia; Greece; India; Iran; Iraq; Israel; Japan; Jordan; Kazakhstan; Kuwait; Kyrgyzstan; Laos; Lebanon; Libya; "
    "Mauritania; Mongolia; Morocco; Myanmar; Nepal; North Korea; North Macedonia; Oman; Pakistan; Palestine; Qatar; "
    "Russia; Saudi Arabia; Serbia; South Korea; Sri Lanka; Sudan; Syria; Taiwan; Tajikistan; Thailand; Tunisia; "
    "Turkmenistan; Ukraine; United Arab Emirates; Uzbekistan; Yemen".split("; ")
)
"""Countries whose people's names come into English from another script, in more than one way."""
_LONGEST = 5
"""Words of the longest name."""


@cache
def _by_words() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for entry in _NATIONS.replace("\n", "|").split("|"):
        name, _, others = entry.strip().partition(": ")
        for form in (name, *others.split(", ")):
            if form and form != "-":
                found[tuple(form.casefold().split())] = name
    return found


def nation(words: Sequence[str], at: int) -> tuple[str, int]:
    """The country that ``words`` (lower case, possessives off) name from ``at`` on, and how many words do; else “”, 0.

    The longest name counts: “south african” is no “african”.
    """
    known = _by_words()
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        name = known.get(tuple(words[at : at + size]))
        if name is not None:
            return name, size
    return "", 0
