/// Values with commas, behind four spaces; short ones share a line.
pub fn wrapped(values: &[String], width: usize) -> Vec<String> {
    const LONG: usize = 40;
    let mut lines: Vec<String> = Vec::new();
    let mut was_long = true;
    for (at, value) in values.iter().enumerate() {
        let value = if at + 1 == values.len() {
            value.clone()
        } else {
            format!("{value},")
        };
        let is_long = value.len() > LONG;
        match lines.last_mut() {
            Some(line) if !is_long && !was_long && line.len() + 1 + value.len() <= width => {
                *line = format!("{line} {value}");
            }
            _ => lines.push(format!("    {value}")),
        }
        was_long = is_long;
    }
    lines
}
