//! Whatever a spec looks like: an edit means what was asked for, and its inverse gives the very
//! same text again.

use proptest::prelude::*;
use scaffold::front;
use scaffold::model::Project;
use scaffold::spec::edit::{self, CommandLine, MemberKind, SpecEdit, SpecText};

const FILE: &str = "scaffold.yaml";

/// How people write their specs.
#[derive(Debug, Clone)]
struct Style {
    unit: usize,
    blank_lines: bool,
    comments: bool,
    trailing: bool,
    /// An entity in braces, a group in braces, or neither.
    braces: [bool; 3],
    quotes: bool,
    own_level_lists: bool,
    windows: bool,
    open_end: bool,
}

fn style() -> impl Strategy<Value = Style> {
    let flags = prop::array::uniform7(any::<bool>());
    (1_usize..5, flags, prop::array::uniform3(any::<bool>())).prop_map(|(unit, flags, braces)| {
        let [
            blank_lines,
            comments,
            trailing,
            quotes,
            own_level_lists,
            windows,
            open_end,
        ] = flags;
        Style {
            unit,
            blank_lines,
            comments,
            trailing,
            braces,
            quotes,
            own_level_lists,
            windows,
            open_end,
        }
    })
}

/// One entity: how many fields, whether it points to the first one, has an index, a setting.
#[derive(Debug, Clone)]
struct Entity {
    fields: usize,
    relation: bool,
    index: bool,
    setting: bool,
}

fn entity() -> impl Strategy<Value = Entity> {
    (1_usize..4, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(fields, relation, index, setting)| Entity {
            fields,
            relation,
            index,
            setting,
        },
    )
}

const NAMES: [&str; 4] = ["Alpha", "Beta", "Gamma", "Delta"];

/// Writes the spec that these entities make in a style.
struct Writer<'style> {
    style: &'style Style,
    lines: Vec<String>,
}

impl Writer<'_> {
    fn line(&mut self, level: usize, text: &str) {
        let columns = level * self.style.unit;
        let behind = if self.style.trailing && !text.ends_with('}') && level > 1 {
            " # why"
        } else {
            ""
        };
        self.lines.push(format!("{:columns$}{text}{behind}", ""));
    }

    fn comment(&mut self, level: usize, text: &str) {
        if self.style.comments {
            let columns = level * self.style.unit;
            self.lines.push(format!("{:columns$}# {text}", ""));
        }
    }

    fn key(&self, name: &str) -> String {
        if self.style.quotes {
            format!("\"{name}\"")
        } else {
            name.to_owned()
        }
    }

    fn group(&mut self, name: &str, entries: &[(String, String)], braces: bool) {
        if entries.is_empty() {
            return;
        }
        if braces {
            let entries: Vec<_> = entries
                .iter()
                .map(|(key, value)| format!("{}: {value}", self.key(key)))
                .collect();
            return self.line(2, &format!("{name}: {{{}}}", entries.join(", ")));
        }
        self.line(2, &format!("{name}:"));
        for (key, value) in entries {
            self.comment(3, "what this is");
            self.line(3, &format!("{}: {value}", self.key(key)));
        }
        self.comment(3, "more to come");
    }

    fn entity(&mut self, name: &str, entity: &Entity) {
        let fields: Vec<_> = (0..entity.fields)
            .map(|at| (format!("field_{at}"), "string 1..20".to_owned()))
            .collect();
        let relations: Vec<_> = entity
            .relation
            .then(|| {
                (
                    format!("link_{}", name.to_lowercase()),
                    "belongs_to Alpha optional".to_owned(),
                )
            })
            .into_iter()
            .collect();
        if self.style.braces[0] {
            let entry = |(key, value): &(String, String)| format!("{key}: {value}");
            let fields: Vec<_> = fields.iter().map(entry).collect();
            let relations: Vec<_> = relations.iter().map(entry).collect();
            let relations = if relations.is_empty() {
                String::new()
            } else {
                format!(", relations: {{{}}}", relations.join(", "))
            };
            let key = self.key(name);
            return self.line(
                1,
                &format!("{key}: {{fields: {{{}}}{relations}}}", fields.join(", ")),
            );
        }
        self.comment(1, "about this one");
        let key = self.key(name);
        self.line(1, &format!("{key}:"));
        if entity.setting {
            self.line(2, "versioned: true");
        }
        self.group("fields", &fields, self.style.braces[1]);
        self.group("relations", &relations, self.style.braces[2]);
        if entity.index {
            self.line(2, "indexes:");
            let level = if self.style.own_level_lists { 2 } else { 3 };
            self.line(level, "- [field_0, created_at]");
        }
    }

    fn write(style: &Style, entities: &[Entity]) -> String {
        let mut writer = Writer {
            style,
            lines: vec!["service: {name: any}".to_owned()],
        };
        writer.comment(0, "all of them");
        writer.lines.push("entities:".to_owned());
        for (name, entity) in NAMES.iter().zip(entities) {
            if style.blank_lines {
                writer.lines.push(String::new());
            }
            writer.entity(name, entity);
        }
        let end = if style.windows { "\r\n" } else { "\n" };
        let text = writer.lines.join(end);
        if style.open_end { text } else { text + end }
    }
}

