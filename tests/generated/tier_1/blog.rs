use scaffold::model::Engine;

use crate::service::LoneService;
use crate::specs::spec;

#[test]
fn the_blog_is_sound() {
    LoneService::generate("blog", &spec(Engine::Sqlite, "blog")).is_sound();
}
