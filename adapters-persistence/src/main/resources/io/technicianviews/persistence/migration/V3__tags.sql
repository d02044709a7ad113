-- The tags of requests. They are an array of the request's row: rows of lists and the pass over the unsolved requests read
-- them without a join. request_tag holds the same tags by business unit, so that the names in use are found by index.

-- Whether a text is a normalized tag, as the class TagRule defines. Only the lower case of ASCII letters is checked, since
-- that of others depends on the version of Unicode.
create function is_tag(value text) returns boolean language sql immutable parallel safe
    return value <> '' and char_length(value) <= 50 and lower(value collate "C") = value
        and value !~ ('[,\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f'
        || '\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f'
        || '\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff]');

-- Whether an array holds at most 20 different tags and nothing else.
create function are_tags(value text[]) returns boolean language sql immutable parallel safe
    return cardinality(value) <= 20 and coalesce(array_ndims(value), 1) = 1
        and cardinality(value) = (select count(distinct tag) from unnest(value) as tag)
        and (select coalesce(bool_and(is_tag(tag)), true) from unnest(value) as tag);

alter table service_request
    add column tags text[] not null default '{}',
    add constraint tags_are_normalized check (tags = '{}' or are_tags(tags));

-- null: none, as most requests.
alter table change_log add column before_tags text[], add column after_tags text[];

-- The tags of all requests that are not deleted. Triggers alone write it. Without numbers per tag: they would be rows that
-- all writers of a tag update, and so wait for each other.
create table request_tag (
    unit_key bigint not null,
    tag text collate "C" not null,
    request_id bigint not null,
    primary key (unit_key, tag, request_id)
);

-- For admins, who see all units.
create index request_tag_by_name on request_tag (tag);

alter table request_tag set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);

create function record_request_tags() returns trigger language plpgsql
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        delete from request_tag
        where unit_key = old.unit_key and tag = any (old.tags) and request_id = old.id;
    end if;
    if tg_op <> 'DELETE' then
        insert into request_tag (unit_key, tag, request_id)
        select new.unit_key, tag, new.id from unnest(new.tags) as tag where new.deleted_at is null;
    end if;
    return null;
end $$;

create trigger request_tags_added after insert on service_request
    for each row when (new.tags <> '{}') execute function record_request_tags();
create trigger request_tags_changed after update on service_request
    for each row when ((old.tags <> '{}' or new.tags <> '{}')
        and (old.tags, old.unit_key, old.deleted_at is null)
            is distinct from (new.tags, new.unit_key, new.deleted_at is null))
    execute function record_request_tags();
create trigger request_tags_removed after delete on service_request
    for each row when (old.tags <> '{}') execute function record_request_tags();
