//! Messages about records, lists and searches.

use super::Entry;

pub const ENTRIES: &[Entry] = &[
    ("not_found", "未找到，或您无权查看", "Not found, or not yours to see"),
    (
        "version_conflict",
        "此记录已被他人修改，请对照后再保存",
        "Somebody else changed this record meanwhile; compare and save again",
    ),
    (
        "exists_elsewhere",
        "已存在相同的客户，由他人负责",
        "This customer exists already, in somebody else's care",
    ),
    (
        "too_many_favourites",
        "收藏已满 {max} 条，请先取消一些",
        "You have {max} favourites, which is the limit; take some away first",
    ),
    (
        "turn_taken",
        "正在分配其他线索，请稍后再试",
        "Other leads are being handed out; try again shortly",
    ),
    ("converted_already", "此线索已转为客户", "This lead has been turned into a customer already"),
    (
        "lead_converted",
        "已转为客户的线索不能再修改",
        "A lead that became a customer is not changed any more",
    ),
    (
        "conversion_reveals",
        "您在线索中看不到“{field}”的明文，转为客户后却能看到，因此不能转换；请由有权限的同事操作",
        "You do not see “{field}” of the lead in the clear and would see it of the customer; ask somebody who may",
    ),
    (
        "share_with_owner",
        "该同事就是负责人，无需共享",
        "This colleague is in charge of the record already",
    ),
    (
        "share_opens_nothing",
        "对方的角色不能查看此类记录，共享后也看不到",
        "Their role sees no records of this kind, so sharing would open nothing",
    ),
    (
        "share_beyond_own",
        "对方会看到或修改您自己看不到、改不了的内容（{field}），因此不能共享；可改为仅查看，或由有权限的同事操作",
        "They would see or change what you do not ({field}); share it to be read alone, or ask somebody who may",
    ),
    (
        "share_too_many",
        "共享数量已达上限（{max}），请先收回一些",
        "No more than {max} are shared at a time; take some back first",
    ),
    ("not_in_pool", "此客户不在公海中", "This one does not lie in a pool"),
    ("is_pooled", "此客户已在公海中", "This one lies in a pool already"),
    ("claimed_already", "已被他人领取", "Somebody else has claimed this one"),
    (
        "pool_cooling_down",
        "您曾负责此客户，{day} 起才能再次领取",
        "You held this one before; you may claim it again from {day} on",
    ),
    (
        "pool_claims_used_up",
        "今天已领取 {max} 位，已达上限，明天可继续",
        "You have claimed {max} today, which is the limit; go on tomorrow",
    ),
    (
        "pool_holds_enough",
        "您名下已有 {max} 位客户，已达上限，请先退回一些",
        "You hold {max} customers, which is the limit; give some back first",
    ),
    (
        "pool_views_used_up",
        "今天查看公海已达 {max} 位的上限，明天可继续",
        "You have seen {max} of this pool today, which is the limit; go on tomorrow",
    ),
    ("no_pool", "没有您可以退回的公海", "There is no pool that you can give this back to"),
    (
        "no_duplicates",
        "此类记录不查重",
        "Records of this kind are not looked through for duplicates",
    ),
    ("merged", "此记录已合并到另一条", "This record went into another one"),
    ("merge_with_itself", "不能与自身合并", "A record cannot be merged with itself"),
    (
        "cannot_unite",
        "这个字段不能合并两边的值，请选择一方",
        "The values of this field cannot be united; choose one of them",
    ),
    (
        "merge_would_reveal",
        "合并后您会看到原本无权查看的内容，请由权限更高的同事合并",
        "You would see more than you may; ask somebody who may see both records alike",
    ),
    (
        "merge_too_much",
        "随同的记录过多（最多 {max} 条），无法一次完成",
        "Too many records would go along (at most {max})",
    ),
    (
        "merge_busy",
        "相关记录正在被修改，请稍后再试",
        "Records that go along are being changed; try again in a moment",
    ),
    (
        "merge_too_old",
        "合并已超过 {days} 天，无法撤销",
        "This merge is more than {days} days old and cannot be undone",
    ),
    ("bad_id", "编号不正确", "This is not an id"),
    ("bad_filter", "筛选条件有误", "The filter cannot be understood"),
    ("filter_too_large", "筛选条件过于复杂", "The filter is too large"),
    ("filter_not_allowed", "不能按此字段筛选", "You cannot filter by this field"),
    ("sort_not_allowed", "不能按此字段排序", "You cannot sort by this field"),
    (
        "sort_too_many",
        "结果过多，无法按加密字段排序，请先缩小范围",
        "Too many results to sort by a sealed field; narrow them down first",
    ),
    ("group_not_allowed", "不能按此字段汇总", "You cannot group or total by this field"),
    (
        "group_too_many",
        "分组过多（最多 {max} 组），请先缩小范围",
        "Too many groups (at most {max}); narrow them down first",
    ),
    (
        "use_search",
        "敏感内容不能放在网址里，请使用搜索接口",
        "Sensitive terms do not belong in an address; use the search",
    ),
    ("search_too_short", "请再多输入一些", "Type a little more"),
    (
        "page_token_invalid",
        "翻页已失效，请回到第一页",
        "This page is no longer valid; start from the first",
    ),
    ("unknown_object", "没有这类记录", "There is no such kind of record"),
    ("not_deleted", "此记录不在回收站", "This record is not in the recycle bin"),
    (
        "is_deleted",
        "此记录在回收站中，请先恢复",
        "This record is in the recycle bin; restore it first",
    ),
    (
        "has_children",
        "还有下级或关联内容，不能删除",
        "Others still belong to it; it cannot be deleted",
    ),
    (
        "bulk_unique",
        "此字段不允许重复，不能批量填写",
        "No two records may share this field; it cannot be set on many",
    ),
    ("changed_since", "此后已被修改，保持不变", "It was changed since and stays as it is"),
    (
        "job_not_over",
        "任务还在进行，请先等待完成或取消",
        "This job is not over yet; wait or cancel it",
    ),
    ("undo_too_late", "撤销期限已过", "It is too late to take this back"),
    ("nothing_to_undo", "没有可撤销的内容", "There is nothing to take back"),
    ("nothing_to_hand_over", "名下没有可交接的内容", "There is nothing to hand over"),
    ("bulk_too_many", "一次最多处理 {max} 条", "At most {max} at once"),
    ("role_builtin", "内置角色不能删除", "A built-in role cannot be deleted"),
    ("department_cycle", "部门不能属于自己的下级", "A department cannot belong below itself"),
    ("bad_step_days", "应为 1 到 {max} 天", "It should be 1 to {max} days"),
    ("steps_in_order", "应晚于前一步的天数", "This should be later than the step before"),
];
