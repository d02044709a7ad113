-- The count cells, from which the counts of custom views are computed: the number of requests in each combination of status,
-- priority, assigned or not, subtask or not, with open subtasks or not; of all times and by day, of all people and by assignee.

-- First, since it excludes writers: what is written from here on is written by this version.
-- The combination of a request as one number, in the form of the class CellCode.
alter table service_request add column cell integer not null generated always as (
    status_id::integer * 64 + priority_id::integer * 8
        + case when assignee_count > 0 then 4 else 0 end
        + case when parent_id is not null then 2 else 0 end
        + case when open_subtasks > 0 then 1 else 0 end) stored;

-- Each write adds, in its own transaction, the differences that it makes; the sum of both tables is exact in every snapshot.
create table cell_counter (
    -- 0: of all people.
    technician_id bigint not null,
    unit_key bigint not null,
    cell integer not null,
    -- In days since 1970-01-01; 0: of all days.
    day integer not null,
    -- By whose day: 0 of all days, 1 created, 2 updated, 3 solved.
    moment smallint not null,
    requests bigint not null,
    primary key (technician_id, moment, unit_key, day, cell)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);

-- The deltas that are not rolled up yet. A row stands for the requests of a combination that have these days in common, and
-- is part of up to four sums. Rows are only appended, so that writers do not wait for each other.
create table cell_counter_change (
    technician_id bigint not null,
    unit_key bigint not null,
    cell integer not null,
    -- null: not counted by that day.
    created_day integer,
    updated_day integer,
    solved_day integer,
    requests integer not null
) with (vacuum_truncate = false, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0);

alter table cell_counter_change replica identity full;

create index cell_counter_change_of_unit on cell_counter_change (technician_id, unit_key);

-- Pages of solved and unsolved requests in one cell, in each order; of one unit and, for admins, of all units.
create index request_of_unit_by_cell_created on service_request (unit_key, cell, created_at desc, id desc)
    where deleted_at is null;
create index request_of_unit_by_cell_updated on service_request (unit_key, cell, updated_at desc, id desc)
    where deleted_at is null;
create index request_of_unit_by_cell_solved on service_request (unit_key, cell, solved_at desc, id desc)
    where deleted_at is null and solved_at is not null;
create index request_by_cell_created on service_request (cell, created_at desc, id desc)
    where deleted_at is null;
create index request_by_cell_updated on service_request (cell, updated_at desc, id desc)
    where deleted_at is null;
create index request_by_cell_solved on service_request (cell, solved_at desc, id desc)
    where deleted_at is null and solved_at is not null;

-- The pass over the unsolved requests in scope reads these indexes alone: all that conditions and sort orders need but the
-- subject and the tags, which may be longer than a row of an index.
drop index unsolved_of_unit;
create index unsolved_of_unit on service_request (unit_key, updated_at desc, id desc)
    include (created_at, parent_id, status_id, priority_id, assignee_count, cell, due_at, requester_id, last_requester_message)
    where deleted_at is null and solved_at is null;
create index unsolved_tagged_of_unit on service_request (unit_key)
    where deleted_at is null and solved_at is null and tags <> '{}';
create index unsolved_assignment_of_unit on assignment (unit_key, request_id, person_id) where unsolved;

-- A server that does not count the cells must not write. Each write appends to the change log, and tells there which version
-- of the tables its writer maintains: the number of the newest migration that changed what a write has to do.
alter table change_log add column writer smallint not null default 4;
alter table change_log alter column writer set default 0;

create function reject_older_writer() returns trigger language plpgsql
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    raise exception using
        errcode = 'object_not_in_prerequisite_state',
        message = 'the tables have been migrated by a newer version, whose counts this version does not maintain',
        hint = 'Upgrade this server. Reads continue to work.';
end $$;

create trigger reject_older_writer before insert on change_log
    for each row when (new.writer < 4) execute function reject_older_writer();

alter table desk
    -- Whether the cells contain the requests that existed before the cells.
    add column cells_counted boolean not null default false,
    -- A server that maintains an older version of the tables does not open the desk.
    add column oldest_writer smallint not null default 4;
