pub(in crate::view) fn chosen(names: &[(bool, &str)]) -> Vec<String> {
    let chosen = names.iter().filter(|(wanted, _)| *wanted);
    chosen.map(|(_, name)| (*name).to_owned()).collect()
}

pub(in crate::view) fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names.dedup();
    names
}
