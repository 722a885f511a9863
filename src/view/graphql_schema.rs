//! The schema in the language of GraphQL, as services print it.

use std::collections::BTreeMap;

use super::column::ColumnView;
use super::entity::EntityView;
use super::graphql::{GraphQlView, order_arguments};
use super::graphql_mutations::{ActionFieldView, InputFieldView};
use crate::names::graphql::{camel, enum_names};

/// Scalars beyond those of GraphQL, with what they look like.
const SCALARS: [(&str, &str); 8] = [
    (
        "BigInt",
        "A whole number of 64 bits in a string, because many clients would round it.",
    ),
    ("Bytes", "Bytes in Base64."),
    ("Date", "A date, such as `2026-01-31`."),
    (
        "DateTime",
        "A date and time in UTC, such as `2026-01-31T12:00:00Z`.",
    ),
    (DECIMAL, "A decimal number in a string, such as `12.50`."),
    ("JSON", "Any JSON value."),
    ("Time", "A time of day, such as `12:30:00`."),
    (
        "UUID",
        "A UUID in lower case, such as `018f2c6e-7b1a-7c3d-9e4f-5a6b7c8d9e0f`.",
    ),
];

const DECIMAL: &str = "Decimal";

/// What lists compare, with the operators that suit it.
const OPERANDS: [(&str, &[&str]); 9] = [
    ("BigInt", ORDERED),
    ("Boolean", &["eq", "ne"]),
    ("Date", ORDERED),
    ("DateTime", ORDERED),
    (DECIMAL, ORDERED),
    ("Float", ORDERED),
    ("ID", CHOSEN),
    (
        "String",
        &[
            "eq",
            "ne",
            "gt",
            "gte",
            "lt",
            "lte",
            "in",
            "contains",
            "startsWith",
        ],
    ),
    ("Time", ORDERED),
];

const ORDERED: &[&str] = &["eq", "ne", "gt", "gte", "lt", "lte", "in"];

const CHOSEN: &[&str] = &["eq", "ne", "in"];

/// What a filter says of itself.
const ALL_CONDITIONS: &str = "All conditions must hold.";

/// The lines of the definitions by the names of their types.
#[derive(Default)]
struct Definitions(BTreeMap<String, Vec<String>>);

/// The lines of the schema of these entities.
pub(super) fn schema(views: &[EntityView], has_decimals: bool) -> Vec<String> {
    let mut definitions = Definitions::default();
    definitions.add_shared(has_decimals);
    let (mut queries, mut mutations) = (Vec::new(), Vec::new());
    for view in views {
        definitions.add_entity(view);
        queries.extend(queries_of(view));
        mutations.extend(mutations_of(view));
    }
    if queries.is_empty() {
        queries = member("The version of the service", "version: String!");
    }
    definitions.add("Query", "type Query", "", queries);
    let mut root = vec!["schema {".to_owned(), "\tquery: Query".to_owned()];
    if !mutations.is_empty() {
        definitions.add("Mutation", "type Mutation", "", mutations);
        root.push("\tmutation: Mutation".to_owned());
    }
    root.push("}".to_owned());
    let definitions = definitions.0.into_values().flatten();
    definitions.chain(directives()).chain(root).collect()
}

impl Definitions {
    fn add(&mut self, name: &str, head: &str, doc: &str, members: Vec<String>) {
        let mut lines = quoted(doc, "");
        if members.is_empty() {
            lines.push(head.to_owned());
        } else {
            lines.push(format!("{head} {{"));
            lines.extend(members);
            lines.push("}".to_owned());
        }
        lines.push(String::new());
        self.0.insert(name.to_owned(), lines);
    }

    fn add_shared(&mut self, has_decimals: bool) {
        let is_used = |name: &str| has_decimals || name != DECIMAL;
        for (name, doc) in SCALARS.into_iter().filter(|(name, _)| is_used(name)) {
            self.add(name, &format!("scalar {name}"), doc, Vec::new());
        }
        for (operand, operators) in OPERANDS.into_iter().filter(|(name, _)| is_used(name)) {
            self.add_comparisons(operand, operators);
        }
        let info = ["hasNextPage: Boolean!", "hasPreviousPage: Boolean!"];
        let info = info
            .into_iter()
            .chain(["startCursor: String", "endCursor: String"]);
        let info = info.flat_map(|text| member("", text)).collect();
        self.add("PageInfo", "type PageInfo", "", info);
    }

    fn add_comparisons(&mut self, operand: &str, operators: &[&str]) {
        let members = operators.iter().flat_map(|operator| match *operator {
            "in" => member("", &format!("in: [{operand}!]")),
            operator => member("", &format!("{operator}: {operand}")),
        });
        let members = members.chain(member("", "isNull: Boolean")).collect();
        let name = format!("{operand}Filter");
        self.add(&name, &format!("input {name}"), ALL_CONDITIONS, members);
    }

