use std::collections::BTreeSet;

use super::embedded::embedded_paths;

/// The modules that templates which are not for an entity write into some folders of a service, and
/// what these folders are called, since a module is not called like the one around it.
#[must_use]
pub fn modules_in(folders: &[&str]) -> BTreeSet<String> {
    let mut modules: BTreeSet<String> = folders
        .iter()
        .filter_map(|folder| folder.rsplit('/').next())
        .map(str::to_owned)
        .collect();
    for path in embedded_paths() {
        // The feature that the template belongs to comes first.
        let Some((_, path)) = path.split_once('/') else {
            continue;
        };
        for folder in folders {
            let below = path
                .strip_prefix(folder)
                .and_then(|rest| rest.strip_prefix('/'));
            let module = below.and_then(|rest| rest.split(['/', '.']).next());
            modules.extend(
                module
                    .filter(|name| !name.contains("__"))
                    .map(str::to_owned),
            );
        }
    }
    modules
}
