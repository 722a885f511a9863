use serde_json::Value;

use crate::markers::sides;

/// The document that a merge has left with the markers of git, with what either side has added;
/// nothing if there are no markers, or the sides are no documents.
#[must_use]
pub fn settled(text: &str) -> Option<Value> {
    let sides = sides(text)?;
    let ours = serde_json::from_str(&sides.ours).ok()?;
    let theirs = serde_json::from_str(&sides.theirs).ok()?;
    Some(union(ours, theirs))
}

/// Entries of both; where both have a plain value, the first one's.
fn union(ours: Value, theirs: Value) -> Value {
    match (ours, theirs) {
        (Value::Object(mut ours), Value::Object(theirs)) => {
            for (key, value) in theirs {
                let value = match ours.remove(&key) {
                    Some(known) => union(known, value),
                    None => value,
                };
                ours.insert(key, value);
            }
            Value::Object(ours)
        }
        (Value::Array(mut ours), Value::Array(theirs)) => {
            for value in theirs {
                if !ours.contains(&value) {
                    ours.push(value);
                }
            }
            Value::Array(ours)
        }
        (ours, _) => ours,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::settled;

    #[test]
    fn both_sides_of_a_merge_are_kept() {
        let text = "{\n\"a\": [\n<<<<<<< HEAD\n1, 2\n||||||| base\n1\n=======\n1, 3\n>>>>>>> other\n]\n}\n";
        assert_eq!(settled(text), Some(json!({ "a": [1, 2, 3] })));
        assert_eq!(settled("{}"), None);
        assert_eq!(
            settled("<<<<<<< HEAD\n{\n=======\n}\n>>>>>>> other\n"),
            None
        );
    }
}
