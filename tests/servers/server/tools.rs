use std::path::{Path, PathBuf};

/// Where Debian keeps what is not for everyone's `PATH`.
const FOLDERS: [&str; 3] = ["/usr/sbin", "/usr/local/sbin", "/usr/lib/postgresql"];

/// Where a program of a server is.
pub fn path(name: &str) -> PathBuf {
    found(name).unwrap_or_else(|| {
        panic!(
            "`{name}` is missing: these tests start servers of their own, and need what \
             `apt-get install -y postgresql mariadb-server` installs on Debian"
        )
    })
}

fn found(name: &str) -> Option<PathBuf> {
    let versions = fs_err::read_dir(FOLDERS[2]).into_iter().flatten();
    let mut versions: Vec<_> = versions
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    versions.sort();
    // Debian's own commands choose a cluster of the machine, so the newest version comes first.
    let folders = versions.into_iter().rev();
    let searched = option_env!("PATH").unwrap_or_default();
    let searched = std::env::split_paths(searched).collect::<Vec<_>>();
    folders
        .chain(FOLDERS.map(PathBuf::from))
        .chain(searched)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// Whether the tests are run by root.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs_err::metadata(Path::new("/proc/self")).is_ok_and(|process| process.uid() == 0)
}
