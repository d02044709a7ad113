-- Statuses of the helpdesk's own. The id of a status determines its category, so that no row of a request or of the change log
-- has to name it: 1 to 6 are the default statuses of the categories, and further ones of category c have the ids from
-- 100c + 1 to 100c + 99. An invalid id has no category, which the constraint "not null" rejects.

alter table status
    add column category text not null generated always as (
        case case when id < 100 then id when id % 100 <> 0 then id / 100 end
            when 1 then 'open'
            when 2 then 'in_progress'
            when 3 then 'pending_requester_response'
            when 4 then 'on_hold'
            when 5 then 'solved'
            when 6 then 'closed'
        end) stored,
    -- Lists of statuses are ordered by position, then by id.
    add column position integer check (position between 1 and 9999),
    -- false: requests that have the status keep it, and no other request gets it. The default statuses stay active.
    add column active boolean not null default true check (active or id >= 100);

update status set position = 10 * id;
alter table status
    alter column position set not null,
    add constraint solved_as_its_category_says check (count_as_solved = (category in ('solved', 'closed')));

drop trigger record_admin_change on status;
create trigger record_admin_change after insert or update on status
    for each row execute function record_admin_change('name', 'color', 'category', 'position', 'active');

alter table service_request
    drop constraint solved_as_its_status_says,
    add constraint solved_as_its_status_says
        check ((solved_at is not null) = (status_id in (5, 6) or status_id between 501 and 699));

-- The views of one status contain all statuses of its category.
drop index pending_response_of_unit, pending_response_by_updated, in_progress_of_unit, in_progress_by_updated;
create index pending_response_of_unit on service_request (unit_key, updated_at desc, id desc) include (parent_id)
    where deleted_at is null and solved_at is null and (status_id = 3 or status_id between 301 and 399);
create index pending_response_by_updated on service_request (updated_at desc, id desc) include (parent_id)
    where deleted_at is null and solved_at is null and (status_id = 3 or status_id between 301 and 399);
create index in_progress_of_unit on service_request (unit_key, updated_at desc, id desc) include (parent_id)
    where deleted_at is null and solved_at is null and (status_id = 2 or status_id between 201 and 299);
create index in_progress_by_updated on service_request (updated_at desc, id desc) include (parent_id)
    where deleted_at is null and solved_at is null and (status_id = 2 or status_id between 201 and 299);
