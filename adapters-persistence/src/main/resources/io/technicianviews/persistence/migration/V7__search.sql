-- Search by words of subjects and of requesters' names. The words are computed here, not by a text search parser or by
-- pg_trgm: they are the same in every database, whatever its locale and extensions, and the same as those of the class
-- SearchWords.

-- The text without the differences that a search ignores: case, accents, compatibility forms.
create function search_fold(value text) returns text language sql immutable parallel safe
    return case when octet_length(value) = char_length(value) then lower(value collate "C")
        else translate(
            lower(regexp_replace(normalize(value, NFKD), '[\u0300-\u036f\u3099\u309a]+', '', 'g') collate "C"),
            'ÆÐØÞĐĦŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǤǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆ'
            || 'ɈɊɌɎͰͲͶͿΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩϏϘϚϜϞϠϢϤϦϨϪϬϮϷϺϽϾϿЂЄЅІЈЉЊЋЏА'
            || 'БВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤ'
            || 'ҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸ'
            || 'ԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖς',
            'æðøþđħłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǥƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇ'
            || 'ɉɋɍɏͱͳͷϳαβγδεζηθικλμνξοπρστυφχψωϗϙϛϝϟϡϣϥϧϩϫϭϯϸϻͻͼͽђєѕіјљњћџа'
            || 'бвгдежзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥ'
            || 'ҧҩҫҭүұҳҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէը'
            || 'թժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆσ')
        end;

-- The words of a text. Chinese and Japanese characters are words of their own.
create function search_words(value text) returns tsvector language sql immutable parallel safe
    return array_to_tsvector(array(
        select left(word, 50)
        from regexp_split_to_table(
            regexp_replace(search_fold(value), '([\u2e80-\u2fdf\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf'
                || '\u4e00-\u9fff\U00020000-\U0003ffff])', ' \1 ', 'g'),
            '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u055a-\u055f\u0589\u058a\u05be\u05c0'
                || '\u05c3\u05f3\u05f4\u060c\u061b\u061c\u061f\u066a-\u066d\u06d4\u0964\u0965\u115f\u1160\u1680\u17b4'
                || '\u17b5\u180b-\u180f\u2000-\u206f\u20a0-\u20cf\u2800\u3000-\u303f\u3164\ufe00-\ufe1f\ufe30-\ufe4f'
                || '\ufeff\uffa0\ufff0-\ufffb]+') as word
        where word <> ''));

-- The words of the subjects of requests that are not deleted, and what a search filters and orders by. A table of its own,
-- since nearly every update of a request would change all of its indexes, and this one has an entry for each word.
-- Triggers alone write it.
create table request_search (
    request_id bigint primary key,
    unit_key bigint not null,
    created_at timestamptz not null,
    words tsvector not null
);

insert into request_search (request_id, unit_key, created_at, words)
select id, unit_key, created_at, search_words(subject) from service_request where deleted_at is null;

-- A search also reads the list of entries that are not merged into the index yet; hence a short one.
create index request_search_by_words on request_search using gin (words) with (gin_pending_list_limit = 512);
create index person_by_words on person using gin (search_words(full_name)) with (gin_pending_list_limit = 64);

alter table request_search set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500,
    autovacuum_vacuum_insert_scale_factor = 0.02);

create function record_added_words() returns trigger language plpgsql
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    insert into request_search (request_id, unit_key, created_at, words)
    select id, unit_key, created_at, search_words(subject) from added where deleted_at is null;
    return null;
end $$;

create function record_changed_words() returns trigger language plpgsql
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    if new.deleted_at is not null then
        delete from request_search where request_id = new.id;
    else
        insert into request_search (request_id, unit_key, created_at, words)
        values (new.id, new.unit_key, new.created_at, search_words(new.subject))
        on conflict (request_id) do update
        set unit_key = excluded.unit_key, created_at = excluded.created_at, words = excluded.words;
    end if;
    return null;
end $$;

create function record_removed_words() returns trigger language plpgsql
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    delete from request_search using removed where request_id = removed.id;
    return null;
end $$;

create trigger words_added after insert on service_request
    referencing new table as added for each statement execute function record_added_words();
create trigger words_changed after update on service_request
    for each row when ((old.subject, old.unit_key, old.created_at, old.deleted_at is null)
        is distinct from (new.subject, new.unit_key, new.created_at, new.deleted_at is null))
    execute function record_changed_words();
create trigger words_removed after delete on service_request
    referencing old table as removed for each statement execute function record_removed_words();
