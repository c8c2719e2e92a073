//! The refusals of an import: the first ones to be told, and all of them for the file of refused rows.
//! They name rows and columns and hold no value.

use std::fs::File;
use std::io::{BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use kernel::{Fault, Result};
use sales::import::RefusedRow;

use super::super::unwritable;

/// Refusals that are told one by one; the file has all of them.
pub const TOLD: usize = 1_000;

/// Refusals as they come. Memory does not grow with them.
pub struct Refusals {
    told: Vec<RefusedRow>,
    count: u64,
    kept: Option<Kept>,
}

/// A file without a name, which is gone with the process however that ends.
struct Kept {
    file: BufWriter<File>,
    beside: PathBuf,
}

impl Refusals {
    /// None yet. They are kept beside the file that they are to be written to, if there is to be one.
    ///
    /// # Errors
    /// `disk_full`, `file_unwritable`.
    pub fn new(errors: Option<&Path>) -> Result<Self> {
        let kept = errors.map(|path| {
            let folder = path.parent().unwrap_or(path);
            let file = tempfile::tempfile_in(folder).map_err(|e| unwritable(path, &e))?;
            Ok::<_, Fault>(Kept { file: BufWriter::new(file), beside: path.to_owned() })
        });
        Ok(Self { told: Vec::new(), count: 0, kept: kept.transpose()? })
    }

    /// Adds these.
    ///
    /// # Errors
    /// As for `new`.
    pub fn add(&mut self, more: &[RefusedRow]) -> Result<()> {
        self.count += more.len() as u64;
        self.told.extend(more.iter().take(TOLD.saturating_sub(self.told.len())).cloned());
        let Some(Kept { file, beside }) = &mut self.kept else { return Ok(()) };
        for row in more {
            serde_json::to_writer(&mut *file, row).map_err(|e| unwritable(beside, &e.into()))?;
        }
        Ok(())
    }

    /// How many there are.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The first ones.
    pub fn told(&self) -> &[RefusedRow] {
        &self.told
    }

    /// All of them in their order, and the file that they are for, where there is to be one.
    ///
    /// # Errors
    /// As for `new`.
    pub fn all(
        &mut self,
    ) -> Result<Option<(&Path, impl Iterator<Item = Result<RefusedRow>> + use<>)>> {
        let Some(Kept { file, beside }) = &mut self.kept else { return Ok(None) };
        let rewound = file.flush().and_then(|()| {
            let mut file = file.get_ref().try_clone()?;
            file.seek(SeekFrom::Start(0))?;
            Ok(file)
        });
        let file = BufReader::new(rewound.map_err(|e| unwritable(beside, &e))?);
        let rows = serde_json::Deserializer::from_reader(file).into_iter();
        let rows = rows.map(|row| row.map_err(|_| Fault::internal("a refusal cannot be read")));
        Ok(Some((beside, rows)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_refusals_the_first_are_told_and_all_come_out_again_in_their_order() {
        let dir = tempfile::tempdir().expect("a folder");
        let row = |row| RefusedRow {
            row,
            column: "手机号".into(),
            code: "bad_phone".into(),
            message: "不是手机号".into(),
        };
        let mut refusals =
            Refusals::new(Some(&dir.path().join("refused.xlsx"))).expect("a folder to write to");
        for first in [0, 800, 1_600] {
            let more: Vec<_> = (first..first + 800).map(row).collect();
            refusals.add(&more).expect("kept");
        }
        assert_eq!((refusals.count(), refusals.told().len()), (2_400, TOLD));
        let (path, all) = refusals.all().expect("read").expect("they were kept");
        assert!(path.ends_with("refused.xlsx"));
        assert!(all.map(|row| row.expect("a refusal").row).eq(0..2_400));
        // And no file is left but the one that is to be written
        assert_eq!(std::fs::read_dir(dir.path()).expect("the folder").count(), 0);
    }
}
