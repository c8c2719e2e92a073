//! Sends mail over SMTP (RFC 5321, RFC 8314).

use std::path::Path;
use std::time::Duration;

use gate::work::mail::Letter;
use jobs::{Post, Posted};
use kernel::{Fault, FaultKind, Lang, Result, Secret};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{SmtpTransport, Transport};

use crate::settings::{MailSettings, MailTls};

/// How long a mail server may think about each step.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes of a password's file at most.
const PASSWORD_BYTES: u64 = 4_096;
/// Bytes of a file of certificates at most.
const CERTIFICATES_BYTES: u64 = 1 << 20;

/// A mail server, and how Kedun stands in its mails.
pub struct Smtp {
    transport: SmtpTransport,
    from: Mailbox,
    /// The address of this Kedun, to which links lead.
    address: String,
}

impl Smtp {
    /// The mail server of the settings; `None` where they name none.
    ///
    /// # Errors
    /// `bad_setting` names what cannot be used.
    pub fn of(settings: &MailSettings, address: &str) -> Result<Option<Self>> {
        let Some(host) = settings.host.as_deref() else { return Ok(None) };
        settings.check(host)?;
        let from = settings.from.as_deref().and_then(|text| text.parse().ok());
        let from = from.ok_or_else(|| bad("mail.from"))?;
        let tls = || parameters(host, settings);
        let tls = match settings.tls {
            MailTls::Starttls => Tls::Required(tls()?),
            MailTls::Tls => Tls::Wrapper(tls()?),
            MailTls::None => Tls::None,
        };
        let mut transport = SmtpTransport::builder_dangerous(host)
            .port(settings.port())
            .tls(tls)
            .timeout(Some(PATIENCE));
        if let (Some(user), Some(file)) = (&settings.user, &settings.password_file) {
            let password = password(file)?;
            let text = password.expose_str().unwrap_or_default().to_owned();
            transport = transport.credentials(Credentials::new(user.clone(), text));
        }
        Ok(Some(Self { transport: transport.build(), from, address: address.to_owned() }))
    }

    fn message(&self, letter: &Letter) -> Option<Message> {
        let to = letter.to.expose_str()?.parse().ok()?;
        let link = format!("{}{}", self.address, letter.path);
        let (look, why) = match letter.language {
            Lang::Zh => ("登录后查看：", "邮件不含客户资料。可在“个人设置 → 通知”中更改提醒方式。"),
            Lang::En => (
                "Sign in to see it:",
                "This mail holds no customer data. Change what you hear of under Account, Notifications.",
            ),
        };
        let text = format!("{}\n\n{look}\n{link}\n\n{why}\n", letter.lines.join("\n"));
        let domain = self.from.email.domain();
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(format!("[Kedun] {}", letter.subject))
            .message_id(Some(format!("<{}@{domain}>", letter.id)))
            .header(ContentType::TEXT_PLAIN)
            .body(text)
            .ok()?;
        // So that nobody's absence notice answers it (RFC 3834).
        let name = HeaderName::new_from_ascii_str("Auto-Submitted");
        message.headers_mut().insert_raw(HeaderValue::new(name, "auto-generated".into()));
        Some(message)
    }
}

impl Post for Smtp {
    fn send(&self, letter: &Letter) -> Posted {
        let Some(message) = self.message(letter) else { return Posted::Refused };
        match self.transport.send(&message) {
            Ok(_) => Posted::Accepted,
            Err(error) => {
                // The server's own words may repeat the address, so its code alone is told.
                let code = error.status().map(|code| code.to_string()).unwrap_or_default();
                tracing::warn!(mail = letter.id, code, "a mail server did not take a mail");
                let is_final = error.is_permanent() && !code.starts_with("53");
                if is_final { Posted::Refused } else { Posted::Later }
            }
        }
    }
}

/// The certificates that the server's own may come from: those that the system trusts, and those of the settings.
fn parameters(host: &str, settings: &MailSettings) -> Result<TlsParameters> {
    let mut parameters = TlsParameters::builder(host.to_owned());
    if let Some(file) = &settings.ca_file {
        let text = text_of(file, CERTIFICATES_BYTES, "mail.ca_file")?;
        let certificate = Certificate::from_pem(text.as_bytes());
        // A file without a certificate is a mistake, and no wish to trust nobody else.
        let certificate = certificate.ok().filter(|_| text.contains("BEGIN CERTIFICATE"));
        let certificate = certificate.ok_or_else(|| bad("mail.ca_file"))?;
        parameters = parameters.add_root_certificate(certificate);
    }
    parameters.build().map_err(|_| bad("mail.host"))
}

/// The first line of the password's file.
fn password(file: &Path) -> Result<Secret> {
    let text = text_of(file, PASSWORD_BYTES, "mail.password_file")?;
    Ok(Secret::from(text.lines().next().unwrap_or_default().to_owned()))
}

/// What stands in a file that this setting names, as far as so many bytes.
fn text_of(file: &Path, most: u64, setting: &str) -> Result<String> {
    use std::io::Read;
    let unreadable = |kind| bad(setting).caused_by(kind);
    let opened = std::fs::File::open(file).map_err(|e| unreadable(e.kind()))?;
    let mut text = String::new();
    opened.take(most).read_to_string(&mut text).map_err(|e| unreadable(e.kind()))?;
    Ok(text)
}

fn bad(name: &str) -> Fault {
    Fault::new(FaultKind::Invalid, "bad_setting").with("name", name)
}

#[cfg(test)]
mod tests;
