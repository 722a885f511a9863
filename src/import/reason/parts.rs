/// A code, a message and a help.
pub type Parts = (&'static str, String, Option<&'static str>);
