use crate::model::Entity;

/// The entity with the variables of its fields told apart: clippy takes names such as `price` and
/// `prize` in one function for a slip of the pen.
#[must_use]
pub fn with_distinct_variables(entity: &Entity) -> Entity {
    let mut entity = entity.clone();
    let mut taken: Vec<String> = Vec::new();
    let fields = entity.fields.iter_mut().map(|field| &mut field.names);
    let keys = entity
        .belongs_to
        .iter_mut()
        .map(|relation| &mut relation.key);
    for names in fields.chain(keys) {
        if taken.iter().any(|other| look_alike(other, &names.var)) {
            names.var = format!("{}_value", names.var.trim_end_matches('_'));
        }
        taken.push(names.var.clone());
    }
    entity
}

/// Whether one letter makes the difference, but for one at the end or one that stands alone.
fn look_alike(one: &str, other: &str) -> bool {
    let (one, other): (Vec<_>, Vec<_>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let same_start = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let same_end = short
        .iter()
        .rev()
        .zip(long.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    if same_start == short.len() {
        return false;
    }
    match long.len() - short.len() {
        0 => {
            let digits = short[same_start].is_numeric() && long[same_start].is_numeric();
            same_start + same_end + 1 >= short.len() && !digits
        }
        1 => same_start + same_end >= short.len(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::look_alike;

    #[test]
    fn names_that_differ_in_one_letter_look_alike() {
        assert!(look_alike("price", "prize"));
        assert!(look_alike("country", "county"));
        assert!(look_alike("crate_", "crates"));
        assert!(!look_alike("line1", "line2"));
        assert!(!look_alike("post", "posts"));
        assert!(!look_alike("first_name", "last_name"));
    }
}
