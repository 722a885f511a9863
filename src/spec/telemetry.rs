use super::keys;
use super::read::Reader;
use super::yaml::Node;
use crate::model::Telemetry;

/// What a service exports; nothing at all is the default.
pub(super) fn telemetry(reader: &mut Reader<'_>, node: &Node) -> Telemetry {
    if node.is_null() {
        return Telemetry::default();
    }
    let Some(name) = reader.text(node, "`telemetry`") else {
        return Telemetry::default();
    };
    Telemetry::named(&name.value).unwrap_or_else(|| {
        keys::unknown_value(
            reader,
            "telemetry",
            &name,
            &Telemetry::ALL.map(Telemetry::name),
        );
        Telemetry::default()
    })
}
