use std::borrow::Cow;
use std::time::Duration;

use serde::Serialize;

/// How wide a line of documentation is.
const WIDTH: usize = 90;

/// A setting of the service: the field of `Settings`, the key of `config.toml`, the environment
/// variable, its lines in `.env.example` and the README, and what is tested of it.
#[derive(Debug, Clone)]
pub struct Setting {
    name: Cow<'static, str>,
    group: SettingGroup,
    rust_type: &'static str,
    /// The default in Rust, and as it is written in a file.
    code: String,
    default: String,
    meaning: String,
    /// What a test sets it to, as an expression.
    example: Option<String>,
    /// Values that are refused, each with what is said of it.
    refused: Vec<(String, String)>,
    imports: &'static [&'static str],
}

/// The value of a setting in the tests of the service.
#[derive(Debug, Clone, Serialize)]
pub struct TestSetting {
    pub name: &'static str,
    /// An expression.
    pub code: &'static str,
    pub why: &'static str,
    /// A path below the crate that the expression needs: `rate_limit::RateLimit`.
    #[serde(skip)]
    pub import: Option<&'static str>,
}

/// What a setting is about; those of one group stand together, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SettingGroup {
    /// Where the service runs, and where its database is.
    Place,
    /// How the database is used.
    Database,
    Log,
    Requests,
    Lists,
    /// What features bring that none of the other groups is about.
    Features,
    /// What is there for those who run the service.
    Operations,
    Shutdown,
}

/// An environment variable that is no setting.
#[derive(Debug, Clone, Serialize)]
pub struct Variable {
    pub name: &'static str,
    /// The lines that explain it.
    pub doc: &'static [&'static str],
}

/// A setting, as the files of the service spell it.
#[derive(Debug, Serialize)]
pub struct SettingView {
    pub name: Cow<'static, str>,
    pub variable: String,
    /// What it means: as one text, and in lines.
    pub meaning: String,
    pub doc: Vec<String>,
    pub default: String,
    pub code: String,
    pub rust_type: &'static str,
    /// The attributes of the field.
    pub attributes: Vec<&'static str>,
    pub examples: Vec<String>,
    pub refused: Vec<RefusedValue>,
}

/// A value that a setting does not take.
#[derive(Debug, Serialize)]
pub struct RefusedValue {
    /// The variable without the prefix of the service.
    pub variable: String,
    pub value: String,
    pub message: String,
}

impl Setting {
    /// Of a type of Rust, with its default there and in a file.
    #[must_use]
    pub fn typed(
        name: impl Into<Cow<'static, str>>,
        (rust_type, code): (&'static str, &str),
        default: &str,
        meaning: &str,
    ) -> Self {
        Self {
            name: name.into(),
            group: SettingGroup::Features,
            rust_type,
            code: code.to_owned(),
            default: default.to_owned(),
            meaning: meaning.to_owned(),
            example: None,
            refused: Vec::new(),
            imports: &[],
        }
    }

    #[must_use]
    pub fn number(
        name: impl Into<Cow<'static, str>>,
        rust_type: &'static str,
        default: u32,
        meaning: &str,
    ) -> Self {
        let default = default.to_string();
        Self::typed(name, (rust_type, &default), &default, meaning)
    }

    #[must_use]
    pub fn duration(name: impl Into<Cow<'static, str>>, default: Duration, meaning: &str) -> Self {
        let (number, unit) = in_largest_unit(default);
        let code = if default.is_zero() {
            "Duration::ZERO".to_owned()
        } else {
            format!("Duration::from_{}({number})", unit.constructor)
        };
        let default = format!("{number}{}", unit.suffix);
        Self::typed(name, ("Duration", &code), &default, meaning)
    }

    #[must_use]
    pub fn in_group(self, group: SettingGroup) -> Self {
        Self { group, ..self }
    }

    /// With the paths that its type and its default need, unless `config` has them itself.
    #[must_use]
    pub fn with_imports(self, imports: &'static [&'static str]) -> Self {
        Self { imports, ..self }
    }

    pub(super) fn imports(&self) -> &'static [&'static str] {
        self.imports
    }

    /// With the value that a test gives it.
    #[must_use]
    pub fn example(self, value: &str) -> Self {
        self.example_code(&format!("\"{value}\""))
    }

    /// With an expression that is the value that a test gives it.
    #[must_use]
    pub fn example_code(self, code: &str) -> Self {
        Self {
            example: Some(code.to_owned()),
            ..self
        }
    }

    /// With a value that is refused, and what is said of it.
    #[must_use]
    pub fn refuses(mut self, value: &str, message: &str) -> Self {
        self.refused.push((value.to_owned(), message.to_owned()));
        self
    }

    fn view(self, prefix: &str) -> SettingView {
        let variable = self.name.to_uppercase();
        let is_duration = self.rust_type == "Duration";
        let refused = self
            .refused
            .into_iter()
            .map(|(value, message)| RefusedValue {
                variable: variable.clone(),
                value,
                message,
            });
        SettingView {
            refused: refused.collect(),
            variable: format!("{prefix}{variable}"),
            doc: lines(&self.meaning),
            attributes: is_duration
                .then_some("#[serde(with = \"humantime_serde\")]")
                .into_iter()
                .collect(),
            name: self.name,
            meaning: self.meaning,
            default: self.default,
            code: self.code,
            rust_type: self.rust_type,
            examples: self.example.into_iter().collect(),
        }
    }
}

/// By their groups.
pub(crate) fn setting_views(mut settings: Vec<Setting>, prefix: &str) -> Vec<SettingView> {
    settings.sort_by_key(|setting| setting.group);
    let settings = settings.into_iter();
    settings.map(|setting| setting.view(prefix)).collect()
}

/// A unit of time, as `humantime` and the constructors of Rust call it.
struct TimeUnit {
    millis: u128,
    suffix: &'static str,
    constructor: &'static str,
}

/// The number of the largest unit that fits.
fn in_largest_unit(duration: Duration) -> (u128, TimeUnit) {
    let millis = duration.as_millis();
    let unit = |millis, suffix, constructor| TimeUnit {
        millis,
        suffix,
        constructor,
    };
    let unit = match millis {
        1.. if millis.is_multiple_of(3_600_000) => unit(3_600_000, "h", "hours"),
        1.. if millis.is_multiple_of(60_000) => unit(60_000, "m", "mins"),
        _ if millis.is_multiple_of(1000) => unit(1000, "s", "secs"),
        _ => unit(1, "ms", "millis"),
    };
    (millis / unit.millis, unit)
}

/// A text, broken between words.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
