use std::fmt;

use super::access::{AccessTable, AccountsRow, EntityRows, OtherRule, RouteRow, RuleRow};

const PUBLIC: &str = "Everything is public: the spec has no `auth`.";

impl fmt::Display for AccessTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_accounts = self.accounts.iter().flat_map(|accounts| &accounts.rules);
        let of_entities = self.entities.iter().flat_map(|entity| &entity.rules);
        let rules = || of_accounts.clone().chain(of_entities.clone());
        let width = |of: fn(&RuleRow) -> usize| rules().map(of).max().unwrap_or_default();
        let widths = Widths {
            operation: width(|rule| rule.operation.len()),
            who: width(|rule| words(&rule.who).len()),
        };
        match &self.accounts {
            Some(accounts) => {
                writeln!(f, "{accounts}")?;
                write_rules(f, &accounts.rules, widths)?;
            }
            None => writeln!(f, "{PUBLIC}")?,
        }
        for entity in &self.entities {
            writeln!(f)?;
            write_entity(f, entity, widths)?;
        }
        Ok(())
    }
}

/// Of the first columns.
#[derive(Clone, Copy)]
struct Widths {
    operation: usize,
    who: usize,
}

impl fmt::Display for AccountsRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            entity,
            login,
            roles,
            rules: _, // They are a table below it.
        } = self;
        write!(f, "Accounts are {entity}, by {login}; ")?;
        match roles.as_slice() {
            [] => write!(f, "they have no roles."),
            roles => write!(f, "their roles are {}.", roles.join(", ")),
        }
    }
}

fn write_entity(
    f: &mut fmt::Formatter<'_>,
    EntityRows {
        entity,
        owner,
        rules,
    }: &EntityRows,
    widths: Widths,
) -> fmt::Result {
    match owner.as_deref() {
        Some("id") => writeln!(f, "{entity} (each is its own owner)")?,
        Some(owner) => writeln!(f, "{entity} (owner: {owner})")?,
        None => writeln!(f, "{entity}")?,
    }
    write_rules(f, rules, widths)
}

fn write_rules(f: &mut fmt::Formatter<'_>, rules: &[RuleRow], widths: Widths) -> fmt::Result {
    for RuleRow {
        operation,
        who,
        routes,
    } in rules
    {
        let (mut operation, mut who) = (operation.as_str(), words(who));
        for RouteRow { method, path, also } in routes {
            write!(
                f,
                "  {operation:<0$}  {who:<1$}  {method:<6} {path}",
                widths.operation, widths.who
            )?;
            match also {
                Some(also) => writeln!(f, "  ({also})")?,
                None => writeln!(f)?,
            }
            (operation, who) = ("", String::new());
        }
    }
    Ok(())
}

impl fmt::Display for OtherRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            entity,
            operation,
            who,
        } = self;
        write!(f, "and {operation} of {entity}: {}", words(who))
    }
}

fn words(who: &[String]) -> String {
    match who {
        [] => "nobody".to_owned(),
        who => who.join(", "),
    }
}
