use crate::contribution::Setting;

use super::declared::DeclaredClient;

const URL_EXPECTED: &str = "expected a URL such as `https://example.com/api`";

/// The settings of a client, whose names begin with its own.
pub(super) fn settings(client: &DeclaredClient) -> Vec<Setting> {
    let calls = calls(client).into_iter();
    calls.chain(breaker(client)).collect()
}

fn calls(client: &DeclaredClient) -> [Setting; 4] {
    let name = &client.name;
    let url = format!("BaseUrl::from_static(\"{}\")", client.url);
    let url = Setting::typed(
        format!("{name}_url"),
        ("BaseUrl", &url),
        &client.url,
        &format!("The service `{name}`: what its paths are below."),
    );
    let timeout = Setting::duration(
        format!("{name}_timeout"),
        client.timeout(),
        &format!(
            "How long a call of `{name}` may take, with all attempts and the pauses between them."
        ),
    );
    let retries = Setting::number(
        format!("{name}_retries"),
        "u32",
        client.retries(),
        &format!("How often a call of `{name}` that may be repeated is tried again."),
    );
    let concurrency = at_least_one(
        format!("{name}_concurrency"),
        client.concurrency(),
        &format!("How many calls of `{name}` may wait for their answers at once."),
    );
    [
        url.with_imports(&["crate::clients::BaseUrl"])
            .example(&format!(
                "https://{}.example:8443/api",
                name.replace('_', "-")
            ))
            .refuses("localhost", URL_EXPECTED)
            .refuses("ftp://localhost", URL_EXPECTED)
            .refuses("http://localhost?a=b", URL_EXPECTED),
        timeout.example("700ms").refuses("2", "expected a duration"),
        retries.example("9").refuses("-1", "expected"),
        concurrency.example("7").refuses("0", "expected at least 1"),
    ]
}

fn breaker(client: &DeclaredClient) -> [Setting; 3] {
    let (name, breaker) = (&client.name, &client.breaker);
    let failures = at_least_one(
        format!("{name}_breaker_failures"),
        breaker.failures(),
        &format!("How many calls of `{name}` in a row have failed when none is sent for a while."),
    );
    let open_for = Setting::duration(
        format!("{name}_breaker_open_for"),
        breaker.open_for(),
        &format!("How long no call of `{name}` is sent then."),
    );
    let probes = at_least_one(
        format!("{name}_breaker_probes"),
        breaker.probes(),
        &format!(
            "How many calls of `{name}` are sent after that, and have to succeed before all are."
        ),
    );
    [
        failures.example("8"),
        open_for.example("11s"),
        probes.example("6"),
    ]
}

fn at_least_one(name: String, default: u32, meaning: &str) -> Setting {
    let code = format!("AtLeastOne::new({default})");
    Setting::typed(name, ("AtLeastOne", &code), &default.to_string(), meaning)
        .with_imports(&["crate::clients::AtLeastOne"])
}
