use scaffold::model::Engine;

use crate::service::Service;
use crate::specs::spec;

#[test]
fn the_blog_is_sound() {
    Service::alone("blog", &spec(Engine::Sqlite, "blog")).is_sound();
}
