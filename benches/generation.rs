//! Generation, and a sync with nothing to do, at several sizes against `cp -r` of the same tree:
//! time and peak memory.
//!
//! `cargo bench --bench generation` prints a table; goals are in its last lines.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

const SIZES: [usize; 5] = [1, 10, 100, 200, 1_000];

/// One way to make a tree, at its best of several rounds.
struct Measured {
    seconds: f64,
    peak_megabytes: f64,
}

fn main() {
    println!(
        "entities    files      MB | generate   MB peak |    cp -r | ratio | with rustfmt  MB peak | idle sync | ratio"
    );
    for size in SIZES {
        let home = TempDir::new().unwrap();
        let spec = home.path().join("spec.yaml");
        fs_err::write(&spec, spec_of(size)).unwrap();
        let [raw, copied, formatted, idle] = measure(home.path(), rounds(size));
        let (files, bytes) = weigh(&home.path().join("raw-0"));
        println!(
            "{size:>8} {files:>8} {:>7.1} | {:>6.3} s {:>7.1}   | {:>6.3} s | {:>5.2} | {:>8.3} s {:>10.1}   | {:>7.3} s | {:>5.2}",
            megabytes(bytes),
            raw.seconds,
            raw.peak_megabytes,
            copied.seconds,
            raw.seconds / copied.seconds,
            formatted.seconds,
            formatted.peak_megabytes,
            idle.seconds,
            idle.seconds / copied.seconds,
        );
    }
    println!(
        "goals: ratio at most 2; 200 entities with rustfmt under 1.5 s; under 150 MB at 1,000; \
         a sync with nothing to do under 0.2 s at 200, and no slower than cp -r"
    );
}

fn generate(folder: &str, options: &[&str]) -> Command {
    let mut command = command(env!("CARGO_BIN_EXE_scaffold"));
    command
        .args([
            "new",
            "shop",
            "--quiet",
            "--spec",
            "spec.yaml",
            "--path",
            folder,
        ])
        .args(options);
    command
}

/// With nothing to do.
fn sync(project: &str) -> Command {
    let mut command = command("sh");
    let arguments = ["-c", r#"cd "$1" && exec "$0" sync --quiet"#];
    command
        .args(arguments)
        .arg(env!("CARGO_BIN_EXE_scaffold"))
        .arg(project);
    command
}

fn copy(from: &str, to: &str) -> Command {
    let mut command = command("cp");
    command.args(["-r", from, to]);
    command
}

/// Small trees are written in so little time that a few rounds say nothing.
fn rounds(size: usize) -> usize {
    (50 / size).clamp(5, 25)
}

/// The ways take turns, so that a slow minute of the machine is one for all of them; and each round
/// writes folders of its own: file systems are slow to use again what was just freed.
fn measure(home: &Path, rounds: usize) -> [Measured; 4] {
    let mut best = [const { Measured::NONE }; 4];
    for round in 0..rounds {
        let commands = [
            generate(&format!("raw-{round}"), &["--no-format"]),
            copy("raw-0", &format!("copy-{round}")),
            generate(&format!("formatted-{round}"), &[]),
            sync("formatted-0"),
        ];
        for (best, mut command) in best.iter_mut().zip(commands) {
            best.take(&run(command.current_dir(home)));
        }
    }
    best
}

impl Measured {
    const NONE: Self = Self {
        seconds: f64::INFINITY,
        peak_megabytes: 0.0,
    };

    fn take(&mut self, round: &Self) {
        self.seconds = self.seconds.min(round.seconds);
        self.peak_megabytes = self.peak_megabytes.max(round.peak_megabytes);
    }
}

/// Runs to the end and watches the memory of the process itself.
fn run(command: &mut Command) -> Measured {
    let started = Instant::now();
    let mut child = command.stdin(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let ended = loop {
        peak = peak.max(peak_kilobytes(&status));
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        sleep(Duration::from_micros(200));
    };
    assert!(ended.success());
    Measured {
        seconds: started.elapsed().as_secs_f64(),
        peak_megabytes: megabytes(peak * 1_024),
    }
}

/// Where the system does not say, 0.
fn peak_kilobytes(status: &str) -> u64 {
    let text = fs_err::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}

fn weigh(folder: &Path) -> (usize, u64) {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs_err::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let (more, heavier) = weigh(&path);
            files += more;
            bytes += heavier;
        } else {
            files += 1;
            bytes += fs_err::metadata(path).unwrap().len();
        }
    }
    (files, bytes)
}

#[expect(clippy::cast_precision_loss, reason = "a table shows three digits")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

#[expect(clippy::disallowed_methods, reason = "processes are what is measured")]
fn command(program: &str) -> Command {
    Command::new(program)
}

const FIRST: [&str; 40] = [
    "Order",
    "Invoice",
    "Customer",
    "Product",
    "Category",
    "Supplier",
    "Payment",
    "Address",
    "Warehouse",
    "Shipment",
    "Employee",
    "Department",
    "Project",
    "Ticket",
    "Message",
    "Channel",
    "Account",
    "Device",
    "Vehicle",
    "Driver",
    "Trip",
    "Booking",
    "Room",
    "Hotel",
    "Guest",
    "Review",
    "Event",
    "Venue",
    "Artist",
    "Album",
    "Playlist",
    "Author",
    "Book",
    "Publisher",
    "Member",
    "Course",
    "Lesson",
    "Student",
    "Teacher",
    "Recipe",
];
const SECOND: [&str; 25] = [
    "",
    "Line",
    "Label",
    "Note",
    "Log",
    "Tag",
    "Draft",
    "Budget",
    "Group",
    "Version",
    "Record",
    "Contact",
    "Entry",
    "Summary",
    "Report",
    "Audit",
    "Rule",
    "Limit",
    "Import",
    "Export",
    "Reminder",
    "Comment",
    "Image",
    "Document",
    "Preference",
];
const FIELDS: [&str; 16] = [
    "title: string 1..200",
    "slug: slug",
    "content: text",
    "rating: decimal 3,1 min=0 max=5 optional",
    "published: bool default=false",
    "published_at: datetime optional",
    "quantity: int min=0",
    "price: decimal 10,2",
    "email: email",
    "url: url optional",
    "status: enum draft,open,closed default=draft",
    "external_reference: uuid optional",
    "weight: float",
    "birthday: date optional",
    "remarks: text optional",
    "code: string 3..10",
];

/// Entities with six fields each, no two of them alike, and a relation to an earlier one.
fn spec_of(size: usize) -> String {
    let mut spec = "service: {name: shop}\nentities:\n".to_owned();
    let names: Vec<String> = SECOND
        .iter()
        .flat_map(|second| FIRST.iter().map(move |first| format!("{first}{second}")))
        .take(size)
        .collect();
    for (at, name) in names.iter().enumerate() {
        let _ = writeln!(spec, "  {name}:\n    fields:");
        for field in 0..6 {
            let _ = writeln!(
                spec,
                "      {}",
                FIELDS[(at * 7 + field * (1 + at % 2 * 4)) % FIELDS.len()]
            );
        }
        if at > 0 {
            let target = &names[at * 31 % at.clamp(1, 97)];
            let _ = writeln!(
                spec,
                "    relations:\n      parent: belongs_to {target} inverse=none"
            );
        }
    }
    spec
}
