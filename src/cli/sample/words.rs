//! Invented names. No place, state or newspaper with such a name exists or existed.

/// The forty actors: id, title, short name, kind.
pub const ACTORS: [(&str, &str, &str, &str); 40] = [
    ("velmora", "Republic of Velmora", "Velmora", "state"),
    ("ostrania", "Federation of Ostrania", "Ostrania", "state"),
    ("quellund", "Kingdom of Quellund", "Quellund", "state"),
    ("league-of-lanterns", "League of Lanterns", "Lantern League", "organisation"),
    ("zambrel", "Commonwealth of Zambrel", "Zambrel", "state"),
    ("old-velmora", "Duchy of Velmora", "Old Velmora", "state"),
    ("first-velmora", "Free Ports of Velmora", "Velmoran Ports", "state"),
    ("ilvastra", "Republic of Ilvastra", "Ilvastra", "state"),
    ("dorrimund", "Kingdom of Dorrimund", "Dorrimund", "state"),
    ("fennoskar", "Union of Fennoskar", "Fennoskar", "state"),
    ("haskovar", "Republic of Haskovar", "Haskovar", "state"),
    ("jurnelle", "Principality of Jurnelle", "Jurnelle", "state"),
    ("kelvandor", "Republic of Kelvandor", "Kelvandor", "state"),
    ("lunaxia", "Confederation of Lunaxia", "Lunaxia", "state"),
    ("narrowmark", "Margravate of Narrowmark", "Narrowmark", "state"),
    ("polzenda", "Republic of Polzenda", "Polzenda", "state"),
    ("rassamond", "Kingdom of Rassamond", "Rassamond", "state"),
    ("sorvenia", "Republic of Sorvenia", "Sorvenia", "state"),
    ("thalgarde", "Empire of Thalgarde", "Thalgarde", "state"),
    ("umbrecht", "Free City of Umbrecht", "Umbrecht", "state"),
    ("wexmoor", "Republic of Wexmoor", "Wexmoor", "state"),
    ("yrrandel", "Kingdom of Yrrandel", "Yrrandel", "state"),
    ("brinholt", "Republic of Brinholt", "Brinholt", "state"),
    ("carvanth", "Union of Carvanth", "Carvanth", "state"),
    ("eskelmar", "Republic of Eskelmar", "Eskelmar", "state"),
    ("gorlinde", "Kingdom of Gorlinde", "Gorlinde", "state"),
    ("office-of-tides", "Office of Tides", "Tide Office", "organisation"),
    ("council-of-bridges", "Council of Bridges", "Bridge Council", "organisation"),
    ("grain-compact", "Compact for Grain", "Grain Compact", "organisation"),
    ("signal-bureau", "Signal Bureau", "Signal Bureau", "organisation"),
    ("salt-assembly", "Salt Assembly", "Salt Assembly", "organisation"),
    ("harbour-bank", "Common Harbour Bank", "Harbour Bank", "organisation"),
    ("court-of-weights", "Court of Weights", "Weights Court", "organisation"),
    ("river-wardens", "River Wardens", "River Wardens", "group"),
    ("kite-makers", "Guild of Kite Makers", "Kite Makers", "group"),
    ("moss-collectors", "Moss Collectors", "Moss Collectors", "group"),
    ("night-ferrymen", "Night Ferrymen", "Ferrymen", "group"),
    ("glass-walkers", "Glass Walkers", "Glass Walkers", "group"),
    ("paper-choir", "Paper Choir", "Paper Choir", "other"),
    ("ninth-caravan", "Ninth Caravan", "Ninth Caravan", "other"),
];

/// The twelve eras: id, title, start date. The first starts before all events.
pub const ERAS: [(&str, &str, &str); 12] = [
    ("first-hearths", "First Hearths", "Y-20000"),
    ("age-of-kilns", "Age of Kilns", "-8000"),
    ("walled-gardens", "Walled Gardens", "-3200"),
    ("copper-leagues", "Copper Leagues", "-1500"),
    ("old-courts", "Old Courts", "-0400"),
    ("quiet-centuries", "Quiet Centuries", "0500"),
    ("sail-and-compass", "Sail and Compass", "1420"),
    ("mill-years", "Mill Years", "1760"),
    ("age-of-congresses", "Age of Congresses", "1890"),
    ("long-winter", "The Long Winter", "1938"),
    ("two-harbours", "Two Harbours", "1961"),
    ("open-signals", "Open Signals", "1994"),
];

/// First and last syllables of the names of places.
pub const PLACES: ([&str; 20], [&str; 9]) = (
    [
        "Vel", "Tar", "Osk", "Brin", "Mor", "Quel", "Zam", "Ilv", "Dor", "Fen", "Hask", "Jurn", "Kel", "Lun", "Nar",
        "Pol", "Rass", "Sor", "Thal", "Umb",
    ],
    ["ambra", "ezzo", "indor", "oskan", "uvia", "elmwick", "yrra", "antisk", "obello"],
);

/// Topics of agreements, disputes and talks.
pub const TOPICS: [&str; 32] = [
    "river tolls",
    "salt quotas",
    "lighthouse dues",
    "grain weights",
    "bell signals",
    "canal depths",
    "kite lines",
    "harbour lamps",
    "mountain passes",
    "ferry rights",
    "clock standards",
    "paper stamps",
    "well water",
    "orchard borders",
    "fishing nights",
    "wool measures",
    "glass tariffs",
    "moss gathering",
    "bridge repairs",
    "tide tables",
    "caravan passes",
    "quarry shares",
    "winter stores",
    "signal towers",
    "ink supplies",
    "copper coins",
    "map grids",
    "rope standards",
    "night markets",
    "seed exchanges",
    "amber routes",
    "snow roads",
];

/// Code names of military exercises.
pub const EXERCISES: [&str; 12] = [
    "Slow Heron",
    "Blue Ladle",
    "Tin Whistle",
    "Long Umbrella",
    "Quiet Anvil",
    "Paper Comet",
    "Round Acorn",
    "Second Lantern",
    "Open Drawer",
    "Warm Thimble",
    "Grey Marmot",
    "Patient Otter",
];

/// Names of the cited newspapers.
pub const PAPERS: [&str; 8] = ["Annals", "Gazette", "Chronicle", "Register", "Almanac", "Bulletin", "Survey", "Ledger"];

/// Second sentences of events.
pub const OUTCOMES: [&str; 12] = [
    "Observers counted three rounds of talks",
    "The clerks signed in four copies",
    "No minutes were kept",
    "A second meeting was set for the spring",
    "The delegates left by the night ferry",
    "The price of lamp oil fell within a month",
    "Two wardens refused to sign",
    "The bells were rung at noon",
    "A protocol on maps was added later",
    "The archive keeps a sketch of the hall",
    "The harbour stayed closed for a week",
    "Neither side published its losses",
];
