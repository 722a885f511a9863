use scaffold::model::Engine;

use crate::edited::edited_and_cut;
use crate::service::Service;
use crate::specs::spec;

#[test]
#[ignore = "tier 3"]
fn an_edited_blog_is_cut_back() {
    let blog = Service::alone("edited-and-cut", &spec(Engine::Sqlite, "blog"));
    edited_and_cut(&blog);
    blog.passes_its_tests();
}
