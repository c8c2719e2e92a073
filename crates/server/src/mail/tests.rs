use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use ::tests::app::App;
use gate::enter::me::address;
use kernel::{ManualClock, Timestamp};
use lettre::message::header::ContentTransferEncoding;
use serde_json::{Value as Json, json};

use super::*;

/// A real SMTP server in a process of its own.
struct Server {
    child: Child,
    out: BufReader<ChildStdout>,
    port: u16,
}

impl Server {
    fn start(mode: &str) -> Self {
        Self::with(mode, &[])
    }

    fn with(mode: &str, files: &[&Path]) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/smtp.py");
        let mut child = Command::new("/usr/bin/python3")
            .args([script, mode])
            .args(files)
            .stdout(Stdio::piped())
            .spawn()
            .expect("Debian's python3 starts");
        let mut out = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        out.read_line(&mut line).expect("a line");
        let port = line.trim().parse().expect("python3-aiosmtpd is installed and names its port");
        Self { child, out, port }
    }

    fn settings(&self) -> MailSettings {
        MailSettings {
            host: Some("127.0.0.1".into()),
            port: Some(self.port),
            from: Some("Kedun <kedun@example.com>".into()),
            ..MailSettings::default()
        }
    }

    fn smtp(&self, tls: MailTls) -> Smtp {
        let settings = MailSettings { tls, ..self.settings() };
        Smtp::of(&settings, "https://crm.example.com").expect("settings").expect("a server")
    }

    /// The next mail that it took.
    fn took(&mut self) -> Json {
        let mut line = String::new();
        self.out.read_line(&mut line).expect("a line");
        serde_json::from_str(&line).expect("a mail")
    }

    /// What it took beside what was asked for; it ends.
    fn further(mut self) -> usize {
        self.child.kill().expect("ended");
        self.out.by_ref().lines().count()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A company in which somebody is mentioned and mail waits.
fn company() -> (App, Arc<ManualClock>) {
    let start = Timestamp::parse("2026-11-01T04:00:00Z").expect("a moment");
    let clock = Arc::new(ManualClock::at(start));
    let app = App::by(clock.clone());
    app.gate.send_mail();
    let reader = app.colleague("reader", "manager", None);
    let writer = app.colleague("writer", "rep", None);
    let reader = app.enter(&reader.org().users[&reader.user()].login);
    address::set(&app.gate, &reader, Some("reader@example.com".into())).expect("an address");
    let values = json!({ "kind": "person", "name": "单小燕" });
    let customer = app.create(&writer, "customer", values, None);
    let values = json!({ "kind": "call", "body": "请帮忙备货", "at": "2026-11-01T03:00:00Z",
        "mentions": [reader.user()] });
    app.create(&app.enter("writer"), "follow_up", values, Some(customer));
    clock.advance_seconds(120);
    (app, clock)
}

fn send(app: &App, smtp: &Smtp) {
    jobs::send_due(&app.gate, smtp, &AtomicBool::new(false)).expect("sent");
}

fn waiting(app: &App) -> i64 {
    app.site.number("SELECT count(*) FROM mail_waiting")
}

#[test]
fn a_mail_arrives_once_and_holds_a_link_and_no_value() {
    let (app, clock) = company();
    let mut server = Server::start("takes");
    let smtp = server.smtp(MailTls::None);
    send(&app, &smtp);
    let mail = server.took();
    assert_eq!(mail["to"], json!(["reader@example.com"]));
    let text = mail["text"].as_str().expect("a text");
    assert!(text.contains("Auto-Submitted: auto-generated") && text.contains("Message-ID"));
    let body = decoded(text);
    assert!(
        body.contains("提到了你") && body.contains("https://crm.example.com/records/customer/")
    );
    assert!(!body.contains("单小燕") && !body.contains("备货") && !text.contains("单小燕"));
    clock.advance_seconds(7 * 24 * 3600);
    send(&app, &smtp);
    assert_eq!((waiting(&app), server.further()), (0, 0));
}

#[test]
fn an_address_that_the_server_does_not_know_is_given_up_and_a_lost_connection_is_tried_again() {
    let (app, _) = company();
    let server = Server::start("knows_nobody");
    send(&app, &server.smtp(MailTls::None));
    assert_eq!((waiting(&app), server.further()), (0, 0));
    // And one that broke off in the middle of the mail is tried after a while, and taken once
    let (app, clock) = company();
    let mut server = Server::start("loses");
    let smtp = server.smtp(MailTls::None);
    send(&app, &smtp);
    assert_eq!(waiting(&app), 1);
    send(&app, &smtp);
    assert_eq!(waiting(&app), 1);
    clock.advance_seconds(301);
    send(&app, &smtp);
    assert_eq!(server.took()["to"], json!(["reader@example.com"]));
    assert_eq!((waiting(&app), server.further()), (0, 0));
}

#[test]
fn a_server_that_offers_no_encryption_gets_nothing_where_it_is_asked_for() {
    let (app, _) = company();
    let server = Server::start("takes");
    send(&app, &server.smtp(MailTls::Starttls));
    assert_eq!((waiting(&app), server.further()), (1, 0));
}

#[test]
fn over_an_encrypted_connection_a_mail_goes_to_a_server_whose_certificate_is_trusted_and_to_no_other()
 {
    // Given a server that takes mail over encrypted connections from who has signed in, with a certificate
    // of an authority that the system does not know
    let folder = tempfile::tempdir().expect("a folder");
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate");
    let put = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).expect("written");
        file
    };
    let certificate = put("certificate.pem", &made.cert.pem());
    let key = put("key.pem", &made.signing_key.serialize_pem());
    let mut server = Server::with("takes", &[&certificate, &key]);
    let smtp = |ca_file: Option<&Path>, password: &str| {
        let settings = MailSettings {
            ca_file: ca_file.map(Path::to_owned),
            user: Some("kedun".into()),
            password_file: Some(put("password", password)),
            ..server.settings()
        };
        Smtp::of(&settings, "https://crm.example.com").map(|smtp| smtp.expect("a server"))
    };
    let fault = smtp(Some(&key), "correct horse").err();
    assert_eq!(fault.expect("no certificate").param("name"), Some("mail.ca_file"));
    let unknown = smtp(None, "correct horse").expect("settings");
    let stranger = smtp(Some(&certificate), "wrong").expect("settings");
    let known = smtp(Some(&certificate), "correct horse\n").expect("settings");
    let (app, clock) = company();
    // When the authority is not named, or the password is wrong, then the mail waits
    for smtp in [unknown, stranger] {
        send(&app, &smtp);
        assert_eq!(waiting(&app), 1);
        clock.advance_seconds(3_600);
    }
    // When both are right, then it arrives
    send(&app, &known);
    assert_eq!(server.took()["to"], json!(["reader@example.com"]));
    assert_eq!((waiting(&app), server.further()), (0, 0));
}

/// The body of a mail, which stands there in base 64.
fn decoded(mail: &str) -> String {
    let body = mail.split("\r\n\r\n").nth(1).expect("a body");
    assert!(mail.contains(&format!("{}", ContentTransferEncoding::Base64)));
    let text: String = body.split_whitespace().collect();
    String::from_utf8(base64(&text)).expect("a text")
}

fn base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0_u32);
    for c in text.bytes().filter(|c| *c != b'=') {
        let value = DIGITS.iter().position(|digit| *digit == c).expect("a digit");
        held = (held << 6) | u32::try_from(value).expect("small");
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).expect("a byte"));
        }
    }
    bytes
}