fn command(words: &str) -> CommandLine {
    let words: Vec<_> = words.split(' ').map(str::to_owned).collect();
    CommandLine::new(&words)
}

fn edited(text: &str, line: &str) -> String {
    let (verb, words) = line.split_once(": ").unwrap();
    let words = command(words);
    let spec = &SpecText {
        file_name: FILE,
        text,
        keys: &front::keys(),
    };
    let result = match verb {
        "add entity" => {
            let members = scaffold::spec::arguments(&["name:string".to_owned()]).unwrap();
            edit::add_entity(spec, "Extra", &members).map(SpecEdit::from)
        }
        "remove entity" => edit::remove_entity(spec, &words),
        "add field" => edit::add_members(spec, MemberKind::Field, &words),
        "remove field" => edit::remove_members(spec, MemberKind::Field, &words),
        "add relation" => edit::add_members(spec, MemberKind::Relation, &words),
        "remove relation" => edit::remove_members(spec, MemberKind::Relation, &words),
        "add feature" => edit::add_feature(spec, &words),
        "remove feature" => edit::remove_feature(spec, &words),
        "rename field" => edit::rename_member(spec, &words),
        "rename entity" => edit::rename_entity(spec, &words, "Omega"),
        "rename back" => edit::rename_entity(spec, &words, "Alpha"),
        other => panic!("{other}"),
    };
    result
        .unwrap_or_else(|problems| panic!("{line}\n{text}\n{problems}"))
        .text
}

/// Each with its inverse, and the same change of the plainest spec there is.
const EDITS: [(&str, &str); 12] = [
    ("add entity: Extra", "remove entity: extras"),
    (
        "add field: alphas extra:enum:a,b:default=a note:text:optional",
        "remove field: alphas extra note",
    ),
    (
        "add relation: alpha extra:belongs_to:Alpha:optional:inverse=none",
        "remove relation: alphas.extra",
    ),
    (
        "add feature: soft_delete alphas",
        "remove feature: soft_delete alphas",
    ),
    ("add feature: id:bigint alphas", "remove feature: id alphas"),
    (
        "add feature: operations:list,get alphas",
        "remove feature: operations alphas",
    ),
    (
        "add feature: index:field_0,updated_at alphas",
        "remove feature: index:field_0,updated_at alphas",
    ),
    (
        "add feature: unique:field_0,updated_at alphas",
        "remove feature: unique alphas",
    ),
    ("add feature: timestamps", "remove feature: timestamps"),
    ("add feature: prefix:/v2", "remove feature: prefix"),
    (
        "rename field: alphas.field_0 other",
        "rename field: alphas.other field_0",
    ),
    ("rename entity: alphas", "rename back: omegas"),
];

const PLAIN: Style = Style {
    unit: 2,
    blank_lines: false,
    comments: false,
    trailing: false,
    braces: [false; 3],
    quotes: false,
    own_level_lists: false,
    windows: false,
    open_end: false,
};

fn model(text: &str) -> Project {
    front::load(FILE, text.as_bytes()).unwrap_or_else(|problems| panic!("{text}\n{problems}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_edit_means_what_it_says_and_has_an_inverse(
        style in style(),
        entities in prop::collection::vec(entity(), 1..4),
    ) {
        // In braces there is no room for all of it.
        let entities: Vec<_> = entities
            .into_iter()
            .map(|entity| Entity {
                index: entity.index && !style.braces[0],
                setting: entity.setting && !style.braces[0],
                ..entity
            })
            .collect();
        let text = Writer::write(&style, &entities);
        let plain = Writer::write(&PLAIN, &entities);
        prop_assert_eq!(model(&text), model(&plain));
        for (there, back) in EDITS {
            let changed = edited(&text, there);
            prop_assert_eq!(model(&changed), model(&edited(&plain, there)), "{}\n{}", there, changed);
            prop_assert_eq!(&edited(&changed, back), &text, "{} after\n{}", back, changed);
        }
    }
}
