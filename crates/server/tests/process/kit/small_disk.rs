//! A disk that is soon full: a small file system in memory, in a mount namespace of its own.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tests::postgres::{Server, is_root};

/// Where it is mounted, for those within the namespace.
const INSIDE: &str = "/mnt";

/// The disk. It is gone when the value is dropped.
pub struct SmallDisk {
    // Holds the namespace open until its standard input ends.
    keeper: Child,
    as_root: bool,
}

impl SmallDisk {
    /// A disk of so many MiB.
    ///
    /// Root mounts it in a new mount namespace, anybody else in a user namespace as well, which a
    /// kernel may forbid (`kernel.unprivileged_userns_clone`, `user.max_user_namespaces`).
    pub fn new(mib: u32) -> Self {
        let as_root = is_root();
        let spaces: &[&str] = if as_root { &["-m"] } else { &["-m", "-U", "-r"] };
        let script = format!(
            "mount -t tmpfs -o size={mib}m,mode=755 tmpfs {INSIDE} && echo mounted && cat >/dev/null"
        );
        let mut keeper = Command::new("unshare")
            .args(spaces)
            .args(["sh", "-c", &script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("`unshare` of util-linux is needed for a small disk");
        let mut line = String::new();
        let output = keeper.stdout.take().expect("its output");
        BufReader::new(output).read_line(&mut line).expect("a line");
        assert_eq!(
            line.trim(),
            "mounted",
            "no small disk: this test must mount a tmpfs in a namespace of its own, which needs \
             root or user namespaces (sysctl user.max_user_namespaces, \
             kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns)"
        );
        Self { keeper, as_root }
    }

    /// The disk as those within the namespace name it.
    pub fn inside(&self) -> &'static Path {
        Path::new(INSIDE)
    }

    /// The disk as those outside of the namespace name it.
    pub fn outside(&self) -> PathBuf {
        PathBuf::from(format!("/proc/{}/root{INSIDE}", self.keeper.id()))
    }

    /// The words that let a program run within the namespace. It keeps the process's id.
    fn words(&self) -> Vec<String> {
        let id = self.keeper.id().to_string();
        let more: &[&str] = if self.as_root { &[] } else { &["-U", "--preserve-credentials"] };
        let words = ["nsenter", "-t", id.as_str(), "-m"];
        words.iter().chain(more).map(|word| (*word).to_owned()).collect()
    }

    /// A program that runs within the namespace, not started yet.
    pub fn program(&self, name: &str) -> Command {
        let words = self.words();
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).arg(name);
        command
    }

    /// A PostgreSQL whose databases lie on this disk.
    pub fn postgres(&self) -> Server {
        let mut words = self.words();
        let folder = self.outside().join("postgres");
        std::fs::create_dir(&folder).expect("a folder on the small disk");
        if self.as_root {
            let given = Command::new("chown").arg("postgres:").arg(&folder).status();
            assert!(given.expect("chown runs").success());
        } else {
            // PostgreSQL refuses to run as root, also as the root of a namespace.
            words.extend(
                ["unshare", "-U", "--map-user=1000", "--map-group=1000"].map(str::to_owned),
            );
        }
        let mut server = Server::start(&words);
        server.put_databases_in(&self.inside().join("postgres"));
        server
    }

    /// Fills the disk up but for so many KiB.
    pub fn fill(&self, leave: u64) {
        let path = self.outside().join("ballast");
        let mut ballast = std::fs::File::create(path).expect("a file on the small disk");
        let block = [0x5A_u8; 4096];
        // Until there is no room for a block.
        while ballast.write_all(&block).is_ok() {}
        let size = ballast.metadata().expect("its size").len();
        ballast.set_len(size.saturating_sub(leave << 10)).expect("some room");
    }

    /// Makes room again.
    pub fn make_room(&self) {
        std::fs::remove_file(self.outside().join("ballast")).expect("the ballast is gone");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Its `cat` ends with its input, then the namespace and the disk with it.
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}
