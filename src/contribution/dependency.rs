use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// A crate that the service stands on, with the features that are wanted of it.
#[derive(Debug, Clone)]
pub struct Dependency {
    name: &'static str,
    version: &'static str,
    default_features: bool,
    features: BTreeSet<&'static str>,
}

/// A crate that is too slow without optimisation.
#[derive(Debug, Clone, Serialize)]
pub struct OptimizedCrate {
    pub name: &'static str,
    /// `Hashing a password takes seconds without.`
    pub why: &'static str,
}

/// A license that `deny.toml` accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct License {
    pub name: &'static str,
    /// `Of the connection's TLS.`; the licenses of all services say nothing.
    pub why: Option<&'static str>,
}

/// The lines of `Cargo.toml`, in the order of the names.
#[derive(Debug, Serialize)]
pub struct DependencyLines {
    pub normal: Vec<String>,
    pub dev: Vec<String>,
}

/// A license as `deny.toml` lists it.
#[derive(Debug, Serialize)]
pub struct LicenseLine {
    pub name: &'static str,
    /// What stands above it: one line, or nothing if the license before says the same.
    pub comments: Vec<&'static str>,
}

impl Dependency {
    /// With the features that it has by default.
    #[must_use]
    pub fn whole(name: &'static str, version: &'static str) -> Self {
        Self {
            name,
            version,
            default_features: true,
            features: BTreeSet::new(),
        }
    }

    /// Without the features that it has by default.
    #[must_use]
    pub fn bare(name: &'static str, version: &'static str) -> Self {
        Self {
            default_features: false,
            ..Self::whole(name, version)
        }
    }

    #[must_use]
    pub fn with(mut self, features: &[&'static str]) -> Self {
        self.features.extend(features);
        self
    }

    fn line(&self) -> String {
        let Self {
            name,
            version,
            default_features,
            features,
        } = self;
        let features: Vec<_> = features
            .iter()
            .map(|feature| format!("\"{feature}\""))
            .collect();
        let mut parts = vec![format!("version = \"{version}\"")];
        if !default_features {
            parts.push("default-features = false".to_owned());
        }
        if !features.is_empty() {
            parts.push(format!("features = [{}]", features.join(", ")));
        }
        match parts.as_slice() {
            [_] => format!("{name} = \"{version}\""),
            parts => format!("{name} = {{ {} }}", parts.join(", ")),
        }
    }
}

impl DependencyLines {
    /// What is there at all times is there in tests, too, unless they need more of it.
    pub(crate) fn of(normal: Vec<Dependency>, dev: Vec<Dependency>) -> Self {
        let normal = by_name(normal);
        let mut dev = by_name(dev);
        dev.retain(|name, wanted| {
            let there = normal.get(name);
            there.is_none_or(|there| !wanted.features.is_subset(&there.features))
        });
        let lines =
            |crates: BTreeMap<_, Dependency>| crates.values().map(Dependency::line).collect();
        Self {
            normal: lines(normal),
            dev: lines(dev),
        }
    }
}

/// What several ask for of one crate, together.
fn by_name(dependencies: Vec<Dependency>) -> BTreeMap<&'static str, Dependency> {
    let mut united: BTreeMap<&str, Dependency> = BTreeMap::new();
    for dependency in dependencies {
        let name = dependency.name;
        if let Some(known) = united.get_mut(name) {
            known.default_features |= dependency.default_features;
            known.features.extend(dependency.features);
        } else {
            united.insert(name, dependency);
        }
    }
    united
}

/// In the order of the names; the first that asks for a license says why.
pub(crate) fn license_lines(licenses: Vec<License>) -> Vec<LicenseLine> {
    let mut reasons: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for License { name, why } in licenses {
        reasons.entry(name).or_insert(why);
    }
    let mut last = None;
    let lines = reasons.into_iter().map(|(name, why)| {
        let comments = why.filter(|_| why != last).into_iter().collect();
        last = why;
        LicenseLine { name, comments }
    });
    lines.collect()
}
