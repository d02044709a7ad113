-- Who has which request open, until when. Unlogged: a heartbeat costs no WAL, and after a crash the next one restores it.
-- Without foreign keys, since their checks would lock the rows of requests.
create unlogged table presence (
    person_id bigint not null,
    request_id bigint not null,
    activity text not null,
    ends_at timestamptz not null,
    primary key (person_id, request_id)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