    fn add_entity(&mut self, view: &EntityView) {
        let graphql = &view.graphql;
        let name = &graphql.type_name;
        self.add(
            name,
            &format!("type {name}"),
            &graphql.doc,
            fields_of(graphql),
        );
        self.add_connection(name);
        self.add_orders(name, &view.listed);
        for choice in &view.enums {
            let name = &choice.rust_type;
            let words: Vec<_> = choice.words.iter().map(String::as_str).collect();
            let values = enum_names(&words).into_iter().zip(words);
            let values = values.flat_map(|(name, word)| member(&format!("`{word}`"), &name));
            self.add(name, &format!("enum {name}"), "", values.collect());
            self.add_comparisons(name, CHOSEN);
        }
        if view.rows.has_create && !graphql.inputs.is_empty() {
            self.add_input(&format!("Create{name}Input"), &graphql.inputs, true);
        }
        if graphql.has_changes {
            let changes = graphql.inputs.iter().filter(|input| !input.is_immutable);
            self.add_input(&format!("Update{name}Input"), changes, false);
        }
        for input in graphql.actions.iter().flat_map(|action| &action.inputs) {
            self.add_input(&input.type_name, &input.fields, true);
        }
    }

    fn add_connection(&mut self, name: &str) {
        let edges = member("", &format!("edges: [{name}Edge!]!"));
        let nodes = member("", &format!("nodes: [{name}!]!"));
        let page_info = member("", "pageInfo: PageInfo!");
        let total = "How many rows the list has, counted up to a limit.";
        let total = member(total, "totalCount: Int");
        let members = [edges, nodes, page_info, total].concat();
        let connection = format!("{name}Connection");
        self.add(&connection, &format!("type {connection}"), "", members);
        let edge = format!("{name}Edge");
        let members = [
            member("", "cursor: String!"),
            member("", &format!("node: {name}!")),
        ];
        self.add(&edge, &format!("type {edge}"), "", members.concat());
    }

    /// What lists can be filtered and sorted by.
    fn add_orders(&mut self, name: &str, columns: &[ColumnView]) {
        let filters = columns.iter().filter(|column| column.filterable);
        let filters: Vec<_> = filters
            .flat_map(|column| {
                let text = format!("{}: {}Filter", camel(&column.wire), operand(column));
                member("", &text)
            })
            .collect();
        if !filters.is_empty() {
            let filter = format!("{name}Filter");
            self.add(&filter, &format!("input {filter}"), ALL_CONDITIONS, filters);
        }
        let keys = columns.iter().filter(|column| column.sortable);
        let keys: Vec<_> = keys
            .flat_map(|column| {
                let key = column.wire.to_ascii_uppercase();
                ["ASC", "DESC"].map(|direction| format!("\t{key}_{direction}"))
            })
            .collect();
        if !keys.is_empty() {
            let sort = format!("{name}Sort");
            self.add(&sort, &format!("enum {sort}"), "", keys);
        }
    }

    fn add_input<'a>(
        &mut self,
        name: &str,
        fields: impl IntoIterator<Item = &'a InputFieldView>,
        is_new: bool,
    ) {
        let fields = fields.into_iter().flat_map(|field| {
            let required = if is_new && field.is_required { "!" } else { "" };
            let text = format!("{}: {}{required}", camel(&field.wire), field.type_name);
            member(&field.doc, &text)
        });
        self.add(name, &format!("input {name}"), "", fields.collect());
    }
}

fn fields_of(graphql: &GraphQlView) -> Vec<String> {
    let properties = graphql.properties.iter();
    let properties = properties.flat_map(|property| {
        member(
            &property.doc,
            &format!("{}: {}", property.name, property.type_name),
        )
    });
    let references = graphql.references.iter();
    let references =
        references.flat_map(|field| member("", &format!("{}: {}", field.name, field.type_name)));
    let lists = graphql.lists.iter().flat_map(|list| {
        let (name, type_name) = (&list.name, &list.type_name);
        let text = if list.function == "single" {
            format!("{name}: {type_name}")
        } else {
            let order = list.order.join("");
            format!("{name}(first: Int! = 20{order}): [{type_name}!]!")
        };
        member("", &text)
    });
    properties.chain(references).chain(lists).collect()
}

fn queries_of(view: &EntityView) -> Vec<String> {
    let GraphQlView {
        one,
        many,
        type_name,
        ..
    } = &view.graphql;
    let (article, human) = (&view.names.article, &view.names.human);
    let plural = &view.names.human_plural;
    let mut queries = Vec::new();
    if view.rows.has_get {
        let text = format!("{one}(id: ID!): {type_name}");
        queries.extend(member(&format!("Get {article} {human}"), &text));
    }
    if view.rows.has_list {
        let order = order_arguments(type_name, &view.listed);
        let equal = view.listed.iter().filter(|column| is_argument(column));
        let equal = equal.map(|column| format!(", {}: {}", camel(&column.wire), operand(column)));
        let text = format!(
            "{many}(limit: Int! = 20, offset: Int! = 0{}{}): [{type_name}!]!",
            order.concat(),
            equal.collect::<String>()
        );
        queries.extend(member(&format!("List {plural}"), &text));
        let text = format!(
            "{many}Connection(first: Int, after: String, last: Int, before: String{}): \
             {type_name}Connection!",
            order.concat()
        );
        queries.extend(member(&format!("List {plural} with cursors"), &text));
    }
    queries
}

