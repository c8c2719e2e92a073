//! A real directory (Debian's slapd) on loopback, with some people in it; it ends with the test.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Where everybody stands.
pub const BASE: &str = "dc=shop,dc=example";
/// Who may search.
pub const READER: &str = "cn=reader,dc=shop,dc=example";
/// The reader's password.
pub const SECRET: &str = "cha-zhao-zhang-hao-de-ren-51";
/// Everybody else's.
pub const PASSWORD: &str = "zai-mu-lu-li-de-mi-ma-64";
/// Longest time until it answers.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running directory.
pub struct Directory {
    /// Its address.
    pub address: String,
    process: Child,
    // Removed at the end.
    _dir: TempDir,
}

impl Directory {
    /// Starts one in which these people have accounts.
    ///
    /// # Panics
    /// When it does not start; `.ci/tools` installs it.
    #[must_use]
    pub fn start(people: &[&str]) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let config = dir.path().join("slapd.conf");
        fs::create_dir(dir.path().join("data")).expect("a folder");
        fs::write(&config, configuration(dir.path())).expect("written");
        let entries = dir.path().join("people.ldif");
        fs::write(&entries, ldif(people)).expect("written");
        run(Command::new(tool("slapadd")).arg("-f").arg(&config).arg("-l").arg(&entries));
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a port").port();
        let address = format!("ldap://127.0.0.1:{port}");
        let process = Command::new(tool("slapd"))
            // With a level of its messages it stays in the foreground.
            .args(["-d", "0", "-h", &address, "-f"])
            .arg(&config)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("slapd is there: .ci/tools installs it");
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(began.elapsed() < PATIENCE, "the directory does not answer");
            std::thread::yield_now();
        }
        Self { address, process, _dir: dir }
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn tool(name: &str) -> String {
    format!("/usr/sbin/{name}")
}

fn run(command: &mut Command) {
    let done = command.output().expect("slapd is there: .ci/tools installs it");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn configuration(dir: &Path) -> String {
    let at = dir.display();
    format!(
        "include /etc/ldap/schema/core.schema\n\
         include /etc/ldap/schema/cosine.schema\n\
         include /etc/ldap/schema/inetorgperson.schema\n\
         modulepath /usr/lib/ldap\nmoduleload back_mdb\n\
         pidfile {at}/pid\n\
         database mdb\nsuffix \"{BASE}\"\ndirectory {at}/data\n\
         rootdn \"{READER}\"\nrootpw {SECRET}\n\
         access to attrs=userPassword by anonymous auth by * none\n\
         access to * by dn.exact=\"{READER}\" read by * none\n"
    )
}

fn ldif(people: &[&str]) -> String {
    let mut text = format!(
        "dn: {BASE}\nobjectClass: dcObject\nobjectClass: organization\no: shop\ndc: shop\n\n"
    );
    for one in people {
        text.push_str(&format!(
            "dn: uid={one},{BASE}\nobjectClass: inetOrgPerson\nuid: {one}\ncn: 员工{one}\nsn: {one}\n\
             userPassword: {PASSWORD}\n\n"
        ));
    }
    // LDIF takes letters beyond ASCII in base 64 alone.
    text.lines().map(encoded).collect::<Vec<_>>().join("\n") + "\n"
}

fn encoded(line: &str) -> String {
    use base64::Engine;
    match line.split_once(": ") {
        Some((name, value)) if !value.is_ascii() => {
            format!("{name}:: {}", base64::engine::general_purpose::STANDARD.encode(value))
        }
        _ => line.to_owned(),
    }
}
