//! Limits on how many requests each client and each account may send.

use std::time::Duration;

use serde_json::{Value as Json, json};

use crate::catalog::TemplateFolder;
use crate::contribution::{
    Contribution, Dependency, ErrorHeader, ErrorResponse, ErrorVariant, FeatureModule, Layer,
    LayerPlace, ModuleParent, Setting, SettingGroup, TestSetting,
};
use crate::diagnostics::{Spanned, ValueProblem};
use crate::model::Project;
use crate::spec::Reader;
use crate::spec::keys::{CommandForm, FeatureKey, KeyPlace};
use crate::spec::yaml::Node;

use super::cache::is_shared;
use super::conditions::has_accounts;
use super::feature::Feature;

/// A limit on the rate of requests, by the address of the client and by account.
#[derive(Debug)]
pub struct RateLimit;

impl Feature for RateLimit {
    fn name(&self) -> &'static str {
        "rate_limit"
    }

    fn keys(&self) -> &'static [FeatureKey] {
        &[RATE_LIMIT]
    }

    fn is_on(&self, project: &Project) -> bool {
        project.feature_settings.contains_key(SETTING)
    }

    fn templates(&self) -> TemplateFolder {
        let of_accounts = [
            "src/middleware/rate_limit/accounts.rs",
            "tests/api/account_limit.rs",
        ];
        let shared = ["src/rate_limit/shared.rs", "tests/api/shared_limit.rs"];
        TemplateFolder::embedded(self.name())
            .when(has_accounts, &of_accounts)
            .when(is_shared, &shared)
    }

    fn contribution(&self, project: &Project) -> Contribution {
        let rate = project.feature_settings.get(SETTING).and_then(Json::as_str);
        Contribution {
            dependencies: vec![Dependency::bare("lru", "0.19.1")],
            settings: rate
                .and_then(Rate::parse)
                .map(|rate| settings(&rate, project))
                .unwrap_or_default(),
            test_settings: vec![NO_LIMIT],
            modules: modules(project),
            layers: layers(project),
            exposed_headers: vec!["ratelimit", "ratelimit-policy"],
            errors: vec![RATE_LIMITED],
            ..Contribution::default()
        }
    }
}

/// `api: {rate_limit: 100/minute}`
const RATE_LIMIT: FeatureKey = FeatureKey {
    place: KeyPlace::Api,
    name: "rate_limit",
    after: "graphql",
    read: rate_limit,
    schema: |_| {
        json!({
            "description": "How many requests each client may send, such as `100/minute`.",
            "anyOf": [
                {"enum": ["none", null]},
                {
                    "type": "string",
                    "pattern": "^([1-9][0-9]{0,5}|1000000)/(second|minute|hour|day)$"
                }
            ]
        })
    },
    command: Some((CommandForm::Word, "rate_limit:100/minute")),
};

/// Its name in the settings of a project.
const SETTING: &str = "api.rate_limit";

/// The most requests in a period; the service takes no more either.
const MAX_REQUESTS: u32 = 1_000_000;

/// The periods, with the seconds of each.
const PERIODS: [(&str, u64); 4] = [
    ("second", 1),
    ("minute", 60),
    ("hour", 3600),
    ("day", 24 * 3600),
];

/// `none` is the default.
fn rate_limit(reader: &mut Reader<'_>, node: &Node) -> Option<Json> {
    if node.is_null() {
        return None;
    }
    let text = reader.text(node, "`rate_limit`")?;
    if text.value == "none" {
        return None;
    }
    if let Some(rate) = Rate::parse(&text.value) {
        return Some(format!("{}/{}", rate.requests, rate.period).into());
    }
    let (requests, period) = text.value.split_once('/').unwrap_or((&text.value, ""));
    let expected = match requests.parse::<u64>() {
        Ok(number) if number == 0 || number > MAX_REQUESTS.into() => {
            format!("a number of requests from 1 to {MAX_REQUESTS}")
        }
        Ok(_) if !period.is_empty() => {
            let period = Spanned::new(period.to_owned(), text.span);
            let known = PERIODS.map(|(name, _)| name);
            reader.unknown_value("period", &period, &known);
            return None;
        }
        _ => "a number of requests and a period, such as `100/minute`".to_owned(),
    };
    let problem = ValueProblem::NotOfType {
        what: "value",
        value: text.value,
        kind: RATE_LIMIT.name,
        expected,
    };
    reader.report(problem, text.span);
    None
}

/// A number of requests in a period.
struct Rate<'text> {
    requests: u32,
    period: &'text str,
    length: Duration,
}

