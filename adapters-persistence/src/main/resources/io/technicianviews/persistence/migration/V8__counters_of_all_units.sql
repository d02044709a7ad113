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
