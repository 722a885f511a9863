//! Reads lists of the blog with a typed client: `read http://127.0.0.1:3000`.

use blog_client::apis::Error;
use blog_client::apis::configuration::Configuration;
use blog_client::apis::posts_api::{ListPostsError, list_posts};
use blog_client::models::{Meta, PostDetailListEnvelope, PostRelation};

#[tokio::main]
async fn main() {
    let url = std::env::args().nth(1).expect("the URL of the blog");
    let page = list(&url, "-created_at").await.expect("a page");
    let Meta::PageMeta(meta) = *page.meta else {
        panic!("no page: {:?}", page.meta);
    };
    for post in page.data {
        let author = post.author.expect("an author that was included");
        println!("{} by {}, {} a page", post.title, author.name, meta.per_page);
    }
    let refusal = list(&url, "nothing").await.expect_err("a refusal");
    let Error::ResponseError(response) = refusal else {
        panic!("{refusal}");
    };
    let Some(ListPostsError::Status400(envelope)) = response.entity else {
        panic!("{:?}", response.entity);
    };
    println!("{}: {}", envelope.error.code, envelope.error.message);
}

async fn list(url: &str, sort: &str) -> Result<PostDetailListEnvelope, Error<ListPostsError>> {
    let blog = Configuration {
        base_path: url.to_owned(),
        ..Configuration::default()
    };
    let include = Some(vec![PostRelation::Author]);
    list_posts(
        &blog, None, None, None, None, Some(sort), include, None, None, None, None, None, None,
        None, None, None, None,
    )
    .await
}
