use super::Project;

/// Several services that know of each other.
#[derive(Debug, Clone, PartialEq)]
pub struct System {
    /// Kebab-case; also the name of the workspace's folder.
    pub name: String,
    /// In the order of the spec.
    pub members: Vec<SystemMember>,
}

/// A service of a system.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemMember {
    /// The path of its spec, from the folder of the system's.
    pub spec: String,
    pub port: u32,
    /// The names of the services that it calls.
    pub calls: Vec<String>,
    /// The topics whose events it handles.
    pub subscribes: Vec<String>,
    pub project: Project,
}

impl SystemMember {
    /// Kebab-case; also the name of its folder and of its crate.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.project.service.name
    }
}

impl System {
    /// The service of this name.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<&SystemMember> {
        self.members.iter().find(|member| member.name() == name)
    }
}
