"""Words for places that people type and that neither IANA nor CLDR names: which zone holds them.

Large cities, US states, Canadian provinces and everyday names of countries, as facts of
geography; a place that lies in two zones stands with the one where most people live. The
order is the order in which zones are offered when several are meant equally.
"""

PLACES: dict[str, str] = {
    "America/New_York": (
        "boston, miami, atlanta, philadelphia, washington dc, baltimore, charlotte, cleveland, "
        "cincinnati, columbus, orlando, tampa, jacksonville, pittsburgh, raleigh, richmond, buffalo, "
        "brooklyn, nyc, connecticut, delaware, florida, georgia usa, maine, maryland, massachusetts, "
        "new hampshire, new jersey, new york state, north carolina, ohio, pennsylvania, rhode island, "
        "south carolina, vermont, virginia, west virginia, usa east, america east"
    ),
    "America/Los_Angeles": (
        "san francisco, seattle, portland, san diego, san jose, sacramento, oakland, las vegas, "
        "california, nevada, oregon, washington state, usa west, america west"
    ),
    "America/Chicago": (
        "houston, dallas, austin, san antonio, fort worth, minneapolis, milwaukee, st louis, kansas "
        "city, nashville, memphis, new orleans, oklahoma city, omaha, birmingham alabama, alabama, "
        "arkansas, illinois, iowa, kansas, louisiana, minnesota, mississippi, missouri, nebraska, north "
        "dakota, oklahoma, south dakota, tennessee, texas, wisconsin, usa central, america central"
    ),
    "Europe/London": (
        "uk, england, scotland, wales, britain, great britain, northern ireland, manchester, "
        "birmingham, glasgow, edinburgh, liverpool, leeds, bristol, cardiff, sheffield, newcastle,"
        "belfast "
    ),
    "America/Denver": (
        "salt lake city, albuquerque, colorado, montana, new mexico, utah, wyoming, el paso, usa "
        "mountain, america mountain"
    ),
    "America/Toronto": "ottawa, montreal, quebec, ontario, hamilton ontario",
    "Europe/Berlin": (
        "munich, hamburg, cologne, frankfurt, stuttgart, dusseldorf, leipzig, dresden, bavaria"
    ),
    "Europe/Paris": "lyon, marseille, toulouse, nice, bordeaux, lille",
    "Australia/Sydney": "canberra, newcastle nsw, new south wales",
    "Asia/Kolkata": (
        "mumbai, bombay, delhi, new delhi, bangalore, bengaluru, chennai, hyderabad, pune, ahmedabad"
    ),
    "America/Phoenix": "arizona, tucson",
    "America/Vancouver": "british columbia, victoria bc",
    "Europe/Madrid": "barcelona, valencia, seville, malaga, bilbao",
    "Europe/Rome": "milan, naples, turin, florence, bologna, palermo, sicily",
    "Europe/Amsterdam": "holland, rotterdam, the hague, utrecht",
    "Europe/Dublin": "cork, galway, limerick",
    "Asia/Tokyo": "osaka, kyoto, nagoya, sapporo, fukuoka, yokohama",
    "Asia/Shanghai": "beijing, shenzhen, guangzhou, chengdu, wuhan",
    "Asia/Manila": "cebu, quezon city, davao",
    "Pacific/Auckland": "wellington, christchurch, aotearoa",
    "America/Sao_Paulo": "rio de janeiro, brasilia, belo horizonte, curitiba, porto alegre",
    "America/Mexico_City": "guadalajara, puebla",
    "Africa/Johannesburg": "cape town, durban, pretoria",
    "Europe/Stockholm": "gothenburg, malmo",
    "Europe/Helsinki": "tampere, turku",
    "Europe/Athens": "thessaloniki",
    "America/Detroit": "michigan, grand rapids",
    "America/Indiana/Indianapolis": "indiana",
    "America/Kentucky/Louisville": "kentucky",
    "America/Boise": "idaho",
    "America/Anchorage": "alaska, fairbanks",
    "Pacific/Honolulu": "hawaii",
    "America/Winnipeg": "manitoba",
    "America/Regina": "saskatchewan, saskatoon",
    "America/Edmonton": "calgary, alberta",
    "America/Halifax": "nova scotia, prince edward island",
    "America/St_Johns": "newfoundland",
    "Europe/Brussels": "antwerp, ghent",
    "Europe/Zurich": "geneva, bern, basel, lausanne",
    "Europe/Lisbon": "porto",
    "Europe/Warsaw": "krakow, gdansk, wroclaw, poznan, lodz",
    "Europe/Prague": "brno",
    "Europe/Oslo": "bergen, trondheim",
    "Europe/Copenhagen": "aarhus",
    "Europe/Istanbul": "ankara, izmir",
    "Europe/Kyiv": "kharkiv, odesa, lviv, dnipro",
    "Europe/Moscow": "saint petersburg",
    "Asia/Jerusalem": "tel aviv, haifa",
    "Asia/Dubai": "abu dhabi, uae",
    "Asia/Riyadh": "jeddah, mecca",
    "Asia/Karachi": "lahore, islamabad",
    "Asia/Seoul": "busan",
    "Asia/Ho_Chi_Minh": "hanoi",
    "Asia/Jakarta": "bandung, surabaya",
    "Asia/Makassar": "bali, denpasar",
    "Asia/Kuala_Lumpur": "penang, johor bahru",
    "Australia/Melbourne": "victoria, geelong",
    "Australia/Brisbane": "queensland, gold coast, cairns",
    "Australia/Adelaide": "south australia",
    "Australia/Perth": "western australia",
    "Australia/Darwin": "northern territory",
    "Australia/Hobart": "tasmania",
    "Africa/Lagos": "abuja, ibadan",
    "Africa/Cairo": "alexandria, giza",
    "Africa/Casablanca": "rabat, marrakech",
    "Africa/Nairobi": "mombasa",
    "America/Bogota": "medellin, cali",
    "America/Guayaquil": "quito",
    "America/Santiago": "valparaiso",
    "America/Argentina/Buenos_Aires": "rosario",
}
