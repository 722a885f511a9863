//! What is known of the clients that requests come from.

use crate::contribution::{
    Contribution, Dependency, FeatureModule, ModuleParent, Setting, SettingGroup,
};
use crate::model::Project;

use super::feature::Feature;
use super::rate_limit::RateLimit;

/// The addresses of clients, also behind proxies; for whatever counts what clients do.
#[derive(Debug)]
pub struct ClientAddresses;

impl Feature for ClientAddresses {
    fn name(&self) -> &'static str {
        "client_address"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.auth.is_some() || RateLimit.is_on(project)
    }

    fn contribution(&self, _: &Project) -> Contribution {
        let settings = [proxies(), header()].into_iter();
        Contribution {
            dependencies: vec![Dependency::whole("ipnet", "2.12.2")],
            settings: settings
                .map(|setting| setting.in_group(SettingGroup::Requests))
                .collect(),
            modules: vec![FeatureModule::public(ModuleParent::Crate, "client_address")],
            connect_info: true,
            ..Contribution::default()
        }
    }
}

fn proxies() -> Setting {
    Setting::typed(
        "trusted_proxies",
        ("TrustedProxies", "TrustedProxies::default()"),
        "",
        "Addresses and networks of proxies that tell the addresses of clients, separated by commas.",
    )
    .with_imports(&["crate::client_address::TrustedProxies"])
    .example("10.0.0.0/8, 2001:db8::1")
    .refuses("proxy.example", "`proxy.example` is not a network")
    .refuses("10.0.0.0/33", "`10.0.0.0/33` is not a network")
}

fn header() -> Setting {
    Setting::typed(
        "forwarding_header",
        ("ForwardingHeader", "ForwardingHeader::XForwardedFor"),
        "x-forwarded-for",
        "Header in which these proxies tell it: `x-forwarded-for` or `forwarded`.",
    )
    .with_imports(&["crate::client_address::ForwardingHeader"])
    .example("forwarded")
    .refuses("x-real-ip", "x-real-ip")
}
