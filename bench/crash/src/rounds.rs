//! Load, a blow, a new start, the check: again and again.

mod blow;
mod site;
mod totals;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::Result;

use self::blow::Blow;
use self::site::Site;
use self::totals::Totals;
use crate::book::Act;
use crate::client::Client;
use crate::ledger::Ledger;
use crate::load::Load;
use crate::writer::Writer;
use crate::{Database, Rounds, check, tell};

/// The ledger is read against all acts after so many rounds, and at the end. It is verified after
/// each.
const READ_LEDGER: u32 = 10;
/// Acts by which what is left shows that it goes on.
const GOES_ON: u64 = 20;
/// The longest time that it may take to do so.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs all rounds; whether nothing was found. The result goes to the standard output.
pub fn run(args: &Rounds) -> Result<bool> {
    let made = tempfile::tempdir()?;
    // PostgreSQL runs as another user and must reach its folder; what Kedun writes is closed by
    // itself.
    std::fs::set_permissions(made.path(), PermissionsExt::from_mode(0o711))?;
    let folder = args.folder.clone().unwrap_or_else(|| made.path().to_owned());
    let mut totals = Totals::new(args);
    let ended = all(args, &folder, &mut totals);
    println!("{}", serde_json::to_string_pretty(&totals.json(ended.is_ok()))?);
    let sound = ended.is_ok() && totals.findings.none();
    if !sound && args.folder.is_none() {
        tell(&format!("what is left of it: {}", made.keep().display()));
    }
    ended.map(|()| sound)
}

fn all(args: &Rounds, folder: &Path, totals: &mut Totals) -> Result<()> {
    while totals.rounds < args.rounds {
        let company = folder.join(format!("company-{}", totals.companies));
        std::fs::create_dir_all(&company)?;
        totals.companies += 1;
        let until = args.rounds.min(totals.rounds.saturating_add(args.company.max(1)));
        let mut run = Run::begin(args, &company, totals)?;
        let ended = run.until(until);
        run.count();
        ended?;
    }
    Ok(())
}

/// The rounds of one company.
struct Run<'a> {
    args: &'a Rounds,
    site: Site,
    client: Client,
    writers: Vec<Writer>,
    acts: Vec<Act>,
    ledger: Ledger,
    totals: &'a mut Totals,
}

impl<'a> Run<'a> {
    fn begin(args: &'a Rounds, folder: &Path, totals: &'a mut Totals) -> Result<Self> {
        let (site, token) = Site::begin(args, folder)?;
        let client = Client::new(&token);
        let seed = (args.seed << 32) + (u64::from(totals.rounds) << 8);
        let writer = |number| Writer::new(number, client.clone(), seed, 0);
        let writers = (0..args.clients.clamp(1, 100)).map(writer).collect();
        let (acts, ledger) = (Vec::new(), Ledger::default());
        Ok(Self { args, site, client, writers, acts, ledger, totals })
    }

    fn until(&mut self, last: u32) -> Result<()> {
        while self.totals.rounds < last {
            self.round()?;
            self.totals.rounds += 1;
            if self.totals.rounds.is_multiple_of(READ_LEDGER) {
                self.read_ledger()?;
                tell(&format!("{} rounds, {} s", self.totals.rounds, self.totals.seconds()));
            }
        }
        check::touch_all(&mut self.writers);
        self.check()?;
        self.read_ledger()
    }

    fn round(&mut self) -> Result<()> {
        let random = &mut self.totals.random;
        let blow = Blow::choose(self.totals.rounds, self.args.database, random);
        let under_load = random.u64(50..self.args.longest.max(51));
        let load = Load::begin(std::mem::take(&mut self.writers), &self.site.addresses());
        thread::sleep(Duration::from_millis(under_load));
        let struck = self.site.strike(&blow, random);
        if struck.is_ok() && self.args.database == Database::Postgres {
            let pause = load.goes_on(GOES_ON, PATIENCE);
            self.totals.paused(&blow, pause);
        }
        self.writers = load.end()?;
        struck?;
        self.totals.killed[blow.kind()] += 1;
        self.site.mend(&mut self.totals.findings)?;
        self.check()?;
        self.verify();
        Ok(())
    }

    fn check(&mut self) -> Result<()> {
        let addresses = self.site.addresses();
        let address = &addresses[self.totals.random.usize(0..addresses.len())];
        let checked = check::touched(&mut self.writers, address);
        for writer in &mut self.writers {
            self.totals.findings.take(std::mem::take(&mut writer.findings));
            self.acts.append(&mut writer.book.acts);
        }
        checked
    }

    fn verify(&mut self) {
        match self.site.verify() {
            Ok(()) => self.totals.verified += 1,
            Err(error) => {
                self.totals.findings.unrecorded(format!("the ledger does not verify: {error}"));
            }
        }
    }

    fn read_ledger(&mut self) -> Result<()> {
        let address = &self.site.addresses()[0];
        let acts = std::mem::take(&mut self.acts);
        self.ledger.hold(&self.client, address, acts, &mut self.totals.findings)
    }

    /// Adds what this company's writers did to the totals.
    fn count(&mut self) {
        for writer in &self.writers {
            for (total, done) in self.totals.done.iter_mut().zip(writer.book.done) {
                *total += done;
            }
            self.totals.unknown += writer.book.unknown;
            self.totals.landed += writer.book.landed;
        }
        self.totals.entries += self.ledger.entries;
    }
}
