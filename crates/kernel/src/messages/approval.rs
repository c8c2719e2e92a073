//! Approvals.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    ("approval_needed", "需要先通过审批，请提交审批", "This needs approval first; ask for it"),
    (
        "approval_pending",
        "正在审批中，不能修改；需要修改请先撤回审批",
        "It waits for approval and stays as it is; take the request back to change it",
    ),
    ("approval_not_needed", "目前不需要审批", "It needs no approval as it is"),
    (
        "approval_no_steps",
        "审批流程「{flow}」没有可用的步骤，请联系管理员",
        "The approval flow “{flow}” has no usable steps; tell an administrator",
    ),
    (
        "approval_nobody",
        "步骤「{step}」没有可以审批的人：不能审批自己的申请",
        "Nobody is left to decide in the step “{step}”: nobody approves what is their own",
    ),
    (
        "approval_cannot_read",
        "步骤「{step}」的审批人无权查看这条记录，请联系管理员",
        "Who decides in the step “{step}” may not read this record; tell an administrator",
    ),
    (
        "approval_unreadable",
        "您无权查看这条记录，因此不能审批，可请管理员调整权限",
        "You may not read this record and so cannot decide on it; ask an administrator",
    ),
    ("approval_decided", "审批已经结束", "This approval is closed already"),
    (
        "approval_own",
        "这条记录现在由您负责，不能审批自己的记录",
        "The record is your own by now; nobody approves what is their own",
    ),
    ("approval_not_yours", "现在不由您审批", "It is not your turn to decide"),
    (
        "approval_first_step",
        "已是第一步，请退回发起人",
        "This is the first step; return it to who asked",
    ),
    (
        "approval_cannot_take",
        "不能转交给此人：需在职、有权查看记录，且不是发起人、负责人或本步骤的审批人",
        "This colleague cannot take it: they must be active, may read the record, and be neither who asked, nor its owner, nor asked already",
    ),
    (
        "condition_not_open",
        "条件不能使用敏感字段或系统时间：{field}",
        "The condition may not look at sealed fields or at what changes by itself: {field}",
    ),
    ("too_many_approvers", "一个步骤最多 20 人", "A step has 20 people at most"),
];
