use heck::ToSnakeCase;

/// Three texts that a person would believe, by the name of the field and of what it belongs to.
#[must_use]
pub fn words(field: &str, entity: &str, human: &str) -> [String; 3] {
    let last = field.rsplit('_').next().unwrap_or(field);
    let known = by_name(field)
        .or_else(|| named(field, entity))
        .or_else(|| by_name(last));
    known.map_or_else(|| ordinal(human), |texts| texts.map(str::to_owned))
}

fn ordinal(human: &str) -> [String; 3] {
    ["First", "Second", "Third"].map(|word| format!("{word} {human}"))
}

/// What people are called.
fn named(field: &str, entity: &str) -> Option<[&'static str; 3]> {
    const PEOPLE: [&str; 14] = [
        "user", "person", "customer", "author", "member", "employee", "contact", "artist",
        "student", "teacher", "patient", "player", "owner", "account",
    ];
    let entity = entity.to_snake_case();
    let person = PEOPLE
        .iter()
        .any(|person| entity == *person || entity.ends_with(&format!("_{person}")));
    match field {
        "name" if person => Some(["Ada Lovelace", "Grace Hopper", "Alan Turing"]),
        "name" if entity == "tag" => Some(["Rust", "Databases", "Testing"]),
        "name" if entity == "category" => Some(["Books", "Music", "Garden"]),
        "name" if entity.ends_with("country") => Some(["Portugal", "Norway", "Japan"]),
        "name" if entity.ends_with("city") => Some(["Lisbon", "Oslo", "Kyoto"]),
        "name"
            if matches!(
                entity.as_str(),
                "brand" | "company" | "supplier" | "organization" | "carrier"
            ) =>
        {
            Some(["Northwind", "Bluebird", "Harbour & Sons"])
        }
        "name" if entity.starts_with("product") => Some(["Desk lamp", "Oak chair", "Wool blanket"]),
        _ => None,
    }
}

fn by_name(field: &str) -> Option<[&'static str; 3]> {
    Some(match field {
        "title" | "subject" | "headline" => [
            "A first look",
            "Notes from the workshop",
            "What changed this year",
        ],
        "first_name" | "given_name" => ["Ada", "Grace", "Alan"],
        "last_name" | "surname" | "family_name" => ["Lovelace", "Hopper", "Turing"],
        "full_name" | "recipient" | "author_name" | "display_name" => {
            ["Ada Lovelace", "Grace Hopper", "Alan Turing"]
        }
        "username" | "login" | "nickname" | "handle" => ["ada", "grace", "alan"],
        "city" | "town" => ["Lisbon", "Oslo", "Kyoto"],
        "country" => ["Portugal", "Norway", "Japan"],
        "region" | "state" | "province" => ["Lisboa", "Viken", "Kansai"],
        "street" | "address" | "line1" | "line_1" => {
            ["12 Harbour Street", "3 Mill Lane", "48 Station Road"]
        }
        "line2" | "line_2" => ["Second floor", "Back door", "Flat 7"],
        "postal_code" | "zip" | "zip_code" | "postcode" => ["1100-148", "0150", "604-8571"],
        "phone" | "mobile" | "fax" => ["+351 210 000 001", "+47 21 00 00 02", "+81 75 000 0003"],
        "body" | "content" | "text" | "message" | "story" | "essay" => [
            "It works and this is how we found out.",
            "There are three ways and two of them are slow.",
            "Thank you. That was the missing piece.",
        ],
        "description" | "summary" | "bio" | "about" | "comment" | "note" | "notes" | "reason" => [
            "Short and to the point",
            "Worth a second look",
            "To be continued",
        ],
        "color" | "colour" => ["green", "blue", "amber"],
        "currency" => ["EUR", "NOK", "JPY"],
        "locale" | "language" => ["en", "pt", "nb"],
        "company" | "organization" => ["Northwind", "Bluebird", "Harbour & Sons"],
        "code" | "number" | "reference" | "sku" => ["A-1001", "B-1002", "C-1003"],
        "action" => ["created", "changed", "deleted"],
        _ => return None,
    })
}
