use include_dir::{Dir, include_dir};
use scaffold::catalog::TemplateFolder;
use scaffold::contribution::{
    BackingService, ContainerPart, ContainerVolume, Contribution, Dependency, EntityContribution,
    ErrorResponse, ErrorVariant, FeatureModule, HealthCheck, ImagePackage, Layer, LayerPlace,
    License, ModuleParent, Routes, ServerPlace, ServerStep, ServiceChange, ServiceStep, Setting,
    StepTime, Variable, VariableValue,
};
use scaffold::features::Feature;
use scaffold::model::{Entity, Project};
use scaffold::spec::Reader;
use scaffold::spec::keys::{FeatureKey, KeyPlace};
use scaffold::spec::yaml::Node;
use serde_json::{Value as Json, json};

static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/suite/toy_feature/templates");

/// A service that counts its changes.
#[derive(Debug)]
pub struct Tally;

impl Feature for Tally {
    fn name(&self) -> &'static str {
        "tally"
    }

    fn keys(&self) -> &'static [FeatureKey] {
        &[TALLY]
    }

    fn is_on(&self, project: &Project) -> bool {
        project.feature_settings.contains_key(TALLY.name)
    }

    fn templates(&self) -> TemplateFolder {
        TemplateFolder::of(self.name(), &TEMPLATES)
    }

    fn contribution(&self, project: &Project) -> Contribution {
        Contribution {
            dependencies: vec![Dependency::bare("bytes", "1.11.0").with(&["std"])],
            dev_dependencies: vec![Dependency::whole("tempfile", "3.27.0")],
            licenses: vec![License {
                name: "0BSD",
                why: Some("Of the tally."),
            }],
            settings: vec![limit(project)],
            variables: vec![Variable {
                name: "TALLY_BOARD",
                doc: &["Where `tally` shows the count."],
            }],
            modules: vec![
                FeatureModule::public(ModuleParent::Crate, "tally"),
                FeatureModule::public(ModuleParent::Controllers, "tally"),
                FeatureModule::public(ModuleParent::Middleware, "tally_header"),
                FeatureModule::private(ModuleParent::ApiTests, "tally"),
            ],
            container: vec![PART],
            routes: vec![Routes {
                module: "crate::controllers::tally",
                state: "container.tally.clone()",
                imports: &[],
            }],
            layers: vec![HEADER],
            health_checks: vec![CHECK],
            server_steps: vec![REPORT],
            errors: vec![EXHAUSTED],
            backing_services: vec![board()],
            image_packages: vec![ImagePackage {
                name: "tally",
                why: "It shows the count.",
            }],
            compose_settings: vec![("tally_limit", "5000".to_owned())],
            ..Contribution::default()
        }
    }

    fn entity_contribution(&self, _: &Project, entity: &Entity) -> EntityContribution {
        let changes = format!("{}Changes", entity.names.rust_type);
        let step = |change, time, code: &str| ServiceStep {
            change,
            time,
            code: code.to_owned(),
        };
        let check = "this.tally.check().map_err(|_| Error::Exhausted)?;";
        let count = format!("{changes}(&self.tally).count();");
        let all = [
            ServiceChange::Create,
            ServiceChange::Update,
            ServiceChange::Delete,
            ServiceChange::Link,
        ];
        let steps = all.into_iter().flat_map(|change| {
            [
                step(change, StepTime::InTransaction, check),
                step(change, StepTime::AfterCommit, &count),
            ]
        });
        EntityContribution {
            parts: vec!["tally"],
            steps: steps.collect(),
            imports: vec![format!("crate::tally::{changes}")],
            ..EntityContribution::default()
        }
    }
}

/// `tally: 1000`: a service with a limit counts its changes.
const TALLY: FeatureKey = FeatureKey {
    place: KeyPlace::Spec,
    name: "tally",
    after: "telemetry",
    read: tally,
    schema: |_| json!({ "description": "How many changes are counted.", "type": "integer" }),
    command: None,
};

fn tally(reader: &mut Reader<'_>, node: &Node) -> Option<Json> {
    let limit = reader.text(node, "`tally`")?.value;
    limit.parse::<u32>().ok().map(Json::from)
}

fn limit(project: &Project) -> Setting {
    let limit = project.feature_settings[TALLY.name].as_u64().unwrap();
    Setting::number(
        "tally_limit",
        "u32",
        u32::try_from(limit).unwrap(),
        "Number of changes that are counted.",
    )
    .example("5")
    .refuses("all", "expected an integer")
}

const PART: ContainerPart = ContainerPart {
    name: "tally",
    rust_type: "Tally",
    import: "crate::tally::Tally",
    value_imports: &[],
    value: "Tally::new(settings.tally_limit)",
    takes_settings: true,
    detached: "Tally::new(1)",
};

const HEADER: Layer = Layer {
    place: LayerPlace::Responses,
    why: "Where errors have it, too.",
    code: "from_fn(tally_header)",
    imports: &[
        "axum::middleware::from_fn",
        "crate::middleware::tally_header::tally_header",
    ],
};

const CHECK: HealthCheck = HealthCheck {
    part: "tally",
    rust_type: "Tally",
    import: "crate::tally::Tally",
    call: "check()",
    human: "the tally",
};

const REPORT: ServerStep = ServerStep {
    place: ServerPlace::Container,
    code: "info!(changes = container.tally.changes(), \"counting\");",
    imports: &["tracing::info"],
    error: None,
};

const EXHAUSTED: ErrorVariant = ErrorVariant {
    name: "Exhausted",
    doc: "No change is left to count.",
    message: "no change is left to count",
    code: "RateLimited",
    status: "TOO_MANY_REQUESTS",
    description: "No change is left to count",
    response: ErrorResponse::Named {
        type_name: "ExhaustedError",
        doc: "The error of a change that nobody can count.",
    },
    ..ErrorVariant::PLAIN
};

fn board() -> BackingService {
    BackingService {
        name: "board",
        image: "tally/board:1",
        port: 7000,
        environment: vec![VariableValue::new("BOARD_SIZE", "9")],
        compose_environment: Vec::new(),
        volume: Some(ContainerVolume {
            name: "board",
            path: "/board",
        }),
        compose_health: "board ping",
        ci_health: "\"board ping\"",
    }
}
