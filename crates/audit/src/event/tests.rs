use super::*;
use proptest::prelude::*;

fn id(byte: u8) -> Id {
    Id::from_bytes([byte; 16])
}

fn full() -> Event {
    Event {
        id: id(1),
        actor: Some(id(3)),
        object: Some("customer".into()),
        records: vec![id(4), id(5)],
        subjects: vec![id(6)],
        fields: vec!["phone".into(), "name".into()],
        purpose: Some("service".into()),
        outcome: Outcome::Refused("denied".into()),
        network: Some("127.0.0.1".into()),
        device: Some("Firefox · \"Linux\"".into()),
        session: Some(id(7)),
        versions: Some((3, 4)),
        details: BTreeMap::from([("b".into(), "2".into()), ("a".into(), "1".into())]),
        sealed: Some(SealedDetail { subject: id(6), key_version: 2, bytes: vec![1, 2, 255] }),
        request: Some("r-1".into()),
        ..Event::new(Timestamp(1_700_000_000_000), id(2), ActorKind::Person, Via::Page, "reveal")
    }
}

#[test]
fn the_canonical_bytes_of_an_event_never_change() {
    let event = Event {
        id: id(1),
        ..Event::new(Timestamp(5), id(2), ActorKind::Service, Via::Job, "list")
    };
    let text = String::from_utf8(event.encode()).unwrap();
    assert_eq!(
        text,
        "{\"act\":\"list\",\"actor_kind\":\"service\",\"at\":5,\
         \"id\":\"01010101-0101-0101-0101-010101010101\",\
         \"org\":\"02020202-0202-0202-0202-020202020202\",\"outcome\":\"done\",\"v\":1,\"via\":\"job\"}"
    );
}

#[test]
fn members_stand_in_alphabetical_order() {
    let text = String::from_utf8(full().encode()).unwrap();
    let members = [
        "act",
        "actor",
        "actor_kind",
        "at",
        "code",
        "details",
        "device",
        "fields",
        "id",
        "network",
        "object",
        "org",
        "outcome",
        "purpose",
        "records",
        "request",
        "sealed",
        "session",
        "subjects",
        "v",
        "versions",
        "via",
    ];
    let places: Vec<_> = members.iter().map(|m| text.find(&format!("\"{m}\":")).unwrap()).collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn an_event_comes_back_whole() {
    assert_eq!(Event::decode(&full().encode()).unwrap(), full());
}

#[test]
fn unknown_members_and_versions_are_refused() {
    let text = String::from_utf8(full().encode()).unwrap();
    for broken in [
        text.replace("\"v\":1", "\"v\":2"),
        text.replace("\"act\"", "\"extra\":1,\"act\""),
        text.replace(",\"code\":\"denied\"", ""),
        text.replace("\"at\":1700000000000", "\"at\":1.5"),
        String::new(),
    ] {
        assert_eq!(Event::decode(broken.as_bytes()).unwrap_err().code, "ledger_entry_unreadable");
    }
}

proptest! {
    #[test]
    fn every_text_survives_the_canonical_form(
        act: String,
        device: Option<String>,
        details: BTreeMap<String, String>,
        at: i64,
        bytes: Vec<u8>,
    ) {
        let mut event = full();
        (event.act, event.device, event.details, event.at) = (act, device, details, Timestamp(at));
        event.sealed.as_mut().unwrap().bytes = bytes;
        let encoded = event.encode();
        prop_assert_eq!(Event::decode(&encoded).unwrap().encode(), encoded.clone());
        prop_assert_eq!(Event::decode(&encoded).unwrap(), event);
    }
}
