use clap::Args;

/// Print the JSON Schema of the spec, for editors.
#[derive(Debug, Args)]
pub struct Schema {}

impl Schema {
    /// The document.
    #[must_use]
    pub fn run(&self) -> String {
        let Self {} = self;
        crate::pipeline::schema()
    }
}
