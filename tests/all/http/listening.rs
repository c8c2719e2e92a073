//! Live events: how many pages may listen.

use kernel::limits;
use tests::http::on_both;

use super::shop::Shop;

#[test]
fn a_user_who_listens_too_often_is_told_when_to_come_again_and_others_are_heard() {
    on_both(|base| {
        let shop = Shop::open(base);
        let listening: Vec<_> =
            (0..limits::LISTENERS_USER).map(|_| shop.owner.follow("/events")).collect();

        let one_more = shop.owner.get("/events");

        one_more.refused(429, "slow_down");
        assert_eq!(one_more.header("retry-after"), "30");
        assert_eq!(shop.rep.beginning("/events").status, 200, "others listen all the same");
        assert_eq!(shop.owner.get("/me").status, 200, "and the owner works on");
        drop(listening);
    });
}
