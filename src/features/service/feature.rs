use crate::catalog::TemplateFolder;
use crate::contribution::{Contribution, Layer, LayerPlace};
use crate::features::clients;
use crate::features::conditions::has_entities;
use crate::features::feature::Feature;
use crate::model::{Entity, FieldKind, Project};

use super::dependencies::{dependencies, dev_dependencies, licenses};
use super::settings::settings;

/// The service itself, which is always on.
#[derive(Debug)]
pub struct BaseService;

impl Feature for BaseService {
    fn name(&self) -> &'static str {
        "service"
    }

    fn is_on(&self, _: &Project) -> bool {
        true
    }

    fn templates(&self) -> TemplateFolder {
        TemplateFolder::embedded(self.name())
            .angles(&[
                ".github/workflows/ci.yml",
                "compose.yaml",
                "justfile",
                "src/http/filter_docs.rs",
                "src/http/parameter_docs.rs",
            ])
            .when(has_entities, OF_ENTITIES)
            .when(has_many_flags, &["clippy.toml"])
            .when(has_bytes, &["src/models/base64.rs"])
            .when_entity(|entity| !entity.cqrs.on, &["src/services/__plural__.rs"])
            .when_entity(
                |entity| entity.service_tests.any,
                &["src/services/__plural__/tests.rs"],
            )
    }

    fn contribution(&self, project: &Project) -> Contribution {
        Contribution {
            dependencies: dependencies(project),
            dev_dependencies: dev_dependencies(project),
            licenses: licenses(),
            settings: settings(project),
            layers: if_has_entities(project, COUNT_LIMIT),
            image_sources: if_has_entities(project, "tests/factories"),
            ..Contribution::default()
        }
    }
}

fn if_has_entities<T>(project: &Project, item: T) -> Vec<T> {
    has_entities(project).then_some(item).into_iter().collect()
}

const COUNT_LIMIT: Layer = Layer {
    place: LayerPlace::Handlers,
    why: "Read by the extractor of list parameters.",
    code: "Extension(settings.list_count_limit)",
    imports: &["axum::Extension"],
};

/// What services without entities have no use for.
const OF_ENTITIES: &[&str] = &[
    "src/http/body.rs",
    "src/http/filter_docs.rs",
    "src/http/list_request.rs",
    "src/http/parameter_docs.rs",
    "src/http/parameters.rs",
    "src/http/schema.rs",
    "src/listing/",
    "src/models/mod.rs",
    "src/repositories/mod.rs",
    "src/seeds.rs",
    "src/services/mod.rs",
    "src/validation/",
    "tests/api/contract/",
    "tests/factories/mod.rs",
];

/// Some rows have more flags than clippy lets pass.
fn has_many_flags(project: &Project) -> bool {
    let is_flag = |kind: &FieldKind| matches!(kind, FieldKind::Bool);
    let in_rows = project.has_entity(|Entity { fields, .. }| {
        let flags = fields.iter();
        let flags = flags.filter(|field| is_flag(&field.kind) && !field.optional);
        flags.count() > 3
    });
    in_rows || clients::has_many_flags(project)
}

fn has_bytes(project: &Project) -> bool {
    project.has_kind(|kind| matches!(kind, FieldKind::Bytes { .. }))
}
