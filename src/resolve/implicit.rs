use super::draft::Settings;

/// A column that an entity has without being asked.
pub(super) struct Implicit {
    pub(super) name: &'static str,
    pub(super) feature: &'static str,
    pub(super) off: &'static str,
}

/// The columns that the settings of an entity add.
pub(super) fn implicit(settings: &Settings) -> Vec<Implicit> {
    let mut columns = vec![Implicit {
        name: "id",
        feature: "as every entity has",
        off: "choose another name; `id: bigint` on the entity changes its type",
    }];
    let mut add = |name, feature, off| columns.push(Implicit { name, feature, off });
    if settings.timestamps {
        let off = "choose another name, or say `timestamps: false`";
        add("created_at", "as `timestamps` is on", off);
        add("updated_at", "as `timestamps` is on", off);
    }
    if settings.soft_delete {
        let off = "choose another name, or leave `soft_delete` out";
        add("deleted_at", "as `soft_delete` is on", off);
    }
    if settings.versioned {
        let off = "choose another name, or leave `versioned` out";
        add("version", "as `versioned` is on", off);
    }
    columns
}
