//! The schema in the language of GraphQL, as services print it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::entity::EntityView;
use super::graphql::{ComparedView, GraphQlView};
use super::graphql_mutations::{ActionFieldView, InputFieldView};
use crate::names::graphql::{COMPARED, DECIMAL, camel, enum_names, filter_of};

/// A scalar beyond those of GraphQL.
#[derive(Debug, Serialize)]
pub struct ScalarView {
    pub name: &'static str,
    /// What it looks like.
    pub doc: &'static str,
}

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

/// What a filter says of itself.
const ALL_CONDITIONS: &str = "All conditions must hold.";

/// The lines of the definitions by the names of their types.
#[derive(Default)]
struct Definitions(BTreeMap<String, Vec<String>>);

/// The entities by their types in Rust.
type Targets<'a> = BTreeMap<&'a str, &'a GraphQlView>;

/// The lines of the schema of these entities.
pub(super) fn schema(views: &[EntityView], has_decimals: bool) -> Vec<String> {
    let targets = views.iter();
    let targets = targets.map(|view| (view.names.rust_type.as_str(), &view.graphql));
    let targets = targets.collect();
    let mut definitions = Definitions::default();
    definitions.add_shared(has_decimals);
    let (mut queries, mut mutations, mut subscriptions) = (Vec::new(), Vec::new(), Vec::new());
    for view in views {
        definitions.add_entity(view, &targets);
        queries.extend(queries_of(view));
        mutations.extend(mutations_of(view));
        let fields = view.graphql.subscriptions.iter();
        subscriptions
            .extend(fields.flat_map(|field| member(&field.description, &field.definition)));
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
    if !subscriptions.is_empty() {
        definitions.add("Subscription", "type Subscription", "", subscriptions);
        root.push("\tsubscription: Subscription".to_owned());
    }
    root.push("}".to_owned());
    let definitions = definitions.0.into_values().flatten();
    definitions.chain(directives()).chain(root).collect()
}

/// The scalars of a schema.
pub(super) fn scalars(has_decimals: bool) -> Vec<ScalarView> {
    let scalars = SCALARS.into_iter();
    let scalars = scalars.filter(|(name, _)| is_used(name, has_decimals));
    scalars
        .map(|(name, doc)| ScalarView { name, doc })
        .collect()
}

fn is_used(scalar: &str, has_decimals: bool) -> bool {
    has_decimals || scalar != DECIMAL
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
        for ScalarView { name, doc } in scalars(has_decimals) {
            self.add(name, &format!("scalar {name}"), doc, Vec::new());
        }
        let compared = COMPARED.into_iter();
        for operand in compared.filter(|name| is_used(name, has_decimals)) {
            self.add_comparisons(operand);
        }
        let info = ["hasNextPage: Boolean!", "hasPreviousPage: Boolean!"];
        let info = info
            .into_iter()
            .chain(["startCursor: String", "endCursor: String"]);
        let info = info.flat_map(|text| member("", text)).collect();
        self.add("PageInfo", "type PageInfo", "", info);
    }

    fn add_comparisons(&mut self, operand: &str) {
        let members = operators(operand)
            .iter()
            .flat_map(|operator| match *operator {
                "in" => member("", &format!("in: [{operand}!]")),
                operator => member("", &format!("{operator}: {operand}")),
            });
        let members = members.chain(member("", "isNull: Boolean")).collect();
        let name = filter_of(operand);
        self.add(&name, &format!("input {name}"), ALL_CONDITIONS, members);
    }

    fn add_entity(&mut self, view: &EntityView, targets: &Targets<'_>) {
        let graphql = &view.graphql;
        let name = &graphql.type_name;
        self.add(
            name,
            &format!("type {name}"),
            &graphql.doc,
            fields_of(graphql, targets),
        );
        self.add_connection(name);
        self.add_orders(name, &graphql.compared);
        for choice in &view.enums {
            let name = &choice.rust_type;
            let words: Vec<_> = choice.words.iter().map(String::as_str).collect();
            let values = enum_names(&words).into_iter().zip(words);
            let values = values.flat_map(|(name, word)| member(&format!("`{word}`"), &name));
            self.add(name, &format!("enum {name}"), "", values.collect());
            self.add_comparisons(name);
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
    fn add_orders(&mut self, name: &str, columns: &[ComparedView]) {
        let filters = columns.iter().filter(|column| column.is_filterable);
        let filters: Vec<_> = filters
            .flat_map(|column| {
                let filter = filter_of(&column.operand);
                member("", &format!("{}: {filter}", camel(&column.wire)))
            })
            .collect();
        if !filters.is_empty() {
            let filter = filter_of(name);
            self.add(&filter, &format!("input {filter}"), ALL_CONDITIONS, filters);
        }
        let keys = columns.iter().filter(|column| column.is_sortable);
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

fn fields_of(graphql: &GraphQlView, targets: &Targets<'_>) -> Vec<String> {
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
    let lists = graphql.lists.iter();
    let lists = lists.filter_map(|list| Some((list, *targets.get(list.target.as_str())?)));
    let lists = lists.flat_map(|(list, target)| {
        let (name, type_name) = (&list.name, &target.type_name);
        let text = if list.function == "single" {
            format!("{name}: {type_name}")
        } else {
            let order = order_arguments(target);
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
        let order = order_arguments(&view.graphql);
        let equal = view
            .graphql
            .compared
            .iter()
            .filter(|column| column.is_argument);
        let equal = equal.map(|column| format!(", {}: {}", camel(&column.wire), column.operand));
        let equal = equal.collect::<String>();
        let text =
            format!("{many}(limit: Int! = 20, offset: Int! = 0{order}{equal}): [{type_name}!]!");
        queries.extend(member(&format!("List {plural}"), &text));
        let text = format!(
            "{many}Connection(first: Int, after: String, last: Int, before: String{order}): \
             {type_name}Connection!",
        );
        queries.extend(member(&format!("List {plural} with cursors"), &text));
    }
    queries
}

/// The arguments `filter` and `sort`, each behind a comma, for what there is.
fn order_arguments(graphql: &GraphQlView) -> String {
    let GraphQlView {
        type_name,
        compared,
        ..
    } = graphql;
    let has_filter = compared.iter().any(|column| column.is_filterable);
    let has_sort = compared.iter().any(|column| column.is_sortable);
    let filter = has_filter.then(|| format!(", filter: {}", filter_of(type_name)));
    let sort = has_sort.then(|| format!(", sort: [{type_name}Sort!]"));
    filter.into_iter().chain(sort).collect()
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

/// The operators that suit a type; enums are chosen from, as ids are.
fn operators(operand: &str) -> &'static [&'static str] {
    match operand {
        "Boolean" => &["eq", "ne"],
        "BigInt" | "Date" | "DateTime" | DECIMAL | "Float" | "Time" => {
            &["eq", "ne", "gt", "gte", "lt", "lte", "in"]
        }
        "String" => &[
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
        _ => &["eq", "ne", "in"],
    }
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
