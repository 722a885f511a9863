/// Whether a file can be read by what reads files of its name.
pub fn parses(path: &str, text: &str) -> Result<(), String> {
    match path.rsplit_once('.').map_or(path, |(_, ending)| ending) {
        "rs" => syn::parse_file(text)
            .map(|_| ())
            .map_err(|error| error.to_string()),
        "toml" => text
            .parse::<toml_edit::DocumentMut>()
            .map(|_| ())
            .map_err(|error| error.to_string()),
        _ => Ok(()),
    }
}
