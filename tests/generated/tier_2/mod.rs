//! With `.ci/run`: samples of everything that the generator can write, and what the services do with
//! the servers that they stand on.

mod absent;
mod adopted;
mod blog;
mod exhausted;
mod killed;
mod samples;
mod tls;
mod tour;
mod value_cases;
mod values;
