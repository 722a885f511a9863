use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{
    ClientProblem, Diagnostic, EventProblem, Problem, Problems, ShapeProblem, Span, Spanned,
    SystemProblem, nearest,
};
use crate::model::{Engine, Project, System, SystemMember, Topic};
use crate::spec::{RawMember, RawSystem};

use super::service::check_name;
use super::subscriptions::{check_own, is_well_spelt};

/// The system that a spec stands for; `load` resolves the spec at a path.
///
/// Nothing where a service, or a value of one, could not be read.
pub fn resolve_system(
    raw: &RawSystem,
    load: impl Fn(&str) -> Result<Project, SystemProblem>,
    problems: &mut Problems,
) -> Option<System> {
    check_names(raw, problems);
    check_ports(raw, problems);
    let mut projects = BTreeMap::new();
    for member in &raw.members {
        if let Some(project) = load_member(member, &load, problems) {
            projects.insert(member.name.value.as_str(), project);
        }
    }
    check_engines(raw, &projects, problems);
    for member in &raw.members {
        check_calls(raw, member, &projects, problems);
        check_topics(raw, member, &projects, problems);
    }
    let members = raw.members.iter();
    Some(System {
        name: raw.name.as_ref()?.value.clone(),
        members: members
            .map(|member| resolved(member, &mut projects))
            .collect::<Option<_>>()?,
    })
}

fn resolved(raw: &RawMember, projects: &mut BTreeMap<&str, Project>) -> Option<SystemMember> {
    let values = |texts: &[Spanned<String>]| texts.iter().map(|text| text.value.clone()).collect();
    Some(SystemMember {
        spec: raw.spec.as_ref()?.value.clone(),
        port: raw.port.as_ref()?.value,
        calls: values(&raw.calls),
        subscribes: values(&raw.subscribes),
        project: projects.remove(raw.name.value.as_str())?,
    })
}

/// What a workspace has beside its services.
const TAKEN: [(&str, &str); 2] = [
    ("gateway", "the crate of the gateway"),
    ("target", "the folder of what is built"),
];

fn check_names(raw: &RawSystem, problems: &mut Problems) {
    if let Some(name) = &raw.name {
        check_name(name, problems);
    }
    let system = raw.name.as_ref().map(|name| name.value.as_str());
    let system = system.map(|name| (name, "the system itself"));
    for RawMember { name, .. } in &raw.members {
        check_name(name, problems);
        let mut taken = TAKEN.into_iter().chain(system);
        if let Some((_, by)) = taken.find(|(taken, _)| *taken == name.value) {
            let name_taken = SystemProblem::NameTaken {
                name: name.value.clone(),
                by,
            };
            problems.push(Diagnostic::error(name_taken, name.span));
        }
    }
}

fn check_ports(raw: &RawSystem, problems: &mut Problems) {
    let gateway = raw
        .gateway
        .iter()
        .filter_map(|gateway| gateway.port.as_ref());
    let members = raw.members.iter().filter_map(|member| member.port.as_ref());
    let mut seen = BTreeMap::new();
    for &Spanned { value: port, span } in gateway.chain(members) {
        if let Some(first) = seen.get(&port) {
            let taken = Diagnostic::error(SystemProblem::PortTaken { port }, span);
            problems.push(taken.related(*first, "given first here"));
        } else {
            seen.insert(port, span);
        }
    }
}

/// Reads a service's own spec, which has to give it the name that it has in the system.
fn load_member(
    member: &RawMember,
    load: impl Fn(&str) -> Result<Project, SystemProblem>,
    problems: &mut Problems,
) -> Option<Project> {
    let spec = member.spec.as_ref()?;
    match load(&spec.value) {
        Ok(project) if project.service.name == member.name.value => Some(project),
        Ok(project) => {
            let differs = SystemProblem::NameDiffers {
                name: member.name.value.clone(),
                in_spec: project.service.name,
            };
            problems.push(Diagnostic::error(differs, member.name.span));
            None
        }
        Err(problem) => {
            problems.push(Diagnostic::error(problem, spec.span));
            None
        }
    }
}

