//! The mail server: `[mail]` in `kedun.toml`, each also as `KEDUN_MAIL_…`.

use std::net::IpAddr;
use std::path::PathBuf;

use kernel::Result;
use serde::Deserialize;

use super::bad;

/// How the connection to the mail server is encrypted.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum MailTls {
    /// It begins in the clear and must be encrypted before anything is said (port 587).
    Starttls,
    /// From the first byte (port 465).
    Tls,
    /// Not at all: for a mail server on this machine alone.
    None,
}

/// The mail server and how to use it.
#[derive(Deserialize, Clone)]
#[serde(default, deny_unknown_fields)]
pub struct MailSettings {
    /// Its host name; no mail is sent without one.
    pub host: Option<String>,
    /// Its port; 587, 465 or 25 by the kind of encryption when not given.
    pub port: Option<u16>,
    /// `starttls`, `tls` or `none`.
    pub tls: MailTls,
    /// The user to sign in as; nobody when not given.
    pub user: Option<String>,
    /// The file that holds the user's password in its first line.
    pub password_file: Option<PathBuf>,
    /// Certificates (PEM) of an authority of one's own that the server's certificate may come from, beside those
    /// that the system trusts.
    pub ca_file: Option<PathBuf>,
    /// The sender's address, such as `Kedun <kedun@example.com>`.
    pub from: Option<String>,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            host: None,
            port: None,
            tls: MailTls::Starttls,
            user: None,
            password_file: None,
            ca_file: None,
            from: None,
        }
    }
}

impl MailSettings {
    pub(super) fn take_environment(&mut self, of: &dyn Fn(&str) -> Option<String>) -> Result<()> {
        self.host = of("MAIL_HOST").or(self.host.take());
        self.user = of("MAIL_USER").or(self.user.take());
        self.from = of("MAIL_FROM").or(self.from.take());
        let file = of("MAIL_PASSWORD_FILE").map(PathBuf::from);
        self.password_file = file.or(self.password_file.take());
        self.ca_file = of("MAIL_CA_FILE").map(PathBuf::from).or(self.ca_file.take());
        if let Some(text) = of("MAIL_PORT") {
            self.port = Some(text.parse().map_err(|_| bad("KEDUN_MAIL_PORT"))?);
        }
        match of("MAIL_TLS").as_deref() {
            Some("starttls") => self.tls = MailTls::Starttls,
            Some("tls") => self.tls = MailTls::Tls,
            Some("none") => self.tls = MailTls::None,
            Some(_) => return Err(bad("KEDUN_MAIL_TLS")),
            None => {}
        }
        Ok(())
    }

    /// The port that holds.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(match self.tls {
            MailTls::Starttls => 587,
            MailTls::Tls => 465,
            MailTls::None => 25,
        })
    }

    /// Refuses to send mail in the clear to another machine, and a password without a user or the other way
    /// round.
    ///
    /// # Errors
    /// `bad_setting`.
    pub fn check(&self, host: &str) -> Result<()> {
        let here = host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
        if self.tls == MailTls::None && !here {
            return Err(bad("mail.tls"));
        }
        match (&self.user, &self.password_file) {
            (Some(_), None) => Err(bad("mail.password_file")),
            (None, Some(_)) => Err(bad("mail.user")),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_in_the_clear_stays_on_this_machine() {
        let mail = MailSettings { tls: MailTls::None, ..MailSettings::default() };
        assert!(mail.check("127.0.0.1").is_ok() && mail.check("localhost").is_ok());
        let fault = mail.check("mail.example.com").expect_err("refused");
        assert_eq!((fault.code, fault.param("name")), ("bad_setting", Some("mail.tls")));
        assert!(MailSettings::default().check("mail.example.com").is_ok());
        assert_eq!((mail.port(), MailSettings::default().port()), (25, 587));
    }
}
