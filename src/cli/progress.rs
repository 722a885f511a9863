use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::pipeline::Stage;

use super::session::Session;

/// Before this much time has passed, nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that comes up when the work takes long, and goes when it is dropped.
#[derive(Debug)]
pub struct Progress {
    stages: Option<Sender<Stage>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Progress {
    /// Shows nothing when nobody is looking.
    #[must_use]
    pub fn start(session: Session) -> Self {
        if !session.interactive || session.global.quiet {
            return Self {
                stages: None,
                thread: None,
            };
        }
        let (stages, received) = channel();
        let thread = thread::spawn(move || {
            let bar = ProgressBar::hidden();
            bar.set_length(Stage::COUNT);
            if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}") {
                bar.set_style(style);
            }
            let mut patience = PATIENCE;
            loop {
                match received.recv_timeout(patience) {
                    Ok(stage) => show(&bar, stage),
                    Err(RecvTimeoutError::Timeout) => {
                        bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
                        bar.tick();
                        patience = Duration::from_millis(100);
                    }
                    Err(RecvTimeoutError::Disconnected) => break bar.finish_and_clear(),
                }
            }
        });
        Self {
            stages: Some(stages),
            thread: Some(thread),
        }
    }

    /// Where a run tells which stage it has come to, if somebody looks.
    #[must_use]
    pub fn stages(&self) -> Option<&Sender<Stage>> {
        self.stages.as_ref()
    }

    /// The work has come to this stage.
    pub fn begin(&self, stage: Stage) {
        if let Some(stages) = &self.stages {
            // A bar that is gone misses nothing.
            let _ = stages.send(stage);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.stages.take());
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn show(bar: &ProgressBar, stage: Stage) {
    bar.set_position(stage.position());
    bar.set_message(stage.word());
}
