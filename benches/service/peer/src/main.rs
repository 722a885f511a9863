//! The posts of a blog and their authors over GraphQL, as one writes it by hand with async-graphql
//! and sqlx: derived objects, a loader for the authors, and a pool of connections.

use std::collections::HashMap;
use std::env::args;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{
    ComplexObject, Context, EmptyMutation, EmptySubscription, Enum, Object, Result, Schema,
    SimpleObject,
};
use async_graphql_axum::{GraphQLRequest, GraphQLResponse};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use chrono::{DateTime, Utc};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions, SqliteRow};
use sqlx::{FromRow, QueryBuilder, Row, query_as};
use uuid::Uuid;

type Blog = Schema<Query, EmptyMutation, EmptySubscription>;

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let usage = "usage: peer ADDRESS DATABASE";
    let mut arguments = args().skip(1);
    let (address, database) = (
        arguments.next().ok_or(usage)?,
        arguments.next().ok_or(usage)?,
    );
    let options = SqliteConnectOptions::new()
        .filename(database)
        .read_only(true);
    let pool = SqlitePoolOptions::new()
        .max_connections(8)
        .connect_with(options)
        .await?;
    let authors = DataLoader::new(Authors(pool.clone()), tokio::spawn);
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription);
    let schema = schema.data(pool).data(authors).finish();
    let router = Router::new()
        .route("/graphql", get(answer))
        .with_state(schema);
    let listener = tokio::net::TcpListener::bind(address).await?;
    axum::serve(listener, router).await?;
    Ok(())
}

async fn answer(State(schema): State<Blog>, request: GraphQLRequest) -> GraphQLResponse {
    schema.execute(request.into_inner()).await.into()
}

struct Query;

#[Object]
impl Query {
    async fn post(&self, context: &Context<'_>, id: Uuid) -> Result<Option<Post>> {
        let post = query_as("SELECT * FROM posts WHERE id = ?").bind(id);
        Ok(post.fetch_optional(context.data::<SqlitePool>()?).await?)
    }

    async fn posts(&self, context: &Context<'_>, limit: i64) -> Result<Vec<Post>> {
        let posts = query_as("SELECT * FROM posts ORDER BY id LIMIT ?").bind(limit);
        Ok(posts.fetch_all(context.data::<SqlitePool>()?).await?)
    }
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct Post {
    id: Uuid,
    title: String,
    slug: String,
    content: String,
    rating: Option<String>,
    published: bool,
    published_at: Option<DateTime<Utc>>,
    author_id: Uuid,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[ComplexObject]
impl Post {
    async fn author(&self, context: &Context<'_>) -> Result<Option<User>> {
        let authors = context.data::<DataLoader<Authors>>()?;
        authors.load_one(self.author_id).await.map_err(Into::into)
    }
}

impl FromRow<'_, SqliteRow> for Post {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        let tenths: Option<i64> = row.try_get("rating")?;
        Ok(Self {
            id: row.try_get("id")?,
            title: row.try_get("title")?,
            slug: row.try_get("slug")?,
            content: row.try_get("content")?,
            rating: tenths.map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)),
            published: row.try_get("published")?,
            published_at: row.try_get("published_at")?,
            author_id: row.try_get("author_id")?,
            created_at: row.try_get("created_at")?,
            updated_at: row.try_get("updated_at")?,
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Enum)]
enum Role {
    Reader,
    Author,
    Admin,
}

#[derive(Clone, SimpleObject)]
struct User {
    id: Uuid,
    name: String,
    email: String,
    role: Role,
    bio: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl FromRow<'_, SqliteRow> for User {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        Ok(Self {
            id: row.try_get("id")?,
            name: row.try_get("name")?,
            email: row.try_get("email")?,
            role: match row.try_get("role")? {
                "admin" => Role::Admin,
                "author" => Role::Author,
                _ => Role::Reader,
            },
            bio: row.try_get("bio")?,
            created_at: row.try_get("created_at")?,
            updated_at: row.try_get("updated_at")?,
        })
    }
}

struct Authors(SqlitePool);

impl Loader<Uuid> for Authors {
    type Value = User;
    type Error = String;

    async fn load(&self, ids: &[Uuid]) -> std::result::Result<HashMap<Uuid, User>, String> {
        let mut query = QueryBuilder::new("SELECT * FROM users WHERE id IN (");
        let mut separated = query.separated(", ");
        for id in ids {
            separated.push_bind(*id);
        }
        query.push(")");
        let users = query.build_query_as::<User>().fetch_all(&self.0).await;
        let users = users.map_err(|error| error.to_string())?;
        Ok(users.into_iter().map(|user| (user.id, user)).collect())
    }
}
