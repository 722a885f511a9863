use serde::Serialize;

/// Why a call of a service may fail, and how HTTP answers.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorVariant {
    /// Of `errors::Error`, and the name of the response in the OpenAPI document.
    pub name: &'static str,
    /// What its documentation says.
    pub doc: &'static str,
    /// What the variant holds besides: `(Duration)`, or nothing; how it is matched: `(_)`.
    pub holds: &'static str,
    pub pattern: &'static str,
    /// A path that what it holds needs.
    pub import: Option<&'static str>,
    /// A header of the response.
    pub header: Option<ErrorHeader>,
    /// For clients.
    pub message: &'static str,
    /// Of `ErrorCode`, which spells it `PRECONDITION_FAILED`.
    pub code: &'static str,
    /// The constant of `StatusCode`.
    pub status: &'static str,
    /// What the OpenAPI document says of the response.
    pub description: &'static str,
    #[serde(skip)]
    pub response: ErrorResponse,
}

/// Which operations have the response in the OpenAPI document.
#[derive(Debug, Clone, Copy)]
pub enum ErrorResponse {
    /// Those that name it by this type, whose documentation says what it is.
    Named {
        type_name: &'static str,
        doc: &'static str,
    },
    /// All of entities.
    OfEveryOperation,
}

/// A response that operations name by a type.
#[derive(Debug, Serialize)]
pub struct NamedResponseView {
    pub type_name: &'static str,
    pub doc: &'static str,
    pub status: &'static str,
}

/// The responses that operations name, and the statuses of those that all of them have.
pub(crate) fn error_responses(
    errors: &[ErrorVariant],
) -> (Vec<NamedResponseView>, Vec<&'static str>) {
    let (mut named, mut common) = (Vec::new(), Vec::new());
    for &ErrorVariant {
        status, response, ..
    } in errors
    {
        match response {
            ErrorResponse::Named { type_name, doc } => named.push(NamedResponseView {
                type_name,
                doc,
                status,
            }),
            ErrorResponse::OfEveryOperation => common.push(status),
        }
    }
    (named, common)
}

/// A header of the response to an error.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorHeader {
    /// The constant of `axum::http::header`.
    pub name: &'static str,
    /// The pattern by which the error is matched for it: `(wait)`.
    pub pattern: &'static str,
    /// An expression over what the pattern binds.
    pub value: &'static str,
    /// What the OpenAPI document says of it.
    pub description: &'static str,
}

impl ErrorVariant {
    /// One that holds nothing and brings no header, to be completed.
    pub const PLAIN: Self = Self {
        name: "",
        doc: "",
        holds: "",
        pattern: "",
        import: None,
        header: None,
        message: "",
        code: "",
        status: "",
        description: "",
        response: ErrorResponse::OfEveryOperation,
    };
}
