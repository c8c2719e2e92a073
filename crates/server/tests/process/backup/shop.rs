//! A shop with customers, and with one whose every delicate value is a marker.

use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};
use tests::http::{Base, Client, Piece};

use crate::kit::{Place, Said};

pub const NAME: &str = "龘靐齉";
pub const PHONE: &str = "13987650123";
pub const CONTACT: &str = "龘犇骉";
pub const NOTE: &str = "金丝雀跟进";
pub const REMARK: &str = "金丝雀备注甲";
pub const NEW_REMARK: &str = "金丝雀备注乙";
pub const FILE_NAME: &str = "金丝雀合同.txt";
pub const FILE_TEXT: &str = "CANARY-IN-THE-FILE-5f2c";
/// Stands open in the database: found in a backup, it would say that nothing is sealed.
pub const COMPANY: &str = "OPEN-CANARY-81ba";

/// What must lie in the clear nowhere.
pub const MARKERS: [&str; 9] =
    [NAME, PHONE, CONTACT, NOTE, REMARK, NEW_REMARK, FILE_NAME, FILE_TEXT, COMPANY];

/// Customers that a list brings in.
pub const LISTED: usize = 300;

/// The shop, its server not running.
pub struct Shop {
    pub place: Place,
    pub token: String,
    pub customer: String,
    pub attachment: String,
}

impl Shop {
    /// A company with an imported list, and the customer of markers.
    pub fn open(base: Base) -> Self {
        let place = Place::founded(base);
        let list = place.beside("list.csv");
        let mut text = "姓名,手机号,备注\n".to_owned();
        for n in 0..LISTED {
            text.push_str(&format!("客户{n},1391000{n:04},来自名单\n"));
        }
        std::fs::write(&list, text).expect("written");
        let done = place.json(&["import", "customer", word(&list), "--as", "boss"]);
        assert_eq!(done["created"], LISTED, "{done}");
        let token = place.token();
        let mut shop = Self { place, token, customer: String::new(), attachment: String::new() };
        let served = shop.place.serve();
        shop.meet(&Client::with_token(&served.address, &shop.token));
        assert_eq!(served.stop().0, 0);
        shop
    }

    fn meet(&mut self, who: &Client) {
        let values = json!({"kind": "person", "name": NAME, "phone": PHONE, "remark": REMARK});
        self.customer = made(who, "customer", json!({"values": values}));
        let company = json!({"kind": "company", "company_name": COMPANY});
        made(who, "customer", json!({"values": company}));
        let with = |values: Json| json!({"parent": self.customer, "values": values});
        made(who, "contact", with(json!({"name": CONTACT, "phone": PHONE})));
        let at = "2026-11-20T08:00:00.000Z";
        made(who, "follow_up", with(json!({"kind": "call", "body": NOTE, "at": at})));
        let text = FILE_TEXT.repeat(10_000);
        let parts =
            [Piece::Text("parent", &self.customer), Piece::File(FILE_NAME, text.as_bytes())];
        let file = who.form("/records/attachment", &parts).ok();
        file["id"].as_str().expect("an id").clone_into(&mut self.attachment);
        let change = json!({"version": 1, "values": {"remark": NEW_REMARK}});
        let _ = who.patch(&format!("/records/customer/{}", self.customer), change).ok();
    }

    /// Everything that belongs to the customer of markers, as the owner sees it.
    pub fn look(&self, who: &Client) -> Vec<Json> {
        let path = format!("/records/customer/{}", self.customer);
        let mut seen: Vec<Json> = ["", "/history", "/children/contact", "/children/follow_up"]
            .iter()
            .map(|rest| who.get(&format!("{path}{rest}")).ok())
            .collect();
        let found = who.post("/records/customer/search", json!({"q": "0123"})).ok();
        seen.push(found["items"][0]["values"].clone());
        let file = who.get(&format!("/records/attachment/{}/content", self.attachment));
        assert!(file.status == 200 && file.body == FILE_TEXT.repeat(10_000).as_bytes());
        seen
    }

    /// The folder for backups.
    pub fn target(&self) -> PathBuf {
        self.place.beside("backups")
    }

    /// Makes a backup; its name.
    pub fn back_up(&self) -> String {
        let made = self.place.json(&["backup", "create", "--to", word(&self.target())]);
        made["snapshot"].as_str().expect("a name").to_owned()
    }

    /// The file of a backup.
    pub fn file(&self, name: &str) -> PathBuf {
        self.target().join(format!("{name}.kedun-backup"))
    }

    /// A new place that has the root key of this one.
    pub fn elsewhere(&self, base: Base) -> Place {
        let place = Place::new(base);
        std::fs::create_dir(place.data()).expect("a folder");
        let key = place.data().join("root.key");
        std::fs::copy(self.place.data().join("root.key"), key).expect("the key is carried over");
        place
    }

    /// Restores the newest backup into the data folder of another place.
    pub fn restore(&self, into: &Place, more: &[&str]) -> Said {
        restore_from(&self.target(), into, more)
    }
}

/// Restores the newest backup of a folder into the data folder of a place.
pub fn restore_from(from: &Path, into: &Place, more: &[&str]) -> Said {
    let args = ["--json", "backup", "restore", "--from", word(from), "--into", word(into.data())];
    into.run(&[&args, more].concat())
}

/// A path as an argument.
pub fn word(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn made(who: &Client, object: &str, body: Json) -> String {
    let made = who.post(&format!("/records/{object}"), body);
    made.ok()["id"].as_str().expect("an id").to_owned()
}

/// All files below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// The markers that stand in these bytes, in the usual forms.
pub fn found(bytes: &[u8]) -> Vec<String> {
    let mut hits = Vec::new();
    for marker in MARKERS {
        let wide: Vec<u8> = marker.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for form in [marker.as_bytes().to_vec(), wide, hex::encode(marker).into_bytes()] {
            if bytes.windows(form.len()).any(|window| window == form) {
                hits.push(marker.to_owned());
            }
        }
    }
    hits
}
