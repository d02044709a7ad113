-- Pages that cost what they show, whatever lies behind them: for each view an index in the view's order that holds the
-- view's requests and no others. Those of one unit, merged where several are asked for, and those of all units.

-- Of the unsolved requests a view may hold few, or the ones that come first in its order may lie far back.
create index unassigned_of_unit on service_request (unit_key, created_at desc, id desc) include (parent_id)
    where deleted_at is null and solved_at is null and assignee_count = 0;
create index unassigned_by_created on service_request (created_at desc, id desc) include (parent_id)
    where deleted_at is null and solved_at is null and assignee_count = 0;
create index urgent_of_unit on service_request (unit_key, priority_id, created_at desc, id desc) include (parent_id)
    where deleted_at is null and solved_at is null and priority_id in (1, 2);
create index urgent_by_priority on service_request (priority_id, created_at desc, id desc) include (parent_id)
    where deleted_at is null and solved_at is null and priority_id in (1, 2);
create index pending_response_of_unit on service_request (unit_key, updated_at desc, id desc) include (parent_id)
    where deleted_at is null and solved_at is null and status_id = 3;
create index pending_response_by_updated on service_request (updated_at desc, id desc) include (parent_id)
    where deleted_at is null and solved_at is null and status_id = 3;
create index in_progress_of_unit on service_request (unit_key, updated_at desc, id desc) include (parent_id)
    where deleted_at is null and solved_at is null and status_id = 2;
create index in_progress_by_updated on service_request (updated_at desc, id desc) include (parent_id)
    where deleted_at is null and solved_at is null and status_id = 2;
create index pending_subtask_by_updated on service_request (updated_at desc, id desc) include (parent_id)
    where deleted_at is null and open_subtasks > 0;

-- Pages of subtasks alone, which may be rare among many parents; of a unit by creation they have theirs.
create index subtask_by_created on service_request (created_at desc, id desc)
    where deleted_at is null and parent_id is not null;
create index subtask_of_unit_by_updated on service_request (unit_key, updated_at desc, id desc)
    where deleted_at is null and parent_id is not null;
create index subtask_by_updated on service_request (updated_at desc, id desc)
    where deleted_at is null and parent_id is not null;
create index subtask_of_unit_by_solved on service_request (unit_key, solved_at desc, id desc)
    where deleted_at is null and parent_id is not null and solved_at is not null;
create index subtask_by_solved on service_request (solved_at desc, id desc)
    where deleted_at is null and parent_id is not null and solved_at is not null;

-- What was ever assigned to a person in one unit, and of that the subtasks.
create index assignment_of_unit_by_person on assignment (person_id, unit_key, created_at desc, request_id desc)
    include (subtask) where live;
create index subtask_assignment_by_person on assignment (person_id, created_at desc, request_id desc)
    include (unit_key) where live and subtask;
