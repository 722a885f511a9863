use serde::Serialize;

/// Why a call of a service may fail, and how HTTP answers.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorVariant {
    /// Of `errors::Error`, and the name of the response in the OpenAPI document.
    pub name: &'static str,
    /// What its documentation says.
    pub doc: &'static str,
    /// For clients.
    pub message: &'static str,
    /// Of `ErrorCode`, which spells it `PRECONDITION_FAILED`.
    pub code: &'static str,
    /// The constant of `StatusCode`.
    pub status: &'static str,
    /// What the OpenAPI document says of the response.
    pub description: &'static str,
    /// The type by which operations name the response, and what its documentation says.
    pub response_type: &'static str,
    pub response_doc: &'static str,
}
