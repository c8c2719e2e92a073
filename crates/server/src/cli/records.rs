//! Arguments of `kedun import`, `export`, `list` and `search`.

use std::path::PathBuf;

use clap::Args;
use serde::{Deserialize, Serialize};

/// `kedun import`
#[derive(Args, Serialize, Deserialize, Clone)]
pub struct ImportArgs {
    /// What the rows are, such as `customer`.
    pub object: String,
    /// The file: XLSX, XLS, ODS or CSV.
    pub file: PathBuf,
    /// On whose behalf.
    #[arg(long = "as", value_name = "LOGIN")]
    pub on_behalf: String,
    /// A JSON file that says which column is which field; otherwise Kedun proposes it.
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// What happens with somebody who is there already.
    #[arg(long, default_value = "update", value_parser = ["update", "skip", "refuse"])]
    pub duplicates: String,
    /// Reads and checks everything and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Goes on behind this row of the sheet, as an import that was stopped says.
    #[arg(long, value_name = "ROW", default_value_t = 0)]
    pub after: u64,
    /// Writes the refused rows, with the reasons, into this XLSX or CSV file.
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,
}

/// `kedun export`
#[derive(Args, Serialize, Deserialize, Clone)]
pub struct ExportArgs {
    /// What to export, such as `customer`.
    pub object: String,
    /// On whose behalf.
    #[arg(long = "as", value_name = "LOGIN")]
    pub on_behalf: String,
    /// The file to write: `.csv` or `.xlsx`.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Which records (AIP-160); `-` reads it from standard input.
    #[arg(long, value_name = "FILTER")]
    pub filter: Option<String>,
    /// In which order, such as `updated_at desc`.
    #[arg(long, value_name = "ORDER")]
    pub order_by: Option<String>,
    /// Which fields, separated by commas.
    #[arg(long, value_delimiter = ',', value_name = "FIELDS")]
    pub fields: Vec<String>,
    /// What for; it stands in the ledger.
    #[arg(long, default_value = "service", value_name = "PURPOSE")]
    pub purpose: String,
    /// Why, in your own words.
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Those that lie in pools instead of those in use
    #[arg(long)]
    pub pooled: bool,
    /// Names of fields and normalised values instead of labels and texts.
    #[arg(long)]
    pub raw: bool,
}

/// `kedun list`
#[derive(Args, Serialize, Deserialize, Clone)]
pub struct ListArgs {
    /// What to list, such as `customer`.
    pub object: String,
    /// On whose behalf.
    #[arg(long = "as", value_name = "LOGIN")]
    pub on_behalf: String,
    /// Which records (AIP-160); `-` reads it from standard input.
    #[arg(long, value_name = "FILTER")]
    pub filter: Option<String>,
    /// In which order, such as `updated_at desc`.
    #[arg(long, value_name = "ORDER")]
    pub order_by: Option<String>,
    /// How many at most.
    #[arg(long, default_value_t = 50, value_name = "N")]
    pub limit: usize,
}

/// `kedun search`
#[derive(Args, Serialize, Deserialize, Clone)]
pub struct SearchArgs {
    /// The query and the rest as for `list`.
    #[command(flatten)]
    pub list: ListArgs,
    /// What to search for; `-` reads it from standard input, so that it stands in no history.
    #[arg(default_value = "-")]
    pub query: String,
}