impl<'text> Rate<'text> {
    fn parse(text: &'text str) -> Option<Self> {
        let (requests, period) = text.split_once('/')?;
        let requests = requests.parse().ok();
        let (_, seconds) = PERIODS.into_iter().find(|(name, _)| *name == period)?;
        Some(Self {
            requests: requests.filter(|number| (1..=MAX_REQUESTS).contains(number))?,
            period,
            length: Duration::from_secs(seconds),
        })
    }
}

/// What the spec says is the default of the first one.
fn settings(rate: &Rate<'_>, project: &Project) -> Vec<Setting> {
    let settings = [limit(rate, has_accounts(project)), burst()].into_iter();
    settings
        .map(|setting| setting.in_group(SettingGroup::Requests))
        .collect()
}

fn limit(rate: &Rate<'_>, has_accounts: bool) -> Setting {
    let Rate {
        requests,
        period,
        length,
    } = rate;
    let length = match length.as_secs() {
        1 => "Duration::from_secs(1)",
        60 => "Duration::from_mins(1)",
        3600 => "Duration::from_hours(1)",
        _ => "Duration::from_hours(24)",
    };
    let who = if has_accounts {
        "client and each account"
    } else {
        "client"
    };
    let code = format!("RateLimit::On(Rate::new({requests}, {length}))");
    Setting::typed(
        "rate_limit",
        ("RateLimit", &code),
        &format!("{requests}/{period}"),
        &format!(
            "How many requests each {who} may send in a `second`, `minute`, `hour` or `day`; or `off`."
        ),
    )
    .with_imports(&["crate::rate_limit::{Rate, RateLimit}"])
    .example("5/hour")
    .refuses("0/minute", "`0/minute` is neither `off` nor a rate")
    .refuses("1000001/day", "is neither `off` nor a rate")
    .refuses("5/week", "is neither `off` nor a rate")
    .refuses("5", "is neither `off` nor a rate")
}

fn burst() -> Setting {
    Setting::typed(
        "rate_limit_burst",
        ("Option<NonZeroU32>", "None"),
        "",
        "How many of them may come at once; all that a period has if this is empty.",
    )
    .example("10")
    .refuses("0", "expected a nonzero u32")
}

const NO_LIMIT: TestSetting = TestSetting {
    name: "rate_limit",
    code: "RateLimit::Off",
    why: "Tests may send as many requests as they need.",
    import: Some("rate_limit::RateLimit"),
};

fn modules(project: &Project) -> Vec<FeatureModule> {
    let mut modules = vec![
        FeatureModule::public(ModuleParent::Crate, "rate_limit"),
        FeatureModule::public(ModuleParent::Middleware, "rate_limit"),
        FeatureModule::private(ModuleParent::ApiTests, "rate_limit"),
    ];
    if is_shared(project) {
        let tests = FeatureModule::private(ModuleParent::ApiTests, "shared_limit");
        modules.push(tests);
    }
    if has_accounts(project) {
        let tests = FeatureModule::private(ModuleParent::ApiTests, "account_limit");
        modules.push(tests);
    }
    modules
}

fn layers(project: &Project) -> Vec<Layer> {
    let of_accounts = has_accounts(project).then_some(LIMIT_OF_ACCOUNTS);
    [LIMIT].into_iter().chain(of_accounts).collect()
}

const LIMIT: Layer = Layer {
    place: LayerPlace::Responses,
    why: "Before anything is done for a request that is refused.",
    code: "from_fn_with_state(ClientLimit::new(settings), limit_clients)",
    imports: &["crate::middleware::rate_limit::{ClientLimit, limit_clients}"],
};

const LIMIT_OF_ACCOUNTS: Layer = Layer {
    place: LayerPlace::Routes,
    why: "Counts what each account sends, and leaves the caller that it finds to the handlers.",
    code: "from_fn_with_state(AccountLimit::new(settings), limit_accounts)",
    imports: &["crate::middleware::rate_limit::{AccountLimit, limit_accounts}"],
};

/// Also what is said to those who log in too often, where there are accounts.
pub(super) const RATE_LIMITED: ErrorVariant = ErrorVariant {
    name: "RateLimited",
    doc: "A client has sent too many requests; holds how long it has to wait.",
    holds: "(Duration)",
    pattern: "(_)",
    import: Some("std::time::Duration"),
    header: Some(ErrorHeader {
        name: "RETRY_AFTER",
        pattern: "(wait)",
        // Rounded up: a client that waits for as long is not early.
        value: "HeaderValue::from(wait.as_secs() + u64::from(wait.subsec_nanos() > 0))",
        description: "Seconds after which to try again",
    }),
    message: "too many requests",
    code: "RateLimited",
    status: "TOO_MANY_REQUESTS",
    description: "The client has sent too many requests",
    response: ErrorResponse::OfEveryOperation,
};