fn mutations_of(view: &EntityView) -> Vec<String> {
    let GraphQlView {
        type_name, inputs, ..
    } = &view.graphql;
    let (article, human) = (&view.names.article, &view.names.human);
    let version = if view.rows.versioned {
        ", expectedVersion: BigInt"
    } else {
        ""
    };
    let mut mutations = Vec::new();
    if view.rows.has_create {
        let input = if inputs.is_empty() {
            String::new()
        } else {
            format!("(input: Create{type_name}Input!)")
        };
        let text = format!("create{type_name}{input}: {type_name}!");
        mutations.extend(member(&format!("Create {article} {human}"), &text));
    }
    if view.graphql.has_changes {
        let arguments = format!("id: ID!, input: Update{type_name}Input!{version}");
        let text = format!("update{type_name}({arguments}): {type_name}!");
        mutations.extend(member(&format!("Update {article} {human}"), &text));
    }
    if view.rows.has_delete {
        let text = format!("delete{type_name}(id: ID!{version}): Boolean!");
        mutations.extend(member(&format!("Delete {article} {human}"), &text));
    }
    for link in &view.graphql.links {
        let of = format!("the {} of {article} {human}", link.human);
        for (doc, name) in [("Add to", &link.add), ("Remove from", &link.remove)] {
            let text = format!("{name}(id: ID!, {}: ID!): Boolean!", link.argument);
            mutations.extend(member(&format!("{doc} {of}"), &text));
        }
    }
    let actions = view.graphql.actions.iter();
    mutations.extend(actions.flat_map(|action| mutation_of(action, version)));
    mutations
}

fn mutation_of(action: &ActionFieldView, version: &str) -> Vec<String> {
    let input = action.inputs.first();
    let input = input.map(|input| format!("input: {}!", input.type_name));
    let arguments = if action.is_on_row {
        let input = input.map(|input| format!(", {input}"));
        format!("(id: ID!{}{version})", input.unwrap_or_default())
    } else {
        input.map_or_else(String::new, |input| format!("({input})"))
    };
    member(
        &action.doc,
        &format!("{}{arguments}: {}", action.name, action.output),
    )
}

/// A field or a value, with what is said of it.
fn member(doc: &str, text: &str) -> Vec<String> {
    let mut lines = quoted(doc, "\t");
    lines.push(format!("\t{text}"));
    lines
}

/// A description between quotes; nothing if there is none.
fn quoted(doc: &str, indent: &str) -> Vec<String> {
    if doc.is_empty() {
        return Vec::new();
    }
    let quotes = format!("{indent}\"\"\"");
    let lines = doc.split('\n').map(|line| format!("{indent}{line}"));
    std::iter::once(quotes.clone())
        .chain(lines)
        .chain([quotes])
        .collect()
}

/// What a column is compared with.
fn operand(column: &ColumnView) -> &str {
    let kind = column.list_kind.as_deref().unwrap_or_default();
    let choice = kind.strip_prefix("Kind::choice::<");
    match kind {
        "Kind::Int" => "BigInt",
        "Kind::Float" => "Float",
        "Kind::Bool" => "Boolean",
        "Kind::Uuid" => "ID",
        "Kind::Date" => "Date",
        "Kind::Time" => "Time",
        "Kind::Datetime" => "DateTime",
        _ if kind.starts_with("Kind::Decimal") => DECIMAL,
        _ => choice.map_or("String", |rest| rest.trim_end_matches(">()")),
    }
}

/// Whether a list has an argument for the column: what belongs to something, and what is one of few.
fn is_argument(column: &ColumnView) -> bool {
    let kind = column.list_kind.as_deref().unwrap_or_default();
    let is_plain = kind == "Kind::Bool" || kind.starts_with("Kind::choice");
    let is_reserved = ["limit", "offset", "filter", "sort"].contains(&column.wire.as_str());
    column.filterable && (is_plain || column.wire.ends_with("_id")) && !is_reserved
}

fn directives() -> Vec<String> {
    let directive = |name: &str, what: &str, when: &str| {
        let doc = format!(
            "Directs the executor to {what} this field or fragment {when}when the `if` argument is true."
        );
        let places = "FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT";
        let mut lines = quoted(&doc, "");
        lines.push(format!("directive @{name}(if: Boolean!) on {places}"));
        lines
    };
    let include = directive("include", "include", "only ");
    [include, directive("skip", "skip", "")].concat()
}
