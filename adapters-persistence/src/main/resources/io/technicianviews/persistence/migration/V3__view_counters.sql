-- The counts of the views, kept so that nobody has to count: a number for each view, unit, type and last day on which its
-- requests are in it. The domain says which they are; whoever writes a request adds, in his own transaction, what it leaves
-- and enters. The sum of both tables is exact in every snapshot.

create table view_counter (
    -- 0: the view is the same for all who see the unit.
    technician_id bigint not null,
    unit_key bigint not null,
    -- In days since 1970-01-01; 2147483647: until somebody writes.
    last_day integer not null,
    view text not null,
    subtask boolean not null,
    requests bigint not null,
    primary key (technician_id, unit_key, last_day, view, subtask)
) with (fillfactor = 60);

-- What was added and is not summed up yet. Rows are only appended, so that writers wait for nobody; one process at a time
-- sums them up. Vacuumed by whoever does so: what was summed up leaves dead rows behind.
create table view_counter_change (
    technician_id bigint not null,
    unit_key bigint not null,
    last_day integer not null,
    view text not null,
    subtask boolean not null,
    requests bigint not null
) with (vacuum_truncate = false, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0);

alter table view_counter_change replica identity full;

create index view_counter_change_of_unit on view_counter_change (technician_id, unit_key);

-- Whether the requests that were there before the counters are in them; and what came of the last comparison with the truth.
alter table desk add column counted boolean not null default false;
alter table desk add column recounted_at timestamptz;
alter table desk add column recount_differences bigint;

-- The counters hold what these held.
drop trigger tally_added on service_request;
drop trigger tally_removed on service_request;
drop trigger tally_changed on service_request;
drop trigger tally_emptied on service_request;
drop function tally_added;
drop function tally_removed;
drop function tally_changed;
drop function tally_emptied;
drop table request_tally;
