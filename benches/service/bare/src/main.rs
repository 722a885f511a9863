//! Answers every request with a constant body that is read from files at the start.

use std::env::args;
use std::fs::read;

use axum::Router;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::routing::{get, post};

const JSON: [(axum::http::HeaderName, &str); 1] = [(CONTENT_TYPE, "application/json")];

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = args().skip(1);
    let address = arguments.next().ok_or("usage: bare ADDRESS GET LIST POST")?;
    let mut body = || -> Result<Bytes, Box<dyn std::error::Error>> {
        let file = arguments.next().ok_or("usage: bare ADDRESS GET LIST POST")?;
        Ok(Bytes::from(read(file)?))
    };
    let (one, list, created) = (body()?, body()?, body()?);
    let router = Router::new()
        .route("/get", get(async move || (JSON, one.clone())))
        .route("/list", get(async move || (JSON, list.clone())))
        .route(
            "/post",
            post(async move |_: Bytes| (StatusCode::CREATED, JSON, created.clone())),
        );
    let listener = tokio::net::TcpListener::bind(address).await?;
    axum::serve(listener, router).await?;
    Ok(())
}