/// The driver of SQLite and that of the servers need different versions of one native library, of
/// which Cargo allows one in a workspace.
fn check_engines(raw: &RawSystem, projects: &BTreeMap<&str, Project>, problems: &mut Problems) {
    let mut specs = raw.members.iter().filter_map(|member| {
        let project = projects.get(member.name.value.as_str())?;
        Some((project, member.spec.as_ref()?.span))
    });
    let Some((first, place)) = specs.next() else {
        return;
    };
    let is_embedded = |project: &Project| project.engine == Engine::Sqlite;
    for (project, span) in specs.filter(|(one, _)| is_embedded(one) != is_embedded(first)) {
        let apart = SystemProblem::EnginesApart {
            service: project.service.name.clone(),
            engine: project.engine.human(),
            other: first.engine.human(),
        };
        let label = format!("`{}` is on {}", first.service.name, first.engine.human());
        problems.push(Diagnostic::error(apart, span).related(place, label));
    }
}

fn check_calls(
    raw: &RawSystem,
    member: &RawMember,
    projects: &BTreeMap<&str, Project>,
    problems: &mut Problems,
) {
    let mut seen = BTreeSet::new();
    for Spanned {
        value: called,
        span,
    } in &member.calls
    {
        let problem: Option<Problem> = if !seen.insert(called) {
            Some(repeated(called).into())
        } else if *called == member.name.value {
            let service = called.clone();
            Some(SystemProblem::CallsItself { service }.into())
        } else if let Some(called) = find(raw, called) {
            let project = projects.get(called.name.value.as_str());
            nothing_to_call(called, project).map(Problem::from)
        } else {
            Some(unknown(raw, called).into())
        };
        push_at(problem, *span, problems);
    }
}

fn push_at(problem: Option<Problem>, span: Span, problems: &mut Problems) {
    if let Some(problem) = problem {
        problems.push(Diagnostic::error(problem, span));
    }
}

fn repeated(called: &str) -> ShapeProblem {
    ShapeProblem::RepeatedValue {
        what: "`calls`".to_owned(),
        value: called.to_owned(),
    }
}

fn nothing_to_call(called: &RawMember, project: Option<&Project>) -> Option<ClientProblem> {
    let path = called.spec.as_ref()?.value.clone();
    let is_empty = project?.entities.is_empty();
    is_empty.then_some(ClientProblem::SpecWithoutEntities { path })
}

fn find<'raw>(raw: &'raw RawSystem, name: &str) -> Option<&'raw RawMember> {
    raw.members.iter().find(|member| member.name.value == name)
}

fn unknown(raw: &RawSystem, service: &str) -> SystemProblem {
    let services = raw.members.iter().map(|member| member.name.value.clone());
    let services: Vec<_> = services.collect();
    SystemProblem::UnknownService {
        service: service.to_owned(),
        nearest: nearest(service, services.iter().map(String::as_str)),
        services,
    }
}

fn check_topics(
    raw: &RawSystem,
    member: &RawMember,
    projects: &BTreeMap<&str, Project>,
    problems: &mut Problems,
) {
    let subscriber = projects.get(member.name.value.as_str());
    let mut seen = BTreeSet::new();
    for Spanned { value: topic, span } in &member.subscribes {
        let problem = if seen.insert(topic) {
            check_topic(raw, subscriber, topic, projects).err()
        } else {
            let topic = topic.clone();
            Some(EventProblem::RepeatedTopic { topic }.into())
        };
        push_at(problem, *span, problems);
    }
}

/// What could not be read is no further problem.
fn check_topic(
    raw: &RawSystem,
    subscriber: Option<&Project>,
    text: &str,
    projects: &BTreeMap<&str, Project>,
) -> Result<(), Problem> {
    let topic = Topic::parse(text).filter(is_well_spelt);
    let topic = topic.ok_or_else(|| EventProblem::TopicSpelling {
        topic: text.to_owned(),
    })?;
    if find(raw, topic.service).is_none() {
        return Err(unknown(raw, topic.service).into());
    }
    if subscriber.is_some_and(|subscriber| !subscriber.publishes_events()) {
        return Err(EventProblem::WithoutEvents.into());
    }
    let Some(publisher) = projects.get(topic.service) else {
        return Ok(());
    };
    let service = topic.service.to_owned();
    if !publisher.publishes_events() {
        return Err(SystemProblem::PublishesNothing { service }.into());
    }
    check_own(publisher, topic)?;
    let Some(subscriber) = subscriber.filter(|one| one.service.name != service) else {
        return Ok(());
    };
    if subscriber.keeps_events_in_process() || publisher.keeps_events_in_process() {
        return Err(EventProblem::ForeignTopic { service }.into());
    }
    Ok(())
}
