-- The counters of all units together, so that a count for an admin reads as many rows as one for a single unit. Their unit
-- key is 0, which no unit has. Writes do not append to them: the rollup adds the deltas of each unit to both sums.
insert into view_counter (technician_id, unit_key, last_day, subtask,
    unassigned, all_unsolved, recently_updated, recently_solved, urgent_high_priority, pending_requester_response,
    pending_subtask, new_today, in_progress, all_tickets, all_solved)
select 0, 0, last_day, subtask,
    sum(unassigned), sum(all_unsolved), sum(recently_updated), sum(recently_solved), sum(urgent_high_priority),
    sum(pending_requester_response), sum(pending_subtask), sum(new_today), sum(in_progress), sum(all_tickets), sum(all_solved)
from view_counter
where technician_id = 0
group by last_day, subtask
order by last_day;

-- An older server would move deltas into the sums of the units alone. Its rollup fails instead; a newer one makes up for it.
create function reject_older_rollup() returns trigger language plpgsql
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    raise exception using
        errcode = 'object_not_in_prerequisite_state',
        message = 'the counters have been migrated by a newer version, whose sums this version does not maintain',
        hint = 'Upgrade this server. Reads continue to work.';
end $$;

create trigger reject_older_rollup before delete on view_counter_change
    for each statement when (coalesce(current_setting('technician_views.rollup', true), '') <> '8')
    execute function reject_older_rollup();
