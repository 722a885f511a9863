//! What the rules of English spelling do not tell, as data. To teach a word, add it here.

/// A singular and its plural. A word that ends in one of them follows it (`grandchild`).
pub(super) const IRREGULAR_ENDINGS: [(&str, &str); 15] = [
    ("person", "people"), ("child", "children"), ("woman", "women"), ("shelf", "shelves"),
    ("leaf", "leaves"), ("wolf", "wolves"), ("knife", "knives"), ("wife", "wives"),
    ("matrix", "matrices"), ("vertex", "vertices"), ("index", "indices"), ("appendix", "appendices"),
    ("criterion", "criteria"), ("phenomenon", "phenomena"), ("quiz", "quizzes"),
];

/// A singular and its plural, for this word alone.
pub(super) const IRREGULAR: [(&str, &str); 79] = [
    ("alias", "aliases"), ("alumnus", "alumni"), ("atlas", "atlases"), ("axis", "axes"),
    ("bacillus", "bacilli"), ("bacterium", "bacteria"), ("base", "bases"), ("basis", "bases"),
    ("bias", "biases"), ("buffalo", "buffaloes"), ("cactus", "cacti"), ("calf", "calves"),
    ("canvas", "canvases"), ("cargo", "cargoes"), ("codex", "codices"), ("crisis", "crises"),
    ("curriculum", "curricula"), ("datum", "data"), ("diagnosis", "diagnoses"), ("die", "dice"),
    ("dwarf", "dwarves"), ("echo", "echoes"), ("elf", "elves"), ("embargo", "embargoes"),
    ("epoch", "epochs"), ("erratum", "errata"), ("foot", "feet"), ("forefoot", "forefeet"),
    ("fungus", "fungi"), ("gas", "gases"), ("genus", "genera"), ("half", "halves"),
    ("hero", "heroes"), ("hoof", "hooves"), ("iris", "irises"), ("lens", "lenses"),
    ("life", "lives"), ("loaf", "loaves"), ("man", "men"), ("medium", "media"),
    ("memorandum", "memoranda"), ("metadatum", "metadata"), ("monarch", "monarchs"),
    ("mosquito", "mosquitoes"), ("neurosis", "neuroses"), ("nucleus", "nuclei"), ("oasis", "oases"),
    ("octopus", "octopuses"), ("ox", "oxen"), ("pancreas", "pancreases"), ("potato", "potatoes"),
    ("prognosis", "prognoses"), ("radius", "radii"), ("scarf", "scarves"), ("self", "selves"),
    ("sheaf", "sheaves"), ("stimulus", "stimuli"), ("stomach", "stomachs"), ("stratum", "strata"),
    ("syllabus", "syllabi"), ("symposium", "symposia"), ("synopsis", "synopses"), ("tech", "techs"),
    ("thief", "thieves"), ("tomato", "tomatoes"), ("torpedo", "torpedoes"), ("tornado", "tornadoes"),
    ("trilby", "trilbies"), ("veto", "vetoes"), ("virus", "viri"), ("volcano", "volcanoes"),
    ("mouse", "mice"), ("louse", "lice"),
    ("tooth", "teeth"), ("goose", "geese"), ("wharf", "wharves"), ("dais", "daises"), ("emphasis", "emphases"), ("ellipsis", "ellipses"),
];

/// The same in both numbers.
pub(super) const INVARIANT: [&str; 71] = [
    "acoustics", "aircraft", "analytics", "athletics", "aws", "biceps", "binoculars", "chassis",
    "clothes", "corps", "css", "debris", "deer", "diabetes", "dns", "economics", "electronics",
    "equipment", "ethics", "evidence", "feedback", "fish", "forceps", "furniture", "genetics", "gps",
    "graphics", "gymnastics", "hardware", "headquarters", "http", "https", "information", "ios",
    "jeans", "kudos", "linguistics", "logistics", "luggage", "mathematics", "means", "measles",
    "metadata", "middleware", "miniseries", "money", "moose", "music", "news", "optics", "os",
    "pajamas", "physics", "police", "politics", "rice", "robotics", "salmon", "scissors", "series",
    "sheep", "shrimp", "sms", "software", "spacecraft", "species", "swine", "tls", "traffic", "trout",
    "vps",
];

/// Singulars in `s` that would pass for plurals.
pub(super) const ENDING_IN_S: [&str; 14] = [
    "asbestos", "chaos", "christmas", "cosmos", "dias", "ethos", "pathos", "pos", "pus", "rhinoceros",
    "sas", "texas", "thermos", "yes",
];

/// Singulars that end in a vowel before `s`, as `menus` could also be one like `status`.
pub(super) const ENDING_IN_I_OR_U: [&str; 32] = [
    "alibi", "api", "bayou", "bikini", "caribou", "cli", "cpu", "ecu", "emu", "flu", "gnu", "gpu",
    "graffiti", "gui", "guru", "haiku", "kiwi", "kpi", "menu", "poi", "safari", "sari", "ski", "sku",
    "submenu", "sushi", "taxi", "tofu", "tutu", "ui", "uri", "wiki",
];

/// Singulars in `e` whose plural loses only its `s`, against the rule for its ending.
pub(super) const ENDING_IN_E: [&str; 79] = [
    "ache", "aloe", "auntie", "avalanche", "axe", "birdie", "boogie", "brasserie", "brownie",
    "budgie", "cache", "caddie", "calorie", "canoe", "collie", "cookie", "creche", "cutie", "doe",
    "excuse", "floe", "foe", "foodie", "fuse", "genie", "goalie", "headache", "hoe", "hoodie",
    "horseshoe", "junkie", "lie", "magpie", "menagerie", "moustache", "movie", "muse", "necktie",
    "newbie", "niche", "oboe", "pastiche", "pie", "pixie", "prairie", "psyche", "quiche", "recluse",
    "refuse", "reuse", "reverie", "roe", "rookie", "ruse", "selfie", "shoe", "smoothie", "sortie",
    "talkie", "techie", "tie", "tiptoe", "toe", "use", "walkie", "woe", "zombie", "abuse", "deluxe",
    "eclipse", "ellipse", "lapse", "corpse", "glimpse", "synapse", "collapse", "relapse", "bourgeoisie",
    "vie",
];

/// Singulars in `men` or `man` that are no `…man`.
pub(super) const NOT_OF_MAN: [&str; 12] = [
    "abdomen", "german", "human", "omen", "ottoman", "regimen", "roman", "shaman", "specimen", "stamen",
    "talisman", "yemen",
];
