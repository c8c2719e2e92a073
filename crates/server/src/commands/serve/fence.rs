//! What an administrator of PostgreSQL should know of the fence between organisations.

use store::Gap;

/// What is missing and where it is told how to mend it, in Chinese and in English.
pub const fn told(gap: Gap) -> (&'static str, &'static str) {
    match gap {
        Gap::Passed => (
            "注意：连接 PostgreSQL 的角色不受行级安全约束（超级用户或 BYPASSRLS）。请改用普通角色，见 docs/guide/zh-CN/scale.md。",
            "Row-level security does not hold for the role that connects to PostgreSQL (a superuser, or \
             BYPASSRLS): use an ordinary role, see docs/guide/en/scale.md.",
        ),
        Gap::Unprepared => (
            "注意：PostgreSQL 还没有运行过 deploy/postgres/prepare.sql，搜索和筛选会慢，见 docs/guide/zh-CN/scale.md。",
            "Nobody has run deploy/postgres/prepare.sql in this PostgreSQL: searches and filters are slow, \
             see docs/guide/en/scale.md.",
        ),
    }
}
