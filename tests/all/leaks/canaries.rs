//! The markers, and the forms in which one could stand somewhere.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use memchr::memmem::Finder;

pub const NAME: &str = "龘靐齉";
pub const CONTACT_NAME: &str = "龘犇骉";
pub const PHONE: &str = "13987650123";
pub const NEW_PHONE: &str = "13987650987";
pub const CONTACT_PHONE: &str = "13876540321";
pub const IMPORT_PHONE: &str = "13765430210";
pub const WRONG_PHONE: &str = "139876509999123";
pub const ID_CARD: &str = "110105198712317399";
pub const WRONG_ID_CARD: &str = "110105198712317390";
pub const BANK_CARD: &str = "6222027654321098763";
pub const EMAIL: &str = "canary-zq7x@leak.example";
pub const WECHAT: &str = "canarywx_9q8z";
pub const ADDRESS: &str = "金丝雀路柒仟叁佰号";
pub const REMARK: &str = "金丝雀备注甲";
pub const NEW_REMARK: &str = "金丝雀备注乙";
pub const FOLLOW_UP: &str = "金丝雀跟进";
pub const FILE_NAME: &str = "金丝雀合同";
pub const FILE_TEXT: &str = "CANARY-IN-THE-FILE-5f2c";
pub const FILE_NOTE: &str = "金丝雀附言";
pub const REASON: &str = "金丝雀理由";
pub const IMPORT_NAME: &str = "麤骉羴";
pub const IMPORT_REMARK: &str = "金丝雀导入";
pub const UPLOAD_NAME: &str = "金丝雀名单";

/// Stands in a field of class low: it must be found in an opened database, or the search is blind.
pub const OPEN: &str = "OPEN-CANARY-81ba";

/// All that must be found nowhere.
pub const SECRET: [&str; 23] = [
    NAME,
    CONTACT_NAME,
    PHONE,
    NEW_PHONE,
    CONTACT_PHONE,
    IMPORT_PHONE,
    WRONG_PHONE,
    ID_CARD,
    WRONG_ID_CARD,
    BANK_CARD,
    EMAIL,
    WECHAT,
    ADDRESS,
    REMARK,
    NEW_REMARK,
    FOLLOW_UP,
    FILE_NAME,
    FILE_TEXT,
    FILE_NOTE,
    REASON,
    IMPORT_NAME,
    IMPORT_REMARK,
    UPLOAD_NAME,
];

/// What a rep who is in charge of the customer sees masked until it is revealed.
pub const MASKED: [&str; 8] =
    [PHONE, NEW_PHONE, CONTACT_PHONE, ID_CARD, BANK_CARD, EMAIL, WECHAT, ADDRESS];

/// A marker in one form.
struct Needle {
    marker: &'static str,
    form: &'static str,
    finder: Finder<'static>,
}

static NEEDLES: LazyLock<Vec<Needle>> =
    LazyLock::new(|| SECRET.iter().chain([&OPEN]).flat_map(|marker| forms(marker)).collect());

/// The markers among these that stand in the bytes, each with its form.
pub fn found(bytes: &[u8], markers: &[&str]) -> Vec<String> {
    let wanted = NEEDLES.iter().filter(|needle| markers.contains(&needle.marker));
    wanted
        .filter(|needle| needle.finder.find(bytes).is_some())
        .map(|needle| format!("{} as {}", needle.marker, needle.form))
        .collect()
}

fn forms(marker: &'static str) -> Vec<Needle> {
    let needle =
        |form, bytes: Vec<u8>| Needle { marker, form, finder: Finder::new(&bytes).into_owned() };
    let wide: Vec<u16> = marker.encode_utf16().collect();
    let lower = hex::encode(marker);
    let mut forms = vec![
        needle("UTF-8", marker.into()),
        needle("UTF-16LE", wide.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        needle("UTF-16BE", wide.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        needle("upper hexadecimal", lower.to_uppercase().into_bytes()),
        needle("hexadecimal", lower.into_bytes()),
    ];
    // Where it stands in the text decides its base 64: one form for each place of three.
    for shift in 0..3 {
        let mut bytes = vec![0; shift];
        bytes.extend(marker.bytes());
        let whole = STANDARD.encode(&bytes);
        let from = (shift * 8).div_ceil(6);
        let to = bytes.len() * 8 / 6;
        forms.push(needle("base 64", whole.as_bytes()[from..to].to_vec()));
    }
    if !marker.is_ascii() {
        let escaped: String = wide.iter().map(|unit| format!("\\u{unit:04x}")).collect();
        forms.push(needle("escaped JSON", escaped.into_bytes()));
    }
    forms
}

#[test]
fn a_marker_is_found_in_each_form_and_no_other() {
    for marker in [PHONE, NAME] {
        let wide: Vec<u8> = marker.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let texts = [
            marker.as_bytes().to_vec(),
            wide,
            hex::encode(format!("x{marker}")).into_bytes(),
            STANDARD.encode(format!("{marker}xyz")).into_bytes(),
            STANDARD.encode(format!("x{marker}yz")).into_bytes(),
            STANDARD.encode(format!("xy{marker}z")).into_bytes(),
        ];
        for text in texts {
            let hidden = [&b"before"[..], &text, b"behind"].concat();
            let found = found(&hidden, &SECRET);
            assert!(!found.is_empty() && found.iter().all(|f| f.starts_with(marker)), "{found:?}");
        }
    }
    assert!(found(b"nothing of it", &SECRET).is_empty());
}
