//! What people edit meets what a changed spec renders: nothing that anybody wrote is lost.

mod algebra;
mod any;
mod change;
mod life;
mod living;
mod meeting;
mod pairs;
mod parses;
mod project;
mod table;
