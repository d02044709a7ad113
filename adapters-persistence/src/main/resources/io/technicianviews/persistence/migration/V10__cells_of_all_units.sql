-- The cells of all units together, so that the count of a custom view for an admin reads as many rows as one for a single
-- unit. Their unit key is 0, which no unit has. Writes do not append to them: the rollup adds the deltas of each unit to both
-- sums.

-- First, since it excludes rollups, and waits for one that is under way. An older server would move deltas into the sums of
-- the units alone. Its rollup fails instead; a newer one makes up for it.
create trigger reject_older_rollup before delete on cell_counter_change
    for each statement when (coalesce(current_setting('technician_views.cell_rollup', true), '') <> '10')
    execute function reject_older_rollup();

insert into cell_counter (technician_id, unit_key, cell, day, moment, requests)
select 0, 0, cell, day, moment, sum(requests)
from cell_counter
where technician_id = 0
group by moment, day, cell
having sum(requests) <> 0
order by moment, day, cell;
