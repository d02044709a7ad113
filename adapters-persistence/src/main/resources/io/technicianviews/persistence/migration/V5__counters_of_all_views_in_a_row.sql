-- The counters that have everything but the view in common stand in one row: a scope is read, a write added and a second
-- summed up in a third of the rows. A column for each view; null: none. Servers from before, who know rows of one view only, fail
-- with this instead of counting wrong.

lock table view_counter, view_counter_change in access exclusive mode;

create table view_counter_before as
    select technician_id, unit_key, last_day, view, subtask, sum(requests)::bigint as requests
    from (table view_counter union all table view_counter_change) as counters
    group by technician_id, unit_key, last_day, view, subtask
    having sum(requests) <> 0;

drop table view_counter;
drop table view_counter_change;

create table view_counter (
    -- 0: the view is the same for all who see the unit.
    technician_id bigint not null,
    unit_key bigint not null,
    -- In days since 1970-01-01; 2147483647: until somebody writes.
    last_day integer not null,
    subtask boolean not null,
    unassigned bigint,
    all_unsolved bigint,
    my_unsolved bigint,
    recently_updated bigint,
    recently_solved bigint,
    all_your_requests bigint,
    urgent_high_priority bigint,
    pending_requester_response bigint,
    pending_subtask bigint,
    new_today bigint,
    in_progress bigint,
    all_tickets bigint,
    all_solved bigint,
    primary key (technician_id, unit_key, last_day, subtask)
) with (fillfactor = 60);

-- As view_counter_change was before: what was added and is not summed up yet.
create table view_counter_change (
    technician_id bigint not null,
    unit_key bigint not null,
    last_day integer not null,
    subtask boolean not null,
    unassigned bigint,
    all_unsolved bigint,
    my_unsolved bigint,
    recently_updated bigint,
    recently_solved bigint,
    all_your_requests bigint,
    urgent_high_priority bigint,
    pending_requester_response bigint,
    pending_subtask bigint,
    new_today bigint,
    in_progress bigint,
    all_tickets bigint,
    all_solved bigint
) with (vacuum_truncate = false, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0);

alter table view_counter_change replica identity full;

create index view_counter_change_of_unit on view_counter_change (technician_id, unit_key);

insert into view_counter
    select
        technician_id, unit_key, last_day, subtask,
        sum(requests) filter (where view = 'unassigned'),
        sum(requests) filter (where view = 'all_unsolved'),
        sum(requests) filter (where view = 'my_unsolved'),
        sum(requests) filter (where view = 'recently_updated'),
        sum(requests) filter (where view = 'recently_solved'),
        sum(requests) filter (where view = 'all_your_requests'),
        sum(requests) filter (where view = 'urgent_high_priority'),
        sum(requests) filter (where view = 'pending_requester_response'),
        sum(requests) filter (where view = 'pending_subtask'),
        sum(requests) filter (where view = 'new_today'),
        sum(requests) filter (where view = 'in_progress'),
        sum(requests) filter (where view = 'all_tickets'),
        sum(requests) filter (where view = 'all_solved')
    from view_counter_before
    group by technician_id, unit_key, last_day, subtask;

drop table view_counter_before;
